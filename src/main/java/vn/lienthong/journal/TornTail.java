package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the last segment, where no whole frame stands. A power cut may keep any pages of the last group and lose
 * any others, so whole frames may follow: they are torn too if their group began before the bad place, because then
 * the group's flush never returned. A whole frame of a later group proves that the bad place was durable once.
 */
final class TornTail {
    private static final Logger log = LoggerFactory.getLogger(TornTail.class);

    private final Path file;
    private final FileChannel channel;
    private final Segment segment;

    TornTail(Path file, FileChannel channel, Segment segment) {
        this.file = file;
        this.channel = channel;
        this.segment = segment;
    }

    boolean wasNeverAcknowledged(BadFrame bad) throws IOException {
        long lost = segment.end().head().position() + 1;
        long size = channel.size() - bad.offset;
        ByteBuffer tail = channel.map(FileChannel.MapMode.READ_ONLY, bad.offset, size);
        for (int at = 0; at + Frame.PREFIX <= size; at++) {
            if (tail.get(at) == 'L' && tail.getInt(at) == Frame.MARKER && isOfLaterGroup(tail, at, lost)) {
                return false;
            }
        }
        return true;
    }

    /** Saves the bytes beside the file before cutting them: whoever doubts the rule above can look. */
    void cut(Disk disk) throws IOException {
        long keep = segment.end().offset();
        long size = channel.size();
        Path aside = freeName();
        try (Disk.Sink sink = disk.create(aside)) {
            sink.write(channel.map(FileChannel.MapMode.READ_ONLY, keep, size - keep), 0);
            sink.force();
        }
        disk.forceDirectory(file.toAbsolutePath().getParent());
        try (Disk.Sink sink = disk.open(file)) {
            sink.truncate(keep);
        }
        log.atWarn()
                .addKeyValue("file", file.getFileName())
                .addKeyValue("kept", keep)
                .addKeyValue("cut", size - keep)
                .addKeyValue("aside", aside.getFileName())
                .addKeyValue("last", segment.end().head().position())
                .log("a torn tail, never acknowledged, was set aside and cut");
    }

    private boolean isOfLaterGroup(ByteBuffer tail, int at, long lost) {
        int length = tail.getInt(at + 4);
        if (length < 0 || length > tail.limit() - at - Frame.PREFIX) {
            return false;
        }
        ByteBuffer body = tail.slice(at + Frame.PREFIX, length);
        if (Frame.crc(segment.header.nonce, length, body.duplicate()) != tail.getInt(at + 8)) {
            return false;
        }
        try {
            return Frame.decode(body, at).groupFirst > lost;
        } catch (BadFrame e) {
            // A whole frame of a version we do not know: not ours to cut.
            return true;
        }
    }

    private Path freeName() {
        for (int n = 1; ; n++) {
            Path aside = file.resolveSibling(file.getFileName() + ".torn-" + n);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }
}
