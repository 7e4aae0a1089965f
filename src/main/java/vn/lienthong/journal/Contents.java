package vn.lienthong.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the commitment covers and the cipher hides: salt (16 bytes), length of the facts (u32), facts, payload to the
 * end (journal-format.md, 2).
 */
final class Contents {
    static final int SALT_SIZE = 16;
    private static final byte COMMITMENT = 3;

    private Contents() {}

    static byte[] encode(byte[] salt, Map<String, String> facts, Payload payload) {
        byte[] coded = encodeFacts(facts);
        ByteBuffer out = ByteBuffer.allocate(SALT_SIZE + 4 + coded.length + payload.size());
        return out.put(salt)
                .putInt(coded.length)
                .put(coded)
                .put(payload.shared())
                .array();
    }

    static byte[] commitment(byte[] contents) {
        var digest = Hash.begin();
        digest.update(COMMITMENT);
        return digest.digest(contents);
    }

    static byte[] salt(byte[] contents) {
        byte[] salt = new byte[SALT_SIZE];
        ByteBuffer.wrap(contents).get(salt);
        return salt;
    }

    static Payload payload(byte[] contents) {
        ByteBuffer in = afterFacts(contents);
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return Payload.owning(bytes);
    }

    static Map<String, String> facts(byte[] contents) {
        ByteBuffer in = ByteBuffer.wrap(contents, SALT_SIZE + 4, contents.length - SALT_SIZE - 4);
        int count = Short.toUnsignedInt(in.getShort());
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            facts.put(Leaf.getText(in), Leaf.getText(in));
        }
        return facts;
    }

    private static ByteBuffer afterFacts(byte[] contents) {
        ByteBuffer in = ByteBuffer.wrap(contents);
        int length = in.getInt(SALT_SIZE);
        if (length < 0 || length > contents.length - SALT_SIZE - 4) {
            throw new BufferUnderflowException();
        }
        return in.position(SALT_SIZE + 4 + length);
    }

    private static byte[] encodeFacts(Map<String, String> facts) {
        int size = 2;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            size += 4 + utf8(fact.getKey()).length + utf8(fact.getValue()).length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).putShort((short) facts.size());
        facts.forEach((key, value) -> {
            Leaf.putText(out, utf8(key));
            Leaf.putText(out, utf8(value));
        });
        return out.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
