package vn.lienthong.mapping;

import java.util.List;
import java.util.Locale;

/** A number as people write it: {@code 1.250.000,50 đ} is 1250000.50. */
final class WrittenNumber {
    private static final List<String> CURRENCIES = List.of("đồng", "vnđ", "vnd", "đ", "₫");

    private WrittenNumber() {}

    /** Plain digits; null when it is not a number written so. */
    static String plain(String text, char decimal) {
        String bare = withoutCurrency(text);
        int point = bare.indexOf(decimal);
        String whole = point < 0 ? bare : bare.substring(0, point);
        String rest = point < 0 ? "" : bare.substring(point + 1);
        String digits = grouped(whole, decimal == ',' ? '.' : ',');
        boolean fits = digits != null && (point < 0 || !rest.isEmpty() && isDigits(rest));
        return fits ? digits + (point < 0 ? "" : "." + rest) : null;
    }

    private static String withoutCurrency(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String currency : CURRENCIES) {
            if (lower.endsWith(currency)) {
                return Texts.clean(text.substring(0, text.length() - currency.length()));
            }
        }
        return text;
    }

    /** {@code 1.250.000} or {@code 1 250 000}: groups of three, all parted by the same mark; null when they are not. */
    private static String grouped(String whole, char mark) {
        boolean minus = whole.startsWith("-");
        String text = (minus ? whole.substring(1) : whole).replace('\u00A0', ' ');
        char parting = text.indexOf(mark) >= 0 ? mark : ' ';
        List<String> groups = List.of(text.split(parting == '.' ? "\\." : String.valueOf(parting), -1));
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            boolean size = groups.size() == 1 || (i == 0 ? group.length() <= 3 : group.length() == 3);
            if (!size || !isDigits(group)) {
                return null;
            }
        }
        return (minus ? "-" : "") + String.join("", groups);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
