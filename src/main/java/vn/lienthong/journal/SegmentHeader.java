package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The first 68 bytes of a segment file (journal-format.md, 4). */
final class SegmentHeader {
    static final int SIZE = 68;
    static final int NONCE_SIZE = 16;
    private static final byte[] MAGIC = "LTJSEG".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;

    /** The end of the segment before; this one begins right behind it. */
    final Head before;

    /** In the checksum of every frame, so that bytes a sender chose, or of another file, are never taken for a frame. */
    final byte[] nonce;

    SegmentHeader(Head before, byte[] nonce) {
        this.before = before;
        this.nonce = nonce;
    }

    long first() {
        return before.position() + 1;
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        out.put(MAGIC).putShort(VERSION).putLong(first()).put(before.chain()).put(nonce);
        return out.putInt(crc(out.array())).flip();
    }

    /** Reads the header of an open file, or says why it is none. */
    static SegmentHeader read(FileChannel channel) throws IOException, BadFrame {
        ByteBuffer in = ByteBuffer.allocate(SIZE);
        while (in.hasRemaining() && channel.read(in, in.position()) > 0) {
            // Reads on until the header is whole or the file ends.
        }
        if (in.hasRemaining()) {
            throw new BadFrame(0, "the file ends inside its header");
        }
        byte[] magic = new byte[MAGIC.length];
        in.flip().get(magic);
        short version = in.getShort();
        if (!Arrays.equals(magic, MAGIC) || in.getInt(SIZE - 4) != crc(in.array())) {
            throw new BadFrame(0, "the header of the file is not one of a segment, or was changed");
        }
        if (version != VERSION) {
            throw new BadFrame(0, "the file has format version " + version + ", and this program reads " + VERSION);
        }
        long first = in.getLong();
        byte[] chain = new byte[Hash.SIZE];
        byte[] nonce = new byte[NONCE_SIZE];
        in.get(chain).get(nonce);
        return new SegmentHeader(new Head(first - 1, chain), nonce);
    }

    private static int crc(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, SIZE - 4);
        return (int) crc.getValue();
    }
}
