package vn.lienthong.sandbox;

/** The portal's time of day, {@code yyyyMMddHHmmss}, wall clock of Asia/Ho_Chi_Minh (domain.md 1.6). */
final class PortalTime {
    private static final int LENGTH = 14;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private PortalTime() {}

    /** By hand and not by a formatter: up to ten dates a record, ten thousand records a second. */
    static boolean isReal(String text) {
        if (text.length() != LENGTH || !allDigits(text)) {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 4, 6);
        int day = number(text, 6, 8);
        if (year < 1900 || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
            return false;
        }
        return number(text, 8, 10) < 24 && number(text, 10, 12) < 60 && number(text, 12, 14) < 60;
    }

    /** The fourteen digits of a time that is written with other characters between them; milliseconds are left out. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder(LENGTH);
        for (int i = 0; i < text.length() && digits.length() < LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** The digits as one number, 0 for absent: eight bytes a date instead of a string. */
    static long pack(String text) {
        return text.isBlank() ? 0 : Long.parseLong(text);
    }

    static String unpack(long packed) {
        return packed == 0 ? "" : Long.toString(packed);
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n = n * 10 + text.charAt(i) - '0';
        }
        return n;
    }
}
