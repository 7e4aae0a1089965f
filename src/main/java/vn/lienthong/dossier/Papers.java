package vn.lienthong.dossier;

import java.util.List;

/**
 * The lists that travel with a dossier (domain.md 1.6); texts as the source gives them, codes already the portal's. Never
 * null; components of the items may be null.
 */
public record Papers(
        List<String> databases,
        List<Document> documents,
        List<Fee> fees,
        List<OtherPaper> otherPapers,
        List<Supplement> supplements,
        List<Result> results) {
    public static final Papers NONE = new Papers(null, null, null, null, null, null);

    public Papers {
        databases = databases == null ? List.of() : List.copyOf(databases);
        documents = documents == null ? List.of() : List.copyOf(documents);
        fees = fees == null ? List.of() : List.copyOf(fees);
        otherPapers = otherPapers == null ? List.of() : List.copyOf(otherPapers);
        supplements = supplements == null ? List.of() : List.copyOf(supplements);
        results = results == null ? List.of() : List.copyOf(results);
    }

    /** TaiLieuNop: a submitted document with its digitisation flags. */
    public record Document(
            String id,
            String name,
            String deleted,
            String component,
            String link,
            String digitised,
            String reused,
            String fromNationalStore,
            String replacedByResult) {}

    /** DanhSachLePhi: a fee; amount in đồng. */
    public record Fee(String name, String code, String collectedWhen, String amount, String kind) {}

    /** DanhSachTepDinhKemKhac. */
    public record OtherPaper(String name, String count, String kind) {}

    /** DanhSachHoSoBoSung: one supplement request; times already in the portal's format. */
    public record Supplement(
            String id,
            String requestedBy,
            String content,
            String requested,
            String receivedBy,
            String receivedInfo,
            String received,
            String status,
            String oldDue,
            String newDue) {}

    /** DanhSachGiayToKetQua. */
    public record Result(String name, String component, String id, String link, String code) {}
}
