package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/**
 * What a page's form sent, as {@code text/plain}: a line {@code name=value} for each field. The HTTP server takes no more than
 * 8 KiB for a field in the other two forms. The field {@code goi} is the form's last, and takes all that follows.
 */
final class Forms {
    private static final String LAST = "goi";

    private Forms() {}

    /** Refuses what is larger, before it is looked at. */
    static Map<String, String> read(Exchange exchange, int mostBytes) {
        byte[] body = exchange.getIn().getBody(byte[].class);
        if (body == null || body.length == 0) {
            throw new RefusedException(Refusal.empty());
        }
        if (body.length > mostBytes) {
            throw new RefusedException(Refusal.tooLarge(body.length, mostBytes));
        }
        return read(new String(body, StandardCharsets.UTF_8));
    }

    /** The first of two fields with one name counts; a line that is no field is passed over. */
    static Map<String, String> read(String body) {
        Map<String, String> fields = new HashMap<>();
        int at = 0;
        while (at < body.length()) {
            int end = body.indexOf("\r\n", at);
            String line = body.substring(at, end < 0 ? body.length() : end);
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).equals(LAST)) {
                String rest = body.substring(at + equals + 1);
                fields.putIfAbsent(LAST, rest.endsWith("\r\n") ? rest.substring(0, rest.length() - 2) : rest);
                return fields;
            }
            if (equals > 0) {
                fields.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
            at = end < 0 ? body.length() : end + 2;
        }
        return fields;
    }
}
