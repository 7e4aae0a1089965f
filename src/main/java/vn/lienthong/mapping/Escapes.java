package vn.lienthong.mapping;

import java.util.Map;

/** The escapes of XML in a text that is not XML yet: the five names, and numbers. */
final class Escapes {
    private static final Map<String, String> NAMES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");
    private static final int LONGEST = 8;

    private Escapes() {}

    /** Once, and only what is whole: {@code &amp;lt;} becomes {@code &lt;}. */
    static String undo(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i + 1) : -1;
            String sign = end < 0 || end - i > LONGEST + 1 ? null : sign(text.substring(i + 1, end));
            plain.append(sign == null ? String.valueOf(text.charAt(i)) : sign);
            i = sign == null ? i + 1 : end + 1;
        }
        return plain.toString();
    }

    private static String sign(String name) {
        if (!name.startsWith("#")) {
            return NAMES.get(name);
        }
        try {
            boolean hex = name.startsWith("#x");
            int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) ? Character.toString(point) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
