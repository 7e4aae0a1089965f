package vn.lienthong.mapping;

import java.util.Locale;
import java.util.Set;

/**
 * What a line does to a source's text, in this order: takes a protecting prefix off, knows the texts that say nothing, reads
 * the words for yes and no or a number as people write it, puts lost zeros back, changes the case.
 *
 * @param strip a prefix that protects a number in a spreadsheet, or empty
 * @param empty texts that mean nothing was said
 * @param yes words that mean 1, in lower case
 * @param no words that mean 0, in lower case
 * @param decimal the mark before the decimals, or empty when numbers are plain
 * @param pad how many digits a number had before its zeros were lost, or 0
 * @param letters upper, lower, title, or empty to leave them
 */
record Wording(
        String strip, Set<String> empty, Set<String> yes, Set<String> no, String decimal, int pad, String letters) {
    /** Before a text that must be refused, though the field might take it: 12.50 where the comma is the mark. */
    private static final String MISFIT = "\u0000";

    /** One that leaves every text as it is. */
    static final Wording PLAIN = new Wording("", Set.of(), Set.of(), Set.of(), "", 0, "");

    Wording {
        empty = Set.copyOf(empty);
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
    }

    /** From a cleaned text; null when it says nothing. */
    String of(String cleaned) {
        String text = cleaned;
        if (!strip.isEmpty() && text.startsWith(strip)) {
            text = Texts.clean(text.substring(strip.length()));
        }
        if (text.isEmpty() || empty.contains(text)) {
            return null;
        }
        if (!yes.isEmpty() || !no.isEmpty()) {
            return flag(text);
        }
        if (!decimal.isEmpty()) {
            String plain = WrittenNumber.plain(text, decimal.charAt(0));
            return plain == null ? MISFIT + text : plain;
        }
        text = pad == 0 ? text : padded(text);
        return letters.isEmpty() ? text : cased(text);
    }

    private String flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (yes.contains(word)) {
            return "1";
        }
        return no.contains(word) ? "0" : MISFIT + text;
    }

    /** The text behind the mark of one that its line does not understand; null for every other. */
    static String misfit(String text) {
        return text.startsWith(MISFIT) ? text.substring(MISFIT.length()) : null;
    }

    private String padded(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && text.length() < pad ? "0".repeat(pad - text.length()) + text : text;
    }

    private String cased(String text) {
        return switch (letters) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            default -> title(text.toLowerCase(Locale.ROOT));
        };
    }

    private static String title(String lower) {
        StringBuilder title = new StringBuilder(lower.length());
        boolean starts = true;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            title.append(starts ? Character.toTitleCase(c) : c);
            starts = !Character.isLetterOrDigit(c);
        }
        return title.toString();
    }
}
