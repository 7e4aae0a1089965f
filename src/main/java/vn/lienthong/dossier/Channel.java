package vn.lienthong.dossier;

import java.util.Optional;

/** KenhThucHien: how the dossier was submitted (domain.md 2.3). A missing channel counts as direct at the portal. */
public enum Channel {
    DIRECT(1),
    ONLINE(2),
    POST(3);

    private final int code;

    Channel(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<Channel> find(int code) {
        return code >= 1 && code <= 3 ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
