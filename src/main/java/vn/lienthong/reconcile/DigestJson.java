package vn.lienthong.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Payload;

/** The two answers of a digest service, as src/docs/reconcile.md describes them: written and read. */
final class DigestJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = new JsonFactory();

    private DigestJson() {}

    /** What was read: a list of something over these fields. */
    record Answer<T>(List<Fact> fields, List<T> items) {
        Answer {
            fields = List.copyOf(fields);
            items = List.copyOf(items);
        }
    }

    static Payload writeBuckets(List<Fact> fields, Collection<Bucket> buckets) {
        return write(fields, "buckets", json -> {
            for (Bucket bucket : buckets) {
                json.writeStartObject();
                json.writeStringField("prefix", bucket.prefix());
                json.writeNumberField("count", bucket.count());
                json.writeStringField("digest", bucket.digest().toString());
                json.writeEndObject();
            }
        });
    }

    static Payload writeDossiers(List<Fact> fields, Collection<Facts> dossiers) {
        return write(fields, "dossiers", json -> {
            for (Facts facts : dossiers) {
                json.writeStartArray();
                json.writeString(facts.number().value());
                for (Fact fact : fields) {
                    json.writeString(facts.values().getOrDefault(fact, ""));
                }
                json.writeEndArray();
            }
        });
    }

    static Answer<Bucket> readBuckets(Payload body) {
        return read(
                body,
                "buckets",
                (fields, item) -> new Bucket(
                        item.path("prefix").asText("?"),
                        item.path("count").asInt(-1),
                        Digest.parse(item.path("digest").asText())));
    }

    static Answer<Facts> readDossiers(Payload body) {
        return read(body, "dossiers", (fields, item) -> {
            if (!item.isArray() || item.size() != fields.size() + 1) {
                throw new IllegalArgumentException("a dossier of " + item.size() + " values");
            }
            Map<Fact, String> values = new EnumMap<>(Fact.class);
            for (int i = 0; i < fields.size(); i++) {
                values.put(fields.get(i), item.get(i + 1).asText());
            }
            return new Facts(new DossierNumber(item.get(0).asText()), values);
        });
    }

    private interface Items {
        void write(JsonGenerator json) throws IOException;
    }

    private static Payload write(List<Fact> fields, String name, Items items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("fields");
            for (Fact fact : fields) {
                json.writeString(fact.field());
            }
            json.writeEndArray();
            json.writeArrayFieldStart(name);
            items.write(json);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write into memory", e);
        }
        return Payload.of(out.toByteArray());
    }

    private interface Item<T> {
        T read(List<Fact> fields, JsonNode item);
    }

    private static <T> Answer<T> read(Payload body, String name, Item<T> item) {
        try {
            JsonNode root = JSON.readTree(body.toBytes());
            if (root == null
                    || !root.path("fields").isArray()
                    || !root.path(name).isArray()) {
                throw PartyUnavailable.notDigests("no arrays 'fields' and '" + name + "'");
            }
            List<Fact> fields = fields(root.path("fields"));
            List<T> items = new ArrayList<>(root.path(name).size());
            root.path(name).forEach(one -> items.add(item.read(fields, one)));
            return new Answer<>(fields, items);
        } catch (IOException e) {
            throw PartyUnavailable.notDigests(body.size() + " bytes that are not JSON");
        } catch (IllegalArgumentException e) {
            throw PartyUnavailable.notDigests(e.getMessage());
        }
    }

    private static List<Fact> fields(JsonNode names) {
        List<Fact> fields = new ArrayList<>();
        for (JsonNode name : names) {
            Fact fact = Fact.find(name.asText()).filter(Fact::isShown).orElse(null);
            if (fact == null || fields.contains(fact)) {
                throw PartyUnavailable.notDigests("the field '" + name.asText() + "'");
            }
            fields.add(fact);
        }
        return fields;
    }
}
