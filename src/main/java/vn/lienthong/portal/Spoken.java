package vn.lienthong.portal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.dossier.Call;

/** The portal's own words as they may be stored and shown: short, one line, without personal data. */
final class Spoken {
    private static final int CODE = 40;
    private static final int MESSAGE = 300;
    private static final Pattern PERSONAL =
            Pattern.compile("(?<![\\w.-])(\\+?\\d{9,13}|[\\w.+-]{1,64}@[\\w.-]{1,100})(?![\\w-])");

    private Spoken() {}

    static String code(String code) {
        return line(code, CODE);
    }

    /** Personal numbers, telephone numbers and addresses of mail are masked, unless they are a dossier's number. */
    static String message(String message, Call call) {
        String line = line(message, MESSAGE);
        Matcher personal = PERSONAL.matcher(line);
        return personal.replaceAll(
                found -> Matcher.quoteReplacement(isNumberOf(call, found.group()) ? found.group() : "***"));
    }

    private static boolean isNumberOf(Call call, String text) {
        return call.items().stream()
                .anyMatch(item -> item.number().value().equals(text)
                        || item.issued().number().equals(text));
    }

    private static String line(String text, int most) {
        return PortalText.text(text.replaceAll("\\p{Cntrl}+", " ").strip(), most);
    }
}
