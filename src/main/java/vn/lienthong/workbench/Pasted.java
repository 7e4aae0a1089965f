package vn.lienthong.workbench;

import java.util.Map;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** A text that a person pasted, as the delivery it would be. Lives as long as the question about it. */
public final class Pasted {
    private Pasted() {}

    /** The format is told by the first sign: what begins neither as JSON nor as XML is separated values. */
    public static Entry delivery(String code, String text, Map<String, String> facts) {
        return new Entry(
                Long.MAX_VALUE,
                Kind.DELIVERY,
                code,
                Example.RECEIVED,
                contentType(text.stripLeading()),
                facts,
                Payload.ofText(text),
                null);
    }

    private static String contentType(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            return "application/json";
        }
        return text.startsWith("<") ? "application/xml" : "text/csv";
    }
}
