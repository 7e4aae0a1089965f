package vn.lienthong.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text can be Vietnamese: its words with marks are syllables, each with one tone at most. */
final class Syllables {
    private static final Pattern WORD = Pattern.compile("\\p{L}{1,20}");
    private static final Pattern MARKS = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?" + "[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?");
    private static final double MOST = 0.8;

    private Syllables() {}

    static boolean areMost(String text) {
        return share(text) >= MOST;
    }

    /** Of the words with letters beyond ASCII, how many are syllables; 0 when there are none. */
    static double share(String text) {
        int marked = 0;
        int fit = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (word.chars().anyMatch(c -> c > 127)) {
                marked++;
                fit += isSyllable(word.toLowerCase(Locale.ROOT)) ? 1 : 0;
            }
        }
        return marked == 0 ? 0 : (double) fit / marked;
    }

    private static boolean isSyllable(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        String toneless = MARKS.matcher(apart).replaceAll("");
        boolean oneTone = apart.length() - toneless.length() <= 1;
        return oneTone
                && SYLLABLE.matcher(Normalizer.normalize(toneless, Normalizer.Form.NFC))
                        .matches();
    }
}
