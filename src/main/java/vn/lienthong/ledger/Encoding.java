package vn.lienthong.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Step;

/**
 * How contents lie in the tables: values one behind the other, deflated when long; the first byte says which. Fingerprints
 * are of the bytes before they are deflated: the same content gives the same ones in every Java runtime.
 */
final class Encoding {
    private static final int DEFLATE_FROM = 2048;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Encoding::digest);

    private Encoding() {}

    /** The fingerprint of encoded bytes. */
    static Fingerprint fingerprint(byte[] encoded) {
        ByteBuffer hash = ByteBuffer.wrap(DIGEST.get().digest(encoded));
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    /** Stands for what a record says of a dossier, whatever its place, and whatever time it gives for it. */
    static Fingerprint saying(DossierNumber number, byte[] content, List<Step> steps) {
        ByteBuffer said = ByteBuffer.allocate(content.length + Long.BYTES * steps.size());
        said.put(content);
        steps.forEach(step -> said.putLong(stepKey(step)));
        return saying(number, said.array());
    }

    static Fingerprint saying(DossierNumber number, Step step) {
        return saying(number, bytes(step));
    }

    private static Fingerprint saying(DossierNumber number, byte[] said) {
        return fingerprint(new BytesOut().text(number.value()).raw(said).toBytes());
    }

    static DossierStatus decode(DossierNumber number, EventTime event, byte[] stored) {
        return ContentBytes.read(number, event, unpack(stored));
    }

    static byte[] encode(Step step) {
        return pack(bytes(step));
    }

    static Step decodeStep(byte[] stored) {
        BytesIn in = new BytesIn(unpack(stored));
        return new Step(
                in.time(),
                MainStatus.find(in.small()).orElseThrow(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.time(),
                in.time(),
                in.isThere());
    }

    private static byte[] bytes(Step step) {
        return new BytesOut()
                .time(step.at())
                .number(step.status().code())
                .text(step.officer())
                .text(step.title())
                .text(step.department())
                .text(step.content())
                .time(step.started())
                .time(step.due())
                .isThere(step.derived() ? step : null)
                .toBytes();
    }

    /** A step's natural key within its dossier: time, status and content (domain.md 1.7). */
    static long stepKey(Step step) {
        // To the second, as the portal writes times: two steps that it cannot tell apart are one (domain.md 1.7).
        String key = step.at().getEpochSecond() + "\n" + step.status().code() + "\n" + step.content();
        return ByteBuffer.wrap(DIGEST.get().digest(key.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** As the bytes lie in a table. */
    static byte[] pack(byte[] content) {
        if (content.length >= DEFLATE_FROM) {
            return deflate(content);
        }
        byte[] packed = new byte[content.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(content, 0, packed, 1, content.length);
        return packed;
    }

    private static byte[] deflate(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        out.write(DEFLATED);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
            deflated.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        if (packed[0] == PLAIN) {
            return Arrays.copyOfRange(packed, 1, packed.length);
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }
}
