package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Keeps what is worth keeping of a payload, and repeated texts once. Guarded by {@link StandIn}. */
final class Payloads {
    private static final int SHARED = 20_000;
    private final Map<String, String> shared = new HashMap<>();
    private final BooleanSupplier wanted;

    Payloads(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    /** The one instance of a text that thousands of records repeat: procedure codes, what a step did. */
    String shared(String text) {
        String known = shared.get(text);
        if (known == null && shared.size() < SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    /** Compressed, or null when payloads are not kept: then an older one goes too, as it no longer tells the truth. */
    byte[] pack(JsonNode row) {
        if (!wanted.getAsBoolean()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static String unpack(byte[] packed) {
        if (packed == null) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InflaterOutputStream out = new InflaterOutputStream(bytes)) {
            out.write(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
