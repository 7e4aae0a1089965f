package vn.lienthong.portal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Vietnamese text that was UTF-8, read by somebody as a western code page, and written as UTF-8 again (FM-24). */
final class Garbled {
    private static final Pattern LOOKS_GARBLED = Pattern.compile(
            "[\u00c3\u00c4\u00c6][\u0080-\u00bf\u2018-\u203a\u0192\u02c6\u02dc]|\u00e1[\u00ba\u00bb]|\u00c4\u2018");

    private Garbled() {}

    /** The text it was, or the text as it is when it was not garbled or cannot be mended. */
    static String mend(String text) {
        if (!LOOKS_GARBLED.matcher(text).find()) {
            return text;
        }
        String mended = reread(text, StandardCharsets.ISO_8859_1);
        return mended != null ? mended : orElse(reread(text, Charset.forName("windows-1252")), text);
    }

    private static String orElse(String mended, String text) {
        return mended == null ? text : mended;
    }

    private static String reread(String text, Charset wrong) {
        try {
            ByteBuffer bytes = wrong.newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
