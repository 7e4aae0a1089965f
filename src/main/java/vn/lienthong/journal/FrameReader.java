package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads frames one after the other, up to a limit, with a buffer of its own. Not thread-safe; closes nothing. */
final class FrameReader {
    private static final int BUFFER = 128 * 1024;

    private final FileChannel channel;
    private final byte[] nonce;
    private final long limit;
    private long offset;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long bufferAt;

    FrameReader(FileChannel channel, byte[] nonce, long offset, long limit) {
        this.channel = channel;
        this.nonce = nonce;
        this.offset = offset;
        this.limit = limit;
    }

    /** Where the next frame begins. */
    long offset() {
        return offset;
    }

    /** The next frame, or null exactly at the limit. */
    Frame next() throws IOException, BadFrame {
        if (offset == limit) {
            return null;
        }
        ByteBuffer prefix = bytes(offset, Frame.PREFIX);
        int marker = prefix.getInt();
        int length = prefix.getInt();
        int crc = prefix.getInt();
        if (marker != Frame.MARKER || length < 0 || length > Frame.MAX_BODY) {
            throw new BadFrame(offset, "no frame begins there");
        }
        ByteBuffer body = bytes(offset + Frame.PREFIX, length);
        if (Frame.crc(nonce, length, body.duplicate()) != crc) {
            throw new BadFrame(offset, "the frame fails its checksum");
        }
        Frame frame = Frame.decode(body, offset);
        offset += Frame.PREFIX + length;
        return frame;
    }

    private ByteBuffer bytes(long at, int length) throws IOException, BadFrame {
        if (at + length > limit) {
            throw new BadFrame(offset, "the file ends inside the frame");
        }
        if (at < bufferAt || at + length > bufferAt + buffer.limit()) {
            fill(at, length);
        }
        return buffer.slice((int) (at - bufferAt), length);
    }

    private void fill(long at, int length) throws IOException, BadFrame {
        int wanted = (int) Math.min(limit - at, Math.max(length, BUFFER));
        buffer = buffer.capacity() >= wanted ? buffer.clear() : ByteBuffer.allocate(wanted);
        buffer.limit(wanted);
        bufferAt = at;
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
        if (buffer.limit() < length) {
            buffer.limit(0);
            throw new BadFrame(offset, "the file ends inside the frame");
        }
    }
}
