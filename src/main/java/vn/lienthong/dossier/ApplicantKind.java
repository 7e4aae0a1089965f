package vn.lienthong.dossier;

import java.util.Optional;

/** LoaiDoiTuong (domain.md 2.3). */
public enum ApplicantKind {
    CITIZEN(1),
    BUSINESS(2),
    AGENCY(3),
    ORGANISATION(4);

    private final int code;

    ApplicantKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<ApplicantKind> find(int code) {
        return code >= 1 && code <= 4 ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
