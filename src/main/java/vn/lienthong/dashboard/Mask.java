package vn.lienthong.dashboard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a payload may be shown to anyone: structure, and values that look like a code, a date or a number under a key
 * of safe-keys.txt. What is not known to be safe is masked; an empty value stays empty, because its absence is a finding.
 */
public final class Mask {
    static final String MASKED = "•••";

    private static final Set<String> SAFE_KEYS = Assets.read("safe-keys.txt")
            .text()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern DATE = Pattern.compile(
            "(19|20)\\d{6}(\\d{6})?|(\\d{4}[-/]\\d{2}[-/]\\d{2}|\\d{1,2}[-/]\\d{1,2}[-/]\\d{4})([ T][\\d:.]{4,12})?([Z+-][\\d:]{0,5})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,8}([.,]\\d{1,3})?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("1\\d{12}");
    // Personal numbers have 9 or 12 digits, tax codes 10 or 13, phones 10 or 11.
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d{9,13}(-\\d{3})?");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern SMALL = Pattern.compile("\\d{1,2}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern NOT_IN_KEY = Pattern.compile("[^a-z0-9]");
    private static final Pattern PERSONAL_IN_TEXT = Pattern.compile(
            "(?<![\\w.-])\\+?(\\d{9,12}|(?=(?:[ .-]?\\d){9})\\d{2,4}(?:[ .-]\\d{3,4}){2,3})(?!\\w|\\.\\w)|[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern SECRET_IN_ADDRESS = Pattern.compile(
            "(?i)([?&][^=&\\s]*(key|token|secret|pass|auth|session)[^=&\\s]*=)[^&\\s]*|(://)[^/@\\s]*@");

    private Mask() {}

    /** The value itself when it is empty or safe under its key, else the mask. */
    static String value(String key, String value) {
        String plain = value.strip();
        return plain.isEmpty() || isSafe(key, plain) ? value : MASKED;
    }

    /** Truth values and numbers of one or two digits say nothing about a person. */
    static boolean isHarmlessNumber(String number) {
        return SMALL.matcher(number).matches();
    }

    static boolean isSafeKey(String key) {
        return SAFE_KEYS.contains(normal(key));
    }

    /** A key is structure, but some senders use values as keys. */
    static String key(String key) {
        boolean odd = key.length() > 64
                || key.indexOf('@') >= 0
                || SIX_DIGITS.matcher(key).find();
        return odd ? MASKED : key;
    }

    /** A sentence of ours or of the portal: what looks like a personal number, a phone or an e-mail is masked. */
    public static String sentence(String text) {
        return PERSONAL_IN_TEXT.matcher(text).replaceAll(MASKED);
    }

    /** A source's address: its secrets are masked, too. */
    static String address(String text) {
        return sentence(SECRET_IN_ADDRESS.matcher(text).replaceAll("$1$3" + MASKED));
    }

    private static boolean isSafe(String key, String value) {
        return isSafeKey(key) && (isTime(value) || isShort(value));
    }

    private static boolean isTime(String value) {
        return DATE.matcher(value).matches() || EPOCH_MILLIS.matcher(value).matches();
    }

    private static boolean isShort(String value) {
        boolean shaped = NUMBER.matcher(value).matches() || CODE.matcher(value).matches();
        return shaped && !LONG_NUMBER.matcher(value).matches();
    }

    private static String normal(String key) {
        String small = key.toLowerCase(Locale.ROOT).replace('đ', 'd');
        String plain =
                MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
        return NOT_IN_KEY.matcher(plain).replaceAll("");
    }
}
