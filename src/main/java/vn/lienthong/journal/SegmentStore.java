package vn.lienthong.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Groups of entries in append-only files. */
final class SegmentStore implements Store {
    private static final Logger log = LoggerFactory.getLogger(SegmentStore.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEPT_BUFFER = 16 * 1024 * 1024;

    private final Path directory;
    private final JournalSettings settings;
    private final Disk disk;
    private final DirectoryLock lock;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private Disk.Sink sink;
    private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    private SegmentStore(Path directory, JournalSettings settings, Disk disk, DirectoryLock lock) {
        this.directory = directory;
        this.settings = settings;
        this.disk = disk;
        this.lock = lock;
    }

    static SegmentStore open(Path directory, JournalSettings settings, Disk disk) throws IOException {
        Files.createDirectories(directory);
        DirectoryLock lock = DirectoryLock.take(directory);
        SegmentStore store = new SegmentStore(directory, settings, disk, lock);
        try {
            for (Segment segment : new Recovery(directory, disk).run()) {
                store.segments.put(segment.first(), segment);
            }
            if (!store.segments.isEmpty()) {
                store.sink = disk.open(store.current().file);
            }
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Head ready() {
        return segments.isEmpty() ? Head.START : current().end().head();
    }

    @Override
    public void write(List<Stored> group) {
        makeRoom();
        Segment segment = current();
        long start = segment.end().offset();
        encode(group, segment.header.nonce);
        int length = buffer.remaining();
        try {
            sink.write(buffer, start);
        } catch (IOException e) {
            cutBack(segment, e);
            throw failed(segment.file, e);
        }
        force(segment.file);
        extend(segment, group, start, length);
    }

    @Override
    public List<Stored> read(long after, long upTo, int maxEntries, long maxBytes) {
        return new SegmentReads(segments).read(after, upTo, maxEntries, maxBytes);
    }

    @Override
    public Walk walk(long from, long upTo) {
        return new SegmentWalk(segments, from);
    }

    @Override
    public void close() {
        // The lock in any case: whoever opens the journal anew in this process needs it.
        try (lock) {
            if (sink != null) {
                sink.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment current() {
        return segments.lastEntry().getValue();
    }

    private void makeRoom() {
        boolean full = !segments.isEmpty()
                && current().end().offset() >= settings.segmentBytes()
                && !current().isEmpty();
        if (segments.isEmpty() || full) {
            roll(ready());
        }
    }

    /** Written under another name first: a file with its right name always has a whole, durable header. */
    private void roll(Head before) {
        byte[] nonce = new byte[SegmentHeader.NONCE_SIZE];
        RANDOM.nextBytes(nonce);
        SegmentHeader header = new SegmentHeader(before, nonce);
        Path file = directory.resolve(Segment.name(header.first()));
        Disk.Sink fresh = create(file, header);
        try {
            disk.forceDirectory(directory);
        } catch (IOException e) {
            closeQuietly(fresh);
            throw broken(file, e);
        }
        if (sink != null) {
            closeQuietly(sink);
            IndexFile.write(current());
        }
        sink = fresh;
        segments.put(header.first(), Segment.fresh(file, header));
        log.atInfo().addKeyValue("file", file.getFileName()).log("a new segment begins");
    }

    private Disk.Sink create(Path file, SegmentHeader header) {
        Path unnamed = file.resolveSibling(file.getFileName() + ".new");
        Disk.Sink fresh = null;
        try {
            fresh = disk.create(unnamed);
            fresh.write(header.encode(), 0);
            // Failing here is no reason to stop for good: the file is thrown away and made anew at the next try.
            fresh.force();
            disk.move(unnamed, file);
            return fresh;
        } catch (IOException e) {
            if (fresh != null) {
                closeQuietly(fresh);
            }
            if (Files.exists(file)) {
                throw broken(file, e);
            }
            throw failed(file, e);
        }
    }

    private void encode(List<Stored> group, byte[] nonce) {
        long size = group.stream().mapToLong(Frame::size).sum();
        if (buffer.capacity() < size || (buffer.capacity() > KEPT_BUFFER && size < KEPT_BUFFER)) {
            buffer = ByteBuffer.allocate((int) Math.max(size + size / 4, 64 * 1024));
        }
        buffer.clear();
        for (Stored stored : group) {
            Frame.encode(stored, group.get(0).position, nonce, buffer);
        }
        buffer.flip();
    }

    /** A failed write left nothing, a part or all of the group: none of it was flushed, and none of it may stay. */
    private void cutBack(Segment segment, IOException cause) {
        try {
            sink.truncate(segment.end().offset());
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw broken(segment.file, cause);
        }
    }

    private void force(Path file) {
        try {
            sink.force();
        } catch (IOException e) {
            // This is final. The kernel may have dropped the pages it could not write and call them clean: a second
            // force would succeed and prove nothing. Only reading the file from the disk again can tell.
            throw broken(file, e);
        }
    }

    private static void extend(Segment segment, List<Stored> group, long start, int length) {
        long offset = start;
        for (Stored stored : group) {
            segment.index.add(stored.position, offset);
            offset += Frame.size(stored);
        }
        segment.endsAt(new Segment.End(group.get(group.size() - 1).head(), start + length));
    }

    private static JournalUnavailable failed(Path file, IOException cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.WRITE_FAILED,
                "Expected to write to " + file + ", but: " + cause.getMessage()
                        + "; nothing was kept, the next append tries again; is the disk full?",
                cause);
    }

    private static JournalUnavailable broken(Path file, IOException cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.BROKEN,
                "Expected to flush " + file + " to disk, but: " + cause.getMessage()
                        + "; what is on disk is known only after a restart: check the disk, then start the hub again",
                cause);
    }

    private static void closeQuietly(Disk.Sink sink) {
        try {
            sink.close();
        } catch (IOException e) {
            log.atWarn().setCause(e).log("a file that is no longer written to could not be closed");
        }
    }
}
