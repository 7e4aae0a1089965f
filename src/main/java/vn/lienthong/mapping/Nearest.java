package vn.lienthong.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The valid name nearest to what was written: what the author most likely meant. */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** Empty text when there is nothing to choose from. */
    public static String to(String written, Collection<String> valid) {
        String start = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        String folded = start.toLowerCase(Locale.ROOT);
        return valid.stream()
                .min(Comparator.comparingInt((String name) -> far(folded, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** A name cut short is nearer to the whole one than a random short word is. */
    private static int far(String written, String name) {
        boolean part = !written.isEmpty() && (name.contains(written) || written.contains(name));
        return part ? distance(written, name) / 3 : distance(written, name);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(before[j], row[j - 1]) + 1);
            }
            int[] spare = before;
            before = row;
            row = spare;
        }
        return before[b.length()];
    }
}
