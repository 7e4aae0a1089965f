package vn.lienthong.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import vn.lienthong.journal.Entry;

/** One message in a bundle, as JSON: everything that its leaf hash is made of but the payload, and the proof. Written and read by the document alone. */
final class BundleEntry {
    private static final byte[] COMMITMENT = {3};

    private BundleEntry() {}

    static ObjectNode of(Entry entry, List<byte[]> proof) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("position", entry.position());
        node.put("kind", entry.kind().code());
        node.put("atMillis", entry.at().toEpochMilli());
        node.put("party", entry.party());
        node.put("contentType", entry.contentType());
        node.put("keyId", entry.seal().keyId());
        node.put("salt", entry.seal().salt());
        ArrayNode facts = node.putArray("facts");
        entry.facts().forEach((name, value) -> facts.addArray().add(name).add(value));
        node.put("payload", payload(entry.position()));
        ArrayNode path = node.putArray("inclusion");
        proof.forEach(hash -> path.add(Base64.getEncoder().encodeToString(hash)));
        return node;
    }

    static String payload(long position) {
        return "messages/" + position + ".bin";
    }

    /** Section 2 and 3 of journal-format.md, from the parts. */
    static byte[] leaf(JsonNode entry, byte[] payload) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(1);
            out.writeLong(entry.path("position").asLong());
            out.writeByte(entry.path("kind").asInt());
            out.writeLong(entry.path("atMillis").asLong());
            text(out, entry.path("party").asText());
            text(out, entry.path("contentType").asText());
            text(out, entry.path("keyId").asText());
            out.write(Sha256.of(COMMITMENT, contents(entry, payload)));
            return Merkle.leaf(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> proof(JsonNode entry) {
        List<byte[]> path = new ArrayList<>();
        entry.path("inclusion").forEach(hash -> path.add(NoteKey.decode(hash.asText())));
        return path;
    }

    private static byte[] contents(JsonNode entry, byte[] payload) throws IOException {
        ByteArrayOutputStream facts = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(facts);
        out.writeShort(entry.path("facts").size());
        for (JsonNode fact : entry.path("facts")) {
            text(out, fact.path(0).asText());
            text(out, fact.path(1).asText());
        }
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(contents);
        String salt = entry.path("salt").asText();
        all.write(salt.matches("[0-9a-f]{32}") ? HexFormat.of().parseHex(salt) : new byte[0]);
        all.writeInt(facts.size());
        all.write(facts.toByteArray());
        all.write(payload);
        return contents.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }
}
