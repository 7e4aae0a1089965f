package vn.lienthong.dropin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.DossierNumber;

/** What a client asks on the way: its dossiers, and the catalogue with the portal's upper-case keys (domain.md 1.5). */
final class LookUps {
    static final String ALL = "TraCuuHoSo, LayThuTuc, LayDanhSachTTHC, LayDanhMucCoQuan, LayDanhMucLinhVuc";

    private final Beliefs beliefs;
    private final Awaiting awaiting;
    private final Catalogues catalogues;

    LookUps(Beliefs beliefs, Awaiting awaiting, Catalogues catalogues) {
        this.beliefs = beliefs;
        this.awaiting = awaiting;
        this.catalogues = catalogues;
    }

    /** Empty for a service that is none of these. */
    Optional<Answer> find(String service, Ask ask, Account account) {
        Catalogue catalogue = catalogues.active();
        return Optional.ofNullable(
                switch (service) {
                    case "TraCuuHoSo" -> dossier(ask, account);
                    case "LayThuTuc" -> procedure(ask, catalogue);
                    case "LayDanhSachTTHC" -> list("Thủ tục", catalogue.procedures(), LookUps::shortly);
                    case "LayDanhMucCoQuan" -> list("Cơ quan", catalogue.agencies(), LookUps::agency);
                    case "LayDanhMucLinhVuc" -> list("Lĩnh vực", catalogue.sectors(), LookUps::sector);
                    default -> null;
                });
    }

    private Answer dossier(Ask ask, Account account) {
        String asked = ask.get("mahoso").strip();
        if (asked.isEmpty()) {
            return Replies.refused(Refusal.missing("mahoso"));
        }
        Optional<DossierNumber> number = LineKey.number(asked);
        long bookmark = beliefs.bookmark();
        if (awaiting.isBlind(bookmark)) {
            return Replies.refused(Refusal.behind());
        }
        return Replies.found(number.flatMap(known -> beliefs.find(known, account, bookmark))
                .map(LookUps::dossier)
                .map(List::of)
                .orElse(List.of()));
    }

    private static Map<String, Object> dossier(Line line) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("MaHoSo", line.number().value());
        found.put("MaTTHC", line.procedure());
        found.put("TrangThaiHoSo", line.status());
        found.put("NgayTiepNhan", line.received());
        return found;
    }

    /** An unknown code is an error and no empty list: the hub may lack what the portal has. */
    private static Answer procedure(Ask ask, Catalogue catalogue) {
        String asked = ask.get("maTTHC").strip();
        if (asked.isEmpty()) {
            return Replies.refused(Refusal.missing("maTTHC"));
        }
        return catalogue
                .findProcedure(asked)
                .map(procedure -> Replies.found(List.of(shortly(procedure))))
                .orElseGet(() -> Replies.refused(Refusal.unloaded("Thủ tục đã hỏi")));
    }

    private interface Row<T> {
        Map<String, Object> of(T item);
    }

    private static <T> Answer list(String what, Map<String, T> items, Row<T> row) {
        if (items.isEmpty()) {
            return Replies.refused(Refusal.unloaded(what));
        }
        List<Map<String, Object>> rows = new ArrayList<>(items.size());
        new TreeMap<>(items).values().forEach(item -> rows.add(row.of(item)));
        return Replies.found(rows);
    }

    private static Map<String, Object> shortly(Catalogue.Procedure procedure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("MATTHC", procedure.code());
        row.put("TENTTHC", text(procedure.name()));
        List<Map<String, Object>> sectors = procedure.sectorCode() == null
                ? List.of()
                : List.of(named("MALINHVUC", procedure.sectorCode(), "TENLINHVUC", procedure.sectorName()));
        row.put("LINHVUCTHUCHIEN", sectors);
        return row;
    }

    private static Map<String, Object> agency(Catalogue.Agency agency) {
        Map<String, Object> row = named("MADONVI", agency.code(), "TENDONVI", agency.name());
        row.put("CAPDONVI", text(agency.level()));
        return row;
    }

    private static Map<String, Object> sector(Catalogue.Sector sector) {
        Map<String, Object> row = named("MALINHVUC", sector.code(), "TENLINHVUC", sector.name());
        row.put("MANGANH", text(sector.branch()));
        return row;
    }

    private static Map<String, Object> named(String codeKey, String code, String nameKey, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(codeKey, code);
        row.put(nameKey, text(name));
        return row;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
