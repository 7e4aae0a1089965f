package vn.lienthong.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;

/** Walks the files as they lie on disk, trusting neither the sidecars nor what this process remembers of them. */
final class SegmentWalk implements Store.Walk {
    private final NavigableMap<Long, Segment> segments;
    private final Deque<Segment> ahead = new ArrayDeque<>();
    private final Head before;
    private long expected;
    private Segment segment;
    private FileChannel channel;
    private FrameReader reader;
    private Stored latest;

    SegmentWalk(NavigableMap<Long, Segment> segments, long from) {
        this.segments = segments;
        this.expected = from;
        Long start = segments.floorKey(from);
        if (start != null) {
            ahead.addAll(segments.tailMap(start).values());
        }
        this.before = from == 1 ? Head.START : skipTo(from);
    }

    @Override
    public Head before() {
        return before;
    }

    @Override
    public Stored next() {
        try {
            while (true) {
                Frame frame = reader == null ? null : reader.next();
                if (frame != null) {
                    latest = frame.stored;
                    expected = frame.stored.position + 1;
                    return frame.stored;
                }
                if (ahead.isEmpty()) {
                    return null;
                }
                open(ahead.poll());
            }
        } catch (BadFrame bad) {
            throw damaged(bad.offset, Verification.Fault.CHANGED, bad.getMessage());
        } catch (IOException e) {
            throw damaged(0, Verification.Fault.MISSING, "the file cannot be read: " + e);
        }
    }

    @Override
    public String place() {
        return segment == null ? "an empty journal" : segment.file.getFileName().toString();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new JournalUnavailable(
                    JournalUnavailable.Reason.READ_FAILED, "Expected to close " + place() + ", but: " + e, e);
        }
    }

    /** The stored entry before the range is trusted: its chain is what the range has to follow. */
    private Head skipTo(long from) {
        Segment holding = segments.floorEntry(from).getValue();
        if (holding.first() == from) {
            return holding.header.before;
        }
        expected = holding.first();
        Stored stored = next();
        while (stored != null && stored.position < from - 1) {
            stored = next();
        }
        return stored == null ? new Head(from - 1, new byte[Hash.SIZE]) : stored.head();
    }

    private void open(Segment next) throws IOException, BadFrame {
        close();
        segment = next;
        Path file = next.file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        SegmentHeader header = SegmentHeader.read(channel);
        boolean goesOn = latest == null
                || latest.position != header.before.position()
                || header.before.is(latest.position, latest.chain);
        if (header.first() != next.first()
                || !header.before.is(next.first() - 1, next.header.before.chain())
                || !goesOn) {
            throw new BadFrame(0, "the header of the file was changed");
        }
        boolean isOpen = ahead.isEmpty();
        // Of the open file only the durable part counts; a closed one must end where its last frame ends.
        long limit = isOpen ? next.end().offset() : channel.size();
        reader = new FrameReader(channel, header.nonce, SegmentHeader.SIZE, limit);
    }

    private JournalDamaged damaged(long offset, Verification.Fault fault, String what) {
        close();
        return new JournalDamaged(place(), offset, expected, fault, what);
    }
}
