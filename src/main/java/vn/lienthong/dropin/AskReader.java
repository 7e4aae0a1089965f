package vn.lienthong.dropin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a body once, without a tree: the envelope's keys and each record's number. Everything else is only skipped. */
final class AskReader {
    /** The deepest nesting and the longest value of a key that is read; both far above what the protocol needs. */
    static final int DEPTH = 64;

    static final int TEXT = 10_000;

    private static final Set<String> ENVELOPE =
            Set.of("session", "madonvi", "service", "isUpdating", "mahoso", "maTTHC", "username", "password");
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    // UTF-8 only: in another encoding the session could not be blanked in place. Names are not interned: they are the
    // sender's.
    private static final JsonFactory JSON = ((JsonFactoryBuilder) JsonFactory.builder())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT)
                    .maxNameLength(200)
                    .build())
            .build();

    private final byte[] bytes;
    private final int start;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private Ask.Span session = Ask.Span.NONE;
    private Refusal refusal;

    private AskReader(byte[] bytes) {
        this.bytes = bytes;
        this.start = startsWithBom(bytes) ? BOM.length : 0;
    }

    /** An object with the envelope's keys. */
    static Ask.Read envelope(byte[] bytes) {
        return new AskReader(bytes).read(JsonToken.START_OBJECT);
    }

    /** A bare array of records (domain.md 1.8). */
    static Ask.Read bareArray(byte[] bytes) {
        return new AskReader(bytes).read(JsonToken.START_ARRAY);
    }

    private Ask.Read read(JsonToken shape) {
        try (JsonParser in = JSON.createParser(bytes, start, bytes.length - start)) {
            readRoot(in, shape);
        } catch (StreamConstraintsException e) {
            refusal = Refusal.limit();
        } catch (JsonProcessingException e) {
            refusal = broken(e);
        } catch (IOException e) {
            throw new IllegalStateException("Expected no input or output in memory", e);
        }
        return refusal != null
                ? new Ask.Read.Refused(refusal)
                : new Ask.Read.Understood(new Ask(texts, lines, session));
    }

    private void readRoot(JsonParser in, JsonToken shape) throws IOException {
        if (in.nextToken() != shape) {
            boolean array = shape == JsonToken.START_ARRAY;
            refuse(
                    array
                            ? Refusal.wrongShape("mảng JSON các bản ghi", "a JSON array of records")
                            : Refusal.wrongShape("đối tượng JSON (phong bì)", "a JSON object (the envelope)"));
            return;
        }
        if (shape == JsonToken.START_ARRAY) {
            readRecords(in);
        } else {
            readEnvelope(in);
        }
        if (in.nextToken() != null) {
            refuse(Refusal.wrongShape("một giá trị JSON duy nhất", "nothing after the JSON value"));
        }
    }

    private void readEnvelope(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            if (key.equals("data")) {
                readData(in);
            } else if (ENVELOPE.contains(key)) {
                readText(in, key);
            } else {
                in.skipChildren();
            }
        }
    }

    private void readText(JsonParser in, String key) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            refuse(Refusal.notText(key));
            in.skipChildren();
            return;
        }
        if (key.equals("session")) {
            session = span(in);
        }
        texts.put(key, in.getText());
    }

    private void readData(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            readRecords(in);
            return;
        }
        refuse(Refusal.noData());
        in.skipChildren();
    }

    private void readRecords(JsonParser in) throws IOException {
        for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                readRecord(in, index);
            } else {
                refuse(Refusal.invalid(
                        "data[" + index + "]", "bản ghi phải là đối tượng JSON", "expected a JSON object"));
                in.skipChildren();
            }
        }
    }

    private void readRecord(JsonParser in, int index) throws IOException {
        String[] values = new String[LineKey.values().length];
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            LineKey key = LineKey.find(in.currentName());
            boolean text = in.nextToken() == JsonToken.VALUE_STRING;
            if (key != null && text) {
                values[key.ordinal()] = in.getText();
            }
            in.skipChildren();
        }
        LineKey.line(values).ifPresentOrElse(lines::add, () -> refuse(LineKey.noNumber(index)));
    }

    /** The first complaint is the one that is told, unless the bytes turn out to be no JSON at all. */
    private void refuse(Refusal found) {
        refusal = refusal == null ? found : refusal;
    }

    /** Between the quotes of the string that the parser is at, byte for byte: escapes stay as they were sent. */
    private Ask.Span span(JsonParser in) {
        int from = start + (int) in.currentTokenLocation().getByteOffset() + 1;
        if (bytes[from - 1] != '"') {
            throw new IllegalStateException("Expected the session's opening quote at byte " + (from - 1));
        }
        int to = from;
        while (to < bytes.length && bytes[to] != '"') {
            to += bytes[to] == '\\' ? 2 : 1;
        }
        return new Ask.Span(from, Math.min(to, bytes.length));
    }

    private static Refusal broken(JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
        return duplicate ? Refusal.duplicateKey(line, column) : Refusal.notJson(line, column);
    }

    private static boolean startsWithBom(byte[] bytes) {
        return bytes.length >= BOM.length && bytes[0] == BOM[0] && bytes[1] == BOM[1] && bytes[2] == BOM[2];
    }
}
