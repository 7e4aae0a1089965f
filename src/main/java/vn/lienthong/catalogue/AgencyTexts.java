package vn.lienthong.catalogue;

/** The two styles of agency codes (domain.md 3), as texts. Lists were reissued: nothing below the root is converted. */
final class AgencyTexts {
    private AgencyTexts() {}

    /** {@code H56} for {@code 000.00.00.H56}; any other code as it is. */
    static String plain(String code) {
        return code.startsWith("000.00.00.") ? code.substring(10) : code;
    }

    /** The province or ministry: the last group of the old style, the first of the new one. */
    static String root(String code) {
        if (!code.isEmpty() && Character.isDigit(code.charAt(0))) {
            return code.substring(code.lastIndexOf('.') + 1);
        }
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }
}
