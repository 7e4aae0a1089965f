package vn.lienthong.reconcile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;

/**
 * What is compared of a dossier, by the portal's field names (domain.md 1.6). Values are the portal's texts: codes, and times as
 * {@code yyyyMMddHHmmss} in Vietnamese time; empty when the dossier does not say it. The names stand in the digest format
 * (src/docs/reconcile.md) and in statements: never rename one.
 */
public enum Fact {
    STATUS("TrangThaiHoSo", s -> Integer.toString(s.status().code())),
    SUBMITTED("NgayNopHoSo", s -> time(s.times().submitted())),
    RECEIVED("NgayTiepNhan", s -> time(s.times().received())),
    DUE("NgayHenTra", s -> time(s.times().due())),
    FINISHED("NgayKetThucXuLy", s -> time(s.times().finished())),
    RETURNED("NgayTra", s -> time(s.times().returned())),
    REFUSED("NgayTuChoi", s -> time(s.times().refused())),
    PROCEDURE("MaTTHC", s -> s.procedure().code()),
    CHANNEL(
            "KenhThucHien",
            s -> s.channel() == null ? "" : Integer.toString(s.channel().code())),
    /** The applicant as a whole: that it differs is said, never how. */
    APPLICANT("ChuHoSo", s -> veiled(s.applicant(), new Applicant(null, null, null, null, null, null, null, null))),
    /** Receipt, summary, notes and flags as a whole. */
    PARTICULARS(
            "ThongTinKhac",
            s -> veiled(s.particulars(), new Particulars(null, null, null, null, null, null, null, null, null, null))),
    /** Documents, fees, supplements and results as a whole. */
    PAPERS("TaiLieuNop", s -> veiled(s.papers(), Papers.NONE));

    /** What a digest may cover: no personal data, nothing that the hub fills in by itself. */
    public static final Set<Fact> SHOWN = Set.copyOf(EnumSet.range(STATUS, CHANNEL));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final String field;
    private final Function<DossierStatus, String> value;

    Fact(String field, Function<DossierStatus, String> value) {
        this.field = field;
        this.value = value;
    }

    /** The portal's name of it. */
    public String field() {
        return field;
    }

    /** Of the portal's name; empty for a field that is not compared. */
    public static Optional<Fact> find(String field) {
        return Arrays.stream(values()).filter(fact -> fact.field.equals(field)).findFirst();
    }

    /** May be written down and shown: holds no personal data. */
    boolean isShown() {
        return SHOWN.contains(this);
    }

    String of(DossierStatus status) {
        String text = value.apply(status);
        return text == null ? "" : text;
    }

    private static String time(Moment moment) {
        return moment == null ? "" : time(moment.at());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /** Stands for what is said; nobody reads it back, and it is never stored. */
    private static <T> String veiled(T said, T nothing) {
        return said == null || said.equals(nothing)
                ? ""
                : HexFormat.of().toHexDigits(Digest.of(said.toString()).low());
    }
}
