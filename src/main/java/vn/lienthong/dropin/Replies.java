package vn.lienthong.dropin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import vn.lienthong.journal.Payload;

/** Writes answers in the portal's shape, exactly its keys and no others (domain.md 1.2, 1.4). */
final class Replies {
    private static final JsonFactory JSON = new JsonFactory();

    private Replies() {}

    static Answer loggedIn(String session) {
        return Answer.ok(write(out -> {
            out.writeStringField("session", session);
            out.writeNumberField("error_code", 0);
            out.writeStringField("message", "OK");
        }));
    }

    static Answer done(String message) {
        return result(message, List.of());
    }

    static Answer found(List<Map<String, Object>> result) {
        return result("", result);
    }

    private static Answer result(String message, List<Map<String, Object>> result) {
        return Answer.ok(write(out -> {
            out.writeStringField("error_code", "0");
            out.writeStringField("message", message);
            out.writeFieldName("result");
            writeValue(out, result);
        }));
    }

    static Answer refused(Refusal refusal) {
        Payload body = write(out -> {
            if (refusal == Refusal.SESSION) {
                out.writeNumberField("error_code", -1);
            } else {
                out.writeStringField("error_code", refusal.errorCode());
            }
            out.writeStringField("message", refusal.message());
        });
        return new Answer(refusal.httpStatus(), Answer.JSON, refusal.retryAfterSeconds(), body);
    }

    private static void writeValue(JsonGenerator out, Object value) throws IOException {
        if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                writeValue(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                out.writeFieldName((String) field.getKey());
                writeValue(out, field.getValue());
            }
            out.writeEndObject();
        } else {
            out.writeString((String) value);
        }
    }

    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private static Payload write(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Payload.of(bytes.toByteArray());
    }
}
