package vn.lienthong.dropin;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.lienthong.journal.Draft;

/** What a sender declares about its bytes. Old clients declare nothing, or plain text; the bytes decide then. */
final class ContentType {
    private static final String JSON = "application/json";

    private ContentType() {}

    static boolean isJson(String declared) {
        if (declared == null || declared.isBlank()) {
            return true;
        }
        String small = declared.toLowerCase(Locale.ROOT).strip();
        int charset = small.indexOf("charset=");
        boolean utf8 = charset < 0 || small.substring(charset).matches("charset=\"?(utf-?8|us-ascii).*");
        return utf8 && (small.matches("[a-z]+/([a-z0-9.-]+\\+)?json\\b.*") || small.startsWith("text/plain"));
    }

    /** As the journal takes it: as declared, or plain JSON where nothing usable was declared. */
    static String kept(String declared) {
        boolean usable = declared != null
                && !declared.isBlank()
                && declared.getBytes(StandardCharsets.UTF_8).length <= Draft.MAX_NAME_BYTES
                && declared.chars().noneMatch(Character::isISOControl);
        return usable ? declared : JSON;
    }
}
