package vn.lienthong.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Segment files that another process may be writing: no lock is taken and nothing is changed, not even a torn tail. Only the last file can grow.
 * A group is flushed before the next one is written, so what stands before the last group is durable; the last group itself may be whole in the
 * cache of the operating system and be lost with the next power cut. It counts once somebody proved it durable: see {@code proved}.
 */
final class SegmentsBeside implements Walks {
    private final Path directory;
    private final LongSupplier proved;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();

    /** The first position of the last group that was seen. */
    private long groupFirst;

    private long whole;

    /** The file in which damage was found: its end is not looked for again. */
    private Segment damaged;

    /** @param proved a position that is known to be durable, or {@link Long#MAX_VALUE} where nobody writes */
    SegmentsBeside(Path directory, LongSupplier proved) {
        this.directory = directory;
        this.proved = proved;
    }

    /** Looks anew. The last position that is durable; where bytes in front of it are broken, walks say so. */
    synchronized long look() {
        // Before the files: what is proved by then stands in them.
        long known = proved.getAsLong();
        List<Path> files = files();
        segments.keySet().retainAll(files.stream().map(SegmentsBeside::first).collect(Collectors.toSet()));
        files.forEach(file -> segments.computeIfAbsent(first(file), first -> open(file, first)));
        if (segments.isEmpty()) {
            return 0;
        }
        read(segments.lastEntry().getValue());
        return known >= whole ? whole : Math.max(known, groupFirst - 1);
    }

    @Override
    public Store.Walk walk(long from, long upTo) {
        return new SegmentWalk(segments, from);
    }

    /** A header that is not what the file's name says is left for the walk to find. */
    private static Segment open(Path file, long first) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentHeader header = SegmentHeader.read(channel);
            return Segment.fresh(file, header.first() == first ? header : none(first));
        } catch (BadFrame bad) {
            return Segment.fresh(file, none(first));
        } catch (IOException e) {
            throw unread(file, e);
        }
    }

    private static SegmentHeader none(long first) {
        return new SegmentHeader(new Head(first - 1, new byte[Hash.SIZE]), new byte[SegmentHeader.NONCE_SIZE]);
    }

    private void read(Segment segment) {
        if (segment.equals(damaged)) {
            return;
        }
        whole = segment.end().head().position();
        groupFirst = segment.isEmpty() ? whole + 1 : groupFirst;
        try (FileChannel channel = FileChannel.open(segment.file, StandardOpenOption.READ)) {
            BadFrame bad = goOn(segment, channel);
            Wreck wreck = bad == null ? Wreck.NONE : Wreck.behind(channel, segment, bad.offset);
            // What was in the middle of being written may be whole by now: only what is bad twice is damage.
            if (wreck.isThere() && goOn(segment, channel) != null) {
                damaged = segment;
                segment.endsAt(new Segment.End(segment.end().head(), channel.size()));
                whole = wreck.last();
                groupFirst = wreck.groupFirst();
            }
        } catch (IOException e) {
            throw unread(segment.file, e);
        }
    }

    /** Moves the segment's end along while frames are whole; what stopped it, if not the end of the file. */
    private BadFrame goOn(Segment segment, FileChannel channel) throws IOException {
        FrameReader reader = new FrameReader(
                channel,
                segment.header.nonce,
                segment.end().offset(),
                Math.max(channel.size(), segment.end().offset()));
        try {
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                segment.endsAt(new Segment.End(frame.stored.head(), reader.offset()));
                whole = frame.stored.position;
                groupFirst = frame.groupFirst;
            }
            return null;
        } catch (BadFrame bad) {
            return bad;
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9]{1,20}\\.seg"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unread(directory, e);
        }
    }

    private static long first(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".seg", ""));
    }

    private static UncheckedIOException unread(Path file, IOException cause) {
        return new UncheckedIOException("Expected to read " + file + ", but: " + cause.getMessage(), cause);
    }
}
