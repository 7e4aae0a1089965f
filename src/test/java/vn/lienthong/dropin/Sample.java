package vn.lienthong.dropin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import vn.lienthong.journal.Payload;

/** The samples of the portal's protocol, as they are. */
final class Sample {
    private Sample() {}

    static Payload payload(String name) throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream(name)) {
            return Payload.of(in.readAllBytes());
        }
    }

    static JsonNode json(String name) throws IOException {
        return Office.JSON.readTree(payload(name).toBytes());
    }

    /** The sample with a session that opens the door, everything else byte for byte. */
    static Payload with(String session, String name) throws IOException {
        return Payload.ofText(payload(name).text().replace("00000000-synthetic-session-0000", session));
    }
}
