package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked example of src/docs/journal-format.md is what this code writes, and what plain SHA-256 gives. */
class WorkedExampleTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SALT = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] NONCE = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    @Test
    void the_documents_example_is_what_the_code_writes() throws IOException {
        String document =
                Files.readString(Path.of("src/docs/journal-format.md")).replaceAll("\\s+", "");
        Draft draft = draft();
        Packed packed = new Packer(EntryCipher.none(), () -> SALT).pack(draft);
        Stored stored = Stored.after(Head.START, packed);
        ByteBuffer frame = ByteBuffer.allocate(Frame.size(stored));
        Frame.encode(stored, 1, NONCE, frame);

        assertThat(document)
                .contains(HEX.formatHex(Contents.encode(SALT, draft.facts(), draft.payload())))
                .contains(HEX.formatHex(packed.commitment))
                .contains(HEX.formatHex(stored.leafData))
                .contains(HEX.formatHex(Leaf.hash(stored.leafData)))
                .contains(HEX.formatHex(stored.chain))
                .contains(HEX.formatHex(
                        new SegmentHeader(Head.START, NONCE).encode().array()))
                .contains(HEX.formatHex(frame.array()));
    }

    @Test
    void the_hashes_are_plain_sha_256_over_the_documented_bytes() throws Exception {
        byte[] facts = HEX.parseHex("0001" + "0006" + text("cursor") + "0002" + text("42"));
        ByteBuffer contents = ByteBuffer.allocate(1000);
        contents.put((byte) 3)
                .put(SALT)
                .putInt(facts.length)
                .put(facts)
                .put("{\"MaHoSo\":\"H26\"}".getBytes(StandardCharsets.UTF_8));
        byte[] commitment = sha256(contents);

        ByteBuffer leaf = ByteBuffer.allocate(1000);
        leaf.put((byte) 0).put((byte) 1).putLong(1).put((byte) 1).putLong(1795309323456L);
        leaf.put(HEX.parseHex("0006" + text("ha-noi") + "0010" + text("application/json") + "0004" + text("none")));
        byte[] leafHash = sha256(leaf.put(commitment));
        byte[] chain =
                sha256(ByteBuffer.allocate(1000).put((byte) 2).put(new byte[32]).put(leafHash));

        Stored stored = Stored.after(Head.START, new Packer(EntryCipher.none(), () -> SALT).pack(draft()));
        assertThat(stored.packed.commitment).isEqualTo(commitment);
        assertThat(Leaf.hash(stored.leafData)).isEqualTo(leafHash);
        assertThat(stored.chain).isEqualTo(chain);
    }

    private static Draft draft() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cursor", "42");
        return new Draft(
                Kind.DELIVERY,
                "ha-noi",
                Instant.ofEpochMilli(1795309323456L),
                "application/json",
                facts,
                Payload.ofText("{\"MaHoSo\":\"H26\"}"));
    }

    private static String text(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(ByteBuffer written) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(written.flip());
        return digest.digest();
    }
}
