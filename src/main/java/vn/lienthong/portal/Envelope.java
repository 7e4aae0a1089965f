package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import vn.lienthong.dossier.Call;

/** The request's body (domain.md 1.3). Made without a session, which is put in only on the way out. */
final class Envelope {
    private static final JsonFactory JSON = new JsonFactory();

    /** Length of <code>{"session":"</code>: where the session goes. */
    private static final int SESSION_AT = 12;

    private static final int FIRST_SIZE = 4096;

    private Envelope() {}

    /** The exact body but for an empty session: this is what the journal keeps. */
    static byte[] blank(Call call) {
        return write(json -> {
            json.writeStringField("session", "");
            json.writeStringField("madonvi", call.credential());
            writeService(json, call);
        });
    }

    /** A question to a catalogue service, without its session. */
    static byte[] blank(String madonvi, String service, Map<String, String> parameters) {
        return write(json -> {
            json.writeStringField("session", "");
            json.writeStringField("madonvi", madonvi);
            json.writeStringField("service", service);
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                json.writeStringField(parameter.getKey(), PortalText.text(parameter.getValue()));
            }
        });
    }

    static byte[] login(PortalCredential credential) {
        return write(json -> {
            json.writeStringField("username", credential.username());
            json.writeStringField("password", credential.password());
        });
    }

    static byte[] withSession(byte[] blank, String session) {
        byte[] value = JsonStringEncoder.getInstance().quoteAsUTF8(session);
        return ByteBuffer.allocate(blank.length + value.length)
                .put(blank, 0, SESSION_AT)
                .put(value)
                .put(blank, SESSION_AT, blank.length - SESSION_AT)
                .array();
    }

    private static void writeService(JsonGenerator json, Call call) throws IOException {
        switch (call.service()) {
            case CREATE -> writeDossiers(json, call, "False");
            case UPDATE -> writeDossiers(json, call, "True");
            case STEPS -> writeSteps(json, call);
            case NUMBER ->
                throw new IllegalArgumentException("Expected a call of this protocol, but it issues no numbers");
            case LOOK_UP -> {
                json.writeStringField("service", "TraCuuHoSo");
                json.writeStringField(
                        "mahoso", PortalText.text(call.items().get(0).number().value()));
            }
        }
    }

    private static void writeDossiers(JsonGenerator json, Call call, String isUpdating) throws IOException {
        json.writeStringField("service", "DongBoHoSoMC");
        json.writeStringField("isUpdating", isUpdating);
        json.writeArrayFieldStart("data");
        for (Call.Item item : call.items()) {
            DossierBody.write(json, item.status());
        }
        json.writeEndArray();
    }

    private static void writeSteps(JsonGenerator json, Call call) throws IOException {
        json.writeStringField("service", "CapNhatTienDoHoSoMC");
        json.writeArrayFieldStart("data");
        for (Call.Item item : call.items()) {
            StepBody.write(json, item.number(), item.step());
        }
        json.writeEndArray();
    }

    private static byte[] write(Inside inside) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            inside.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write into memory", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Inside {
        void write(JsonGenerator json) throws IOException;
    }
}
