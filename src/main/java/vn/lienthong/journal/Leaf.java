package vn.lienthong.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The clear part of an entry, which its leaf hash covers (journal-format.md, 3). */
final class Leaf {
    static final byte VERSION = 1;
    private static final byte LEAF = 0;
    private static final byte CHAIN = 2;

    private Leaf() {}

    static byte[] encode(long position, Packed packed) {
        return encode(
                position,
                packed.kind,
                packed.party,
                packed.atMillis,
                packed.contentType,
                packed.keyId,
                packed.commitment);
    }

    /** What a cipher binds to the sealed bytes: the leaf data with position 0, since no place is known when an entry is sealed. */
    static byte[] header(int kind, String party, long atMillis, String contentType, String keyId, byte[] commitment) {
        return encode(0, kind, party, atMillis, contentType, keyId, commitment);
    }

    /** As {@link #header}, of an entry in its place. */
    static byte[] header(byte[] leafData) {
        byte[] header = leafData.clone();
        Arrays.fill(header, 1, 1 + Long.BYTES, (byte) 0);
        return header;
    }

    private static byte[] encode(
            long position, int kind, String from, long atMillis, String contentType, String keyId, byte[] commitment) {
        byte[] party = from.getBytes(StandardCharsets.UTF_8);
        byte[] type = contentType.getBytes(StandardCharsets.UTF_8);
        byte[] key = keyId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(18 + 6 + party.length + type.length + key.length + Hash.SIZE);
        out.put(VERSION).putLong(position).put((byte) kind).putLong(atMillis);
        putText(out, party);
        putText(out, type);
        putText(out, key);
        return out.put(commitment).array();
    }

    /** RFC 6962, 2.1: the leaf of a Merkle tree over the journal is this hash too. */
    static byte[] hash(byte[] leafData) {
        var digest = Hash.begin();
        digest.update(LEAF);
        return digest.digest(leafData);
    }

    static byte[] chain(byte[] before, byte[] leafHash) {
        var digest = Hash.begin();
        digest.update(CHAIN);
        digest.update(before);
        return digest.digest(leafHash);
    }

    static void putText(ByteBuffer out, byte[] utf8) {
        out.putShort((short) utf8.length).put(utf8);
    }

    static String getText(ByteBuffer in) {
        byte[] utf8 = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
