package vn.lienthong.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds at start what is durable. Only the last segment is read in full. What was never acknowledged (a torn tail) is
 * set aside and cut; anything else that does not fit is refused, because it was acknowledged once.
 */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Path directory;
    private final Disk disk;

    Recovery(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** The segments in order; the last one is flushed and may be written on. */
    List<Segment> run() throws IOException {
        List<Path> files = segmentFiles();
        List<Segment> segments = new ArrayList<>();
        Head head = Head.START;
        for (int i = 0; i < files.size(); i++) {
            boolean isLast = i == files.size() - 1;
            Segment segment = open(files.get(i), head, isLast);
            segments.add(segment);
            head = segment.end().head();
        }
        return segments;
    }

    private List<Path> segmentFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".new")) {
                    // Made before a crash and never given its name: nothing in it was acknowledged.
                    Files.delete(file);
                } else if (name.endsWith(".seg")) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private Segment open(Path file, Head before, boolean isLast) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentHeader header = header(file, channel, before);
            if (isLast) {
                return last(file, channel, header);
            }
            var known = IndexFile.read(file, header);
            if (known.isPresent()) {
                return known.get();
            }
            Segment segment = Segment.fresh(file, header);
            scan(segment, channel).ifBad(bad -> {
                throw damaged(file, bad, segment.end().head().position() + 1);
            });
            log.atInfo().addKeyValue("file", file.getFileName()).log("index made again");
            IndexFile.write(segment);
            return segment;
        }
    }

    /** Throws {@link JournalDamaged} where the file is not the one that follows. */
    static SegmentHeader header(Path file, FileChannel channel, Head before) throws IOException {
        long expected = before.position() + 1;
        try {
            SegmentHeader header = SegmentHeader.read(channel);
            String name = file.getFileName().toString();
            if (header.first() != expected || !name.equals(Segment.name(expected))) {
                throw new JournalDamaged(
                        name,
                        0,
                        expected,
                        Verification.Fault.MISSING,
                        "this file begins with message " + header.first());
            }
            if (!header.before.is(before.position(), before.chain())) {
                throw new JournalDamaged(
                        name, 0, expected, Verification.Fault.UNCHAINED, "this file does not follow the one before it");
            }
            return header;
        } catch (BadFrame bad) {
            throw damaged(file, bad, expected);
        }
    }

    private Segment last(Path file, FileChannel channel, SegmentHeader header) throws IOException {
        Segment segment = Segment.fresh(file, header);
        Scan scan = scan(segment, channel);
        if (scan.bad() != null) {
            TornTail tail = new TornTail(file, channel, segment);
            if (!tail.wasNeverAcknowledged(scan.bad())) {
                throw damaged(file, scan.bad(), segment.end().head().position() + 1);
            }
            tail.cut(disk);
        }
        // The bytes may be in the page cache only, from a process that was killed before its flush.
        try (Disk.Sink sink = disk.open(file)) {
            sink.force();
        }
        disk.forceDirectory(directory);
        return segment;
    }

    /** Reads on while frames are whole and chained, moving the segment's end along. */
    private static Scan scan(Segment segment, FileChannel channel) throws IOException {
        FrameReader reader = new FrameReader(channel, segment.header.nonce, SegmentHeader.SIZE, channel.size());
        try {
            while (true) {
                long offset = reader.offset();
                Frame frame = reader.next();
                if (frame == null) {
                    return new Scan(null);
                }
                if (!segment.end().head().isFollowedBy(frame.stored)) {
                    throw new JournalDamaged(
                            segment.file.getFileName().toString(),
                            offset,
                            segment.end().head().position() + 1,
                            Verification.Fault.UNCHAINED,
                            "message " + frame.stored.position + " there does not follow from the one before it");
                }
                segment.index.add(frame.stored.position, offset);
                segment.endsAt(new Segment.End(frame.stored.head(), reader.offset()));
            }
        } catch (BadFrame bad) {
            return new Scan(bad);
        }
    }

    private static JournalDamaged damaged(Path file, BadFrame bad, long position) {
        return new JournalDamaged(
                file.getFileName().toString(), bad.offset, position, Verification.Fault.CHANGED, bad.getMessage());
    }

    /** How a reading of a segment ended: at the end of the file, or at bytes that are no frame. */
    private record Scan(BadFrame bad) {
        void ifBad(java.util.function.Consumer<BadFrame> action) {
            if (bad != null) {
                action.accept(bad);
            }
        }
    }
}
