package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What stands behind bytes that are no frame. A whole frame of a later group proves that the bad place was durable once, and so is damage; without
 * one it is a tail that is being written, or that a crash tore.
 *
 * @param last the last position that is whole there; 0 for none of a later group
 * @param groupFirst the first position of its group
 */
record Wreck(long last, long groupFirst) {
    static final Wreck NONE = new Wreck(0, 0);
    private static final int WINDOW = 1 << 20;

    boolean isThere() {
        return last > 0;
    }

    static Wreck behind(FileChannel channel, Segment segment, long bad) throws IOException {
        long lost = segment.end().head().position() + 1;
        Wreck found = NONE;
        long end = channel.size();
        ByteBuffer window = ByteBuffer.allocate(WINDOW + 3);
        for (long at = bad; at < end; at += WINDOW) {
            window.clear();
            int read = Math.max(0, channel.read(window, at));
            for (int i = 0; i < Math.min(read - 3, WINDOW); i++) {
                boolean marked = window.get(i) == 'L' && window.getInt(i) == Frame.MARKER;
                Wreck one = marked ? frame(channel, segment, at + i, end) : NONE;
                if (one.groupFirst > lost && one.last > found.last) {
                    found = one;
                }
            }
        }
        return found;
    }

    private static Wreck frame(FileChannel channel, Segment segment, long at, long end) throws IOException {
        try {
            Frame frame = new FrameReader(channel, segment.header.nonce, at, end).next();
            return frame == null ? NONE : new Wreck(frame.stored.position, frame.groupFirst);
        } catch (BadFrame no) {
            return NONE;
        }
    }
}
