package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.Locale;

/** What a canonical field may hold. {@link #accept} answers the value in canonical form, or null when it is not one. */
enum ValueKind {
    /** Free text: never quoted in a problem, because it may be personal data. */
    TEXT(false, "văn bản", "text"),
    NUMBER(true, "số hồ sơ 1–100 ký tự", "a dossier number of 1 to 100 characters"),
    AGENCY(true, "mã cơ quan 1–35 ký tự", "an agency code of 1 to 35 characters"),
    PROCEDURE(true, "mã TTHC quốc gia như 2.000815", "a national procedure code such as 2.000815"),
    STATUS(true, "trạng thái 1–10", "a status 1 to 10"),
    CHANNEL(true, "kênh 1–3", "a channel 1 to 3"),
    APPLICANT(true, "loại đối tượng 1–4", "an applicant kind 1 to 4"),
    FLAG(true, "0 hoặc 1", "0 or 1"),
    PLACE(true, "1 hoặc 2", "1 or 2"),
    REUSED(true, "0, 1 hoặc 2", "0, 1 or 2"),
    PAID(true, "0–3", "0 to 3"),
    DELETED(true, "True hoặc False", "True or False"),
    /** A plain number, as text. */
    AMOUNT(true, "một số", "a number"),
    SEQUENCE(true, "một số nguyên", "a whole number"),
    HINT(true, "create, update hoặc none", "create, update or none"),
    /** Anything that is not empty, 0 or false says yes. */
    PRESENCE(true, "giá trị bất kỳ", "any value"),
    TIME(true, "thời điểm", "a time"),
    /** A time inside a list: kept in the portal's own format. */
    PORTAL_TIME(true, "thời điểm", "a time"),
    LIST(false, "danh sách", "a list");

    /** Longer texts than the portal or a table could hold. */
    static final int MAX_TEXT = 100_000;

    private final boolean quotable;
    private final String vi;
    private final String en;

    ValueKind(boolean quotable, String vi, String en) {
        this.quotable = quotable;
        this.vi = vi;
        this.en = en;
    }

    boolean quotable() {
        return quotable;
    }

    String vi() {
        return vi;
    }

    String en() {
        return en;
    }

    boolean isTime() {
        return this == TIME || this == PORTAL_TIME;
    }

    /** Whether a value that does not fit is an unknown code rather than an invalid value. */
    boolean isCode() {
        return this == PROCEDURE || this == STATUS || this == CHANNEL || this == APPLICANT;
    }

    String accept(String value) {
        return switch (this) {
            case TEXT -> value.length() <= MAX_TEXT ? value : null;
            case NUMBER -> value.length() <= 100 ? value : null;
            case AGENCY -> value.length() <= 35 && isToken(value) ? value : null;
            case PROCEDURE -> isNationalProcedure(value) ? value : null;
            case STATUS -> within(value, 1, 10);
            case CHANNEL -> within(value, 1, 3);
            case APPLICANT -> within(value, 1, 4);
            case FLAG -> flag(value, "1", "0");
            case DELETED -> flag(value, "True", "False");
            case PRESENCE -> "0".equals(value) || "false".equalsIgnoreCase(value) ? null : "1";
            case PLACE -> within(value, 1, 2);
            case REUSED -> within(value, 0, 2);
            case PAID -> within(value, 0, 3);
            case AMOUNT -> amount(value);
            case SEQUENCE -> isDigits(value) && value.length() <= 18 ? value : null;
            case HINT -> hint(value.toLowerCase(Locale.ROOT));
            case TIME, PORTAL_TIME, LIST -> value;
        };
    }

    private static String hint(String value) {
        return value.equals("create") || value.equals("update") || value.equals("none") ? value : null;
    }

    private static String flag(String value, String yes, String no) {
        if (value.equals("1") || value.equalsIgnoreCase("true")) {
            return yes;
        }
        return value.equals("0") || value.equalsIgnoreCase("false") ? no : null;
    }

    private static String within(String value, int least, int most) {
        if (value.length() > 2 || !isDigits(value)) {
            return null;
        }
        int number = Integer.parseInt(value);
        return number >= least && number <= most ? Integer.toString(number) : null;
    }

    private static String amount(String value) {
        if (value.length() > 30) {
            return null;
        }
        int dots = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean sign = i == 0 && c == '-' && value.length() > 1;
            dots += c == '.' ? 1 : 0;
            if (!(sign || c >= '0' && c <= '9' || c == '.' && i > 0 && i < value.length() - 1) || dots > 1) {
                return null;
            }
        }
        if (dots == 0) {
            return value.isEmpty() ? null : value;
        }
        BigDecimal number = new BigDecimal(value);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** {@code 2.000815}, {@code 2.002621.H56} or {@code 1.001612.000.00.00.H48} (domain.md 3). */
    private static boolean isNationalProcedure(String value) {
        if (value.length() < 8 || value.length() > 50 || value.charAt(1) != '.' || value.charAt(0) < '1') {
            return false;
        }
        boolean digits = value.charAt(0) <= '9' && isDigits(value.substring(2, 8));
        return digits && (value.length() == 8 || value.charAt(8) == '.' && isToken(value));
    }

    private static boolean isToken(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '-')) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty();
    }
}
