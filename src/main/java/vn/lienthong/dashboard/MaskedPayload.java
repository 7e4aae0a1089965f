package vn.lienthong.dashboard;

import java.io.IOException;
import java.util.Locale;
import vn.lienthong.journal.Payload;

/**
 * A payload as it may be shown.
 *
 * @param form json, xml, table, or none when nothing of it can be shown
 * @param text the structure with masked values; the beginning of it when the payload is long
 * @param whole false when there is more, or when it could not be read to its end
 */
record MaskedPayload(Form form, String text, boolean whole) {
    /** The most characters shown of one payload. */
    static final int MOST = 60_000;

    enum Form {
        JSON,
        XML,
        TABLE,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static MaskedPayload of(String contentType, Payload payload) {
        Form form = form(contentType, payload);
        StringBuilder out = new StringBuilder();
        boolean whole =
                switch (form) {
                    case JSON -> MaskedJson.write(payload, out);
                    case XML -> MaskedXml.write(payload, out);
                    case TABLE -> MaskedTable.write(payload, out);
                    case NONE -> true;
                };
        return new MaskedPayload(form, out.toString(), whole);
    }

    private static Form form(String contentType, Payload payload) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return switch (firstSign(payload)) {
            case '{', '[' -> Form.JSON;
            case '<' -> Form.XML;
            default -> type.contains("csv") ? Form.TABLE : Form.NONE;
        };
    }

    /** The first byte that is neither white space nor part of a byte order mark. */
    private static char firstSign(Payload payload) {
        try (var in = payload.open()) {
            int sign = in.read();
            while (sign == 0xEF || sign == 0xBB || sign == 0xBF || (sign >= 0 && sign <= ' ')) {
                sign = in.read();
            }
            return (char) Math.max(0, sign);
        } catch (IOException e) {
            return 0;
        }
    }
}
