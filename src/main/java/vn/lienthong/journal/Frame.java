package vn.lienthong.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry in a segment file: marker, length, checksum, then the body: place in its group, leaf data, chain, codec,
 * length of the contents, sealed contents (journal-format.md, 5).
 */
final class Frame {
    static final int MARKER = 0x4C544A45;
    static final int PREFIX = 12;
    static final int MAX_BODY = 1 << 30;
    private static final int FIXED = 4 + Hash.SIZE + 1 + 4;

    final Stored stored;

    /** The first position of the group: everything before it was durable when this was written. */
    final long groupFirst;

    private Frame(Stored stored, long groupFirst) {
        this.stored = stored;
        this.groupFirst = groupFirst;
    }

    static int size(Stored stored) {
        return PREFIX + FIXED + stored.leafData.length + stored.packed.sealed.length;
    }

    static void encode(Stored stored, long groupFirst, byte[] nonce, ByteBuffer out) {
        int start = out.position();
        int length = size(stored) - PREFIX;
        out.putInt(MARKER).putInt(length).putInt(0);
        out.putInt((int) (stored.position - groupFirst));
        out.put(stored.leafData).put(stored.chain);
        out.put((byte) stored.packed.codec).putInt(stored.packed.contentsLength);
        out.put(stored.packed.sealed);
        out.putInt(
                start + 8,
                crc(nonce, length, out.duplicate().position(start + PREFIX).limit(out.position())));
    }

    /** The body is the buffer's remaining bytes; the checksum has been compared. */
    static Frame decode(ByteBuffer body, long offset) throws BadFrame {
        try {
            int placeInGroup = body.getInt();
            byte version = body.get();
            if (version != Leaf.VERSION) {
                throw new BadFrame(offset, "the entry has version " + version + ", this program reads " + Leaf.VERSION);
            }
            long position = body.getLong();
            int kind = body.get();
            long atMillis = body.getLong();
            String party = Leaf.getText(body);
            String contentType = Leaf.getText(body);
            String keyId = Leaf.getText(body);
            byte[] commitment = bytes(body, Hash.SIZE);
            byte[] chain = bytes(body, Hash.SIZE);
            int codec = body.get();
            int length = body.getInt();
            byte[] sealed = bytes(body, body.remaining());
            Packed packed =
                    new Packed(kind, party, atMillis, contentType, keyId, codec, length, commitment, sealed, null);
            return new Frame(Stored.read(position, packed, chain), position - placeInGroup);
        } catch (BufferUnderflowException e) {
            throw new BadFrame(offset, "the parts of the frame are longer than the frame");
        }
    }

    static int crc(byte[] nonce, int length, ByteBuffer body) {
        CRC32C crc = new CRC32C();
        crc.update(nonce);
        crc.update(ByteBuffer.allocate(4).putInt(0, length));
        crc.update(body);
        return (int) crc.getValue();
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
