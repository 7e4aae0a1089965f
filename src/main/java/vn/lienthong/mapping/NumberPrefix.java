package vn.lienthong.mapping;

/** What a dossier's number begins with: {@code H56.98} of {@code H56.98-261012-0001}. */
final class NumberPrefix {
    private NumberPrefix() {}

    /** Null when the number does not begin with an agency's code. */
    static String agency(String number) {
        int last = number.lastIndexOf('-');
        int first = last < 0 ? -1 : number.lastIndexOf('-', last - 1);
        if (first < 1 || first > 35) {
            return null;
        }
        String code = number.substring(0, first);
        String root = Character.isDigit(code.charAt(0)) ? code.substring(code.lastIndexOf('.') + 1) : code;
        boolean known = root.length() >= 3
                && root.charAt(0) >= 'A'
                && root.charAt(0) <= 'Z'
                && Character.isDigit(root.charAt(1))
                && Character.isDigit(root.charAt(2))
                && (root.length() == 3 || root.charAt(3) == '.');
        return known ? code : null;
    }
}
