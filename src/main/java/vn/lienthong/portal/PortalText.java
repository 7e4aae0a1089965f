package vn.lienthong.portal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import vn.lienthong.dossier.Moment;

/** Values as the portal wants them: strings, never null, cut to its lengths; the full text stays in the hub (FM-39). */
final class PortalText {
    static final int ANY = Integer.MAX_VALUE;

    private static final ZoneRules VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh").getRules();

    private PortalText() {}

    static String text(String value) {
        return text(value, ANY);
    }

    static String text(String value, int most) {
        if (value == null) {
            return "";
        }
        String cut = value.length() <= most ? value : value.substring(0, mostWhole(value, most));
        return isWhole(cut) ? cut : mend(cut);
    }

    static String time(Moment moment) {
        return moment == null ? "" : time(moment.at());
    }

    /** yyyyMMddHHmmss; written by hand because it happens some sixty thousand times a second. */
    static String time(Instant at) {
        if (at == null) {
            return "";
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, VIETNAM.getOffset(at));
        char[] digits = new char[14];
        put(digits, 0, 4, local.getYear());
        put(digits, 4, 2, local.getMonthValue());
        put(digits, 6, 2, local.getDayOfMonth());
        put(digits, 8, 2, local.getHour());
        put(digits, 10, 2, local.getMinute());
        put(digits, 12, 2, local.getSecond());
        return new String(digits);
    }

    private static void put(char[] digits, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            digits[i] = (char) ('0' + Math.floorMod(rest, 10));
            rest = Math.floorDiv(rest, 10);
        }
    }

    private static int mostWhole(String value, int most) {
        return Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most;
    }

    // Half a character cannot be written as UTF-8: it would stop the whole batch.
    private static boolean isWhole(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String mend(String value) {
        StringBuilder whole = new StringBuilder(value.length());
        value.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return whole.toString();
    }
}
