package vn.lienthong.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here. Nobody has two: who looks into payloads does not also decide about them. */
public enum Role {
    SOURCE("Hệ thống nguồn", "Source system"),
    OPERATOR("Vận hành", "Operator"),
    MONITOR("Giám sát quốc gia", "National monitor"),
    AUDITOR("Kiểm tra", "Auditor"),
    ADMIN("Quản trị", "Administrator");

    private final String vi;
    private final String en;

    Role(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** As it stands in files and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    public static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
