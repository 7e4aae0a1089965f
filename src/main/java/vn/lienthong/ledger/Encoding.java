package vn.lienthong.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

/**
 * How contents lie in the tables: JSON, deflated when long; the first byte says which. The same content gives the same
 * bytes, so that their hash is the fingerprint.
 */
final class Encoding {
    private static final int DEFLATE_FROM = 2048;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new ToStringSerializer())
                    .addSerializer(AgencyCode.class, new ToStringSerializer())
                    .addSerializer(DossierNumber.class, new ToStringSerializer())
                    .addDeserializer(Instant.class, new OfText<>(Instant.class, Instant::parse))
                    .addDeserializer(AgencyCode.class, new OfText<>(AgencyCode.class, AgencyCode::new))
                    .addDeserializer(DossierNumber.class, new OfText<>(DossierNumber.class, DossierNumber::new)))
            .build();
    private static final ObjectWriter CONTENT_OUT = MAPPER.writerFor(Content.class);
    private static final ObjectReader CONTENT_IN = MAPPER.readerFor(Content.class);
    private static final ObjectWriter STEP_OUT = MAPPER.writerFor(Step.class);
    private static final ObjectReader STEP_IN = MAPPER.readerFor(Step.class);
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Encoding::digest);

    private Encoding() {}

    /** The part of a status that is news when it changes: without number, event time, officer and steps. */
    record Content(
            String otherNumber,
            Agency agency,
            Procedure procedure,
            Channel channel,
            Applicant applicant,
            Times times,
            MainStatus status,
            String subStatus,
            Particulars particulars,
            Papers papers) {}

    static byte[] encode(DossierStatus status) {
        Papers papers = status.papers().equals(Papers.NONE) ? null : status.papers();
        Content content = new Content(
                status.otherNumber(),
                status.agency(),
                status.procedure(),
                status.channel(),
                status.applicant(),
                status.times(),
                status.status(),
                status.subStatus(),
                status.particulars(),
                papers);
        return write(CONTENT_OUT, content);
    }

    /** The fingerprint of encoded bytes. */
    static Fingerprint fingerprint(byte[] encoded) {
        ByteBuffer hash = ByteBuffer.wrap(DIGEST.get().digest(encoded));
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    /** Stands for what a record says of a dossier, whatever its place, and whatever time it gives for it. */
    static Fingerprint saying(DossierNumber number, byte[] status, List<Step> steps) {
        ByteBuffer said = ByteBuffer.allocate(status.length + Long.BYTES * steps.size());
        said.put(status);
        steps.forEach(step -> said.putLong(stepKey(step)));
        return saying(number, said.array());
    }

    static Fingerprint saying(DossierNumber number, Step step) {
        return saying(number, encode(step));
    }

    private static Fingerprint saying(DossierNumber number, byte[] said) {
        byte[] name = number.value().getBytes(StandardCharsets.UTF_8);
        return fingerprint(ByteBuffer.allocate(Integer.BYTES + name.length + said.length)
                .putInt(name.length)
                .put(name)
                .put(said)
                .array());
    }

    static DossierStatus decode(DossierNumber number, EventTime event, byte[] stored) {
        Content content = read(CONTENT_IN, stored);
        return new DossierStatus(
                number,
                content.otherNumber(),
                content.agency(),
                content.procedure(),
                content.channel(),
                content.applicant(),
                content.times(),
                content.status(),
                content.subStatus(),
                null,
                content.particulars(),
                content.papers(),
                null,
                event);
    }

    static byte[] encode(Step step) {
        return write(STEP_OUT, step);
    }

    static Step decodeStep(byte[] stored) {
        return read(STEP_IN, stored);
    }

    /** A step's natural key within its dossier: time, status and content (domain.md 1.7). */
    static long stepKey(Step step) {
        // To the second, as the portal writes times: two steps that it cannot tell apart are one (domain.md 1.7).
        String key = step.at().getEpochSecond() + "\n" + step.status().code() + "\n" + step.content();
        return ByteBuffer.wrap(DIGEST.get().digest(key.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static byte[] write(ObjectWriter writer, Object value) {
        try {
            byte[] json = writer.writeValueAsBytes(value);
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 1);
            if (json.length < DEFLATE_FROM) {
                out.write(PLAIN);
                out.write(json, 0, json.length);
                return out.toByteArray();
            }
            return deflate(json, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(byte[] json, ByteArrayOutputStream out) throws IOException {
        out.write(DEFLATED);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
            deflated.write(json);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static <T> T read(ObjectReader reader, byte[] stored) {
        try {
            if (stored[0] == PLAIN) {
                return reader.readValue(stored, 1, stored.length - 1);
            }
            ByteBuffer rest = ByteBuffer.wrap(stored, 1, stored.length - 1);
            byte[] deflated = new byte[rest.remaining()];
            rest.get(deflated);
            return reader.readValue(new InflaterInputStream(new java.io.ByteArrayInputStream(deflated)));
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

    /** Reads a value that is written as its text. */
    private static final class OfText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> parse;

        OfText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getText());
        }
    }
}
