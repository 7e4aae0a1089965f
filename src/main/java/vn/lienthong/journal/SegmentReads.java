package vn.lienthong.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Reads ranges of entries from segment files, each call with files of its own, while the committer writes on. */
final class SegmentReads {
    private final NavigableMap<Long, Segment> segments;

    SegmentReads(NavigableMap<Long, Segment> segments) {
        this.segments = segments;
    }

    List<Stored> read(long after, long upTo, int maxEntries, long maxBytes) {
        List<Stored> found = new ArrayList<>();
        Budget budget = new Budget(maxEntries, maxBytes);
        long next = after + 1;
        while (next <= upTo && !budget.isSpent()) {
            Map.Entry<Long, Segment> at = segments.floorEntry(next);
            Segment segment = at.getValue();
            Segment.End end = segment.end();
            read(segment, end, next, upTo, budget, found);
            next = end.head().position() + 1;
        }
        return found;
    }

    private static void read(
            Segment segment, Segment.End end, long from, long upTo, Budget budget, List<Stored> found) {
        long expected = from;
        try (FileChannel channel = FileChannel.open(segment.file, StandardOpenOption.READ)) {
            FrameReader reader =
                    new FrameReader(channel, segment.header.nonce, segment.index.floor(from), end.offset());
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                Stored stored = frame.stored;
                if (stored.position < from) {
                    continue;
                }
                if (stored.position != expected) {
                    throw new BadFrame(reader.offset(), "message " + stored.position + " stands in its place");
                }
                if (stored.position > upTo || !budget.takes(stored)) {
                    return;
                }
                found.add(stored);
                expected++;
            }
        } catch (BadFrame bad) {
            throw new JournalDamaged(
                    segment.file.toString(), bad.offset, expected, Verification.Fault.CHANGED, bad.getMessage());
        } catch (IOException e) {
            throw new JournalUnavailable(
                    JournalUnavailable.Reason.READ_FAILED, "Expected to read " + segment.file + ", but: " + e, e);
        }
    }

    /** How much one call may still return; the first entry always fits. */
    private static final class Budget {
        private int entries;
        private long bytes;
        private boolean any;
        private boolean spent;

        Budget(int entries, long bytes) {
            this.entries = entries;
            this.bytes = bytes;
        }

        boolean isSpent() {
            return spent || entries <= 0;
        }

        boolean takes(Stored stored) {
            if (entries <= 0 || (any && stored.packed.contentsLength > bytes)) {
                spent = true;
                return false;
            }
            entries--;
            bytes -= stored.packed.contentsLength;
            any = true;
            return true;
        }
    }
}
