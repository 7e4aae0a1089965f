package vn.lienthong.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * One file of {@link Names}: a hash table of 16 bytes a place, read and written where it lies, so that it costs no heap and
 * survives the process. A place that a power cut left empty is filled again from the journal.
 */
final class NameTable {
    private static final long MAGIC = 0x4c69656e54683031L;
    private static final int HEADER = 64;
    private static final int PLACE = 16;
    private static final int AT_BORN = 8;
    private static final int AT_THROUGH = 16;
    private static final int AT_COUNT = 24;

    private final Path file;
    private final MappedByteBuffer bytes;
    private final int places;

    private NameTable(Path file, MappedByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        this.places = (bytes.capacity() - HEADER) / PLACE;
    }

    /** @param places a power of two */
    static NameTable create(Path file, int places, Instant born, long through) {
        fill(file, HEADER + places * PLACE);
        NameTable table = new NameTable(file, map(file, HEADER + places * PLACE));
        table.bytes.putLong(AT_BORN, born.getEpochSecond());
        table.bytes.putLong(AT_THROUGH, through);
        table.bytes.putLong(0, MAGIC);
        table.bytes.force();
        return table;
    }

    /** Null for what is no such file: it can be made again. */
    static NameTable open(Path file) {
        try {
            long size = Files.size(file);
            boolean fits = size > HEADER && size < Integer.MAX_VALUE && Long.bitCount((size - HEADER) / PLACE) == 1;
            NameTable table = fits ? new NameTable(file, map(file, (int) size)) : null;
            return table != null && table.bytes.getLong(0) == MAGIC ? table : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }

    /** Whole before it is mapped: on a full disk this fails by name, where writing into a hole would not. */
    private static void fill(Path file, int size) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
            for (int left = size; left > 0; left -= zeros.limit()) {
                zeros.clear().limit(Math.min(left, zeros.capacity()));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but: " + e.getMessage(), e);
        }
    }

    private static MappedByteBuffer map(Path file, int size) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to open " + file + ", but: " + e.getMessage(), e);
        }
    }

    /** Shows every position that is kept under a name's hash. */
    void find(long hash, LongConsumer positions) {
        for (int i = 0, at = place(hash); i < places; i++, at = (at + 1) & (places - 1)) {
            long position = bytes.getLong(HEADER + at * PLACE + 8);
            if (position == 0) {
                return;
            }
            if (bytes.getLong(HEADER + at * PLACE) == hash) {
                positions.accept(position);
            }
        }
    }

    /** Safe to call twice. */
    void keep(long hash, long position) {
        int at = place(hash);
        long there = bytes.getLong(HEADER + at * PLACE + 8);
        while (there != 0) {
            if (there == position && bytes.getLong(HEADER + at * PLACE) == hash) {
                return;
            }
            at = (at + 1) & (places - 1);
            there = bytes.getLong(HEADER + at * PLACE + 8);
        }
        bytes.putLong(HEADER + at * PLACE, hash);
        bytes.putLong(HEADER + at * PLACE + 8, position);
        bytes.putInt(AT_COUNT, count() + 1);
    }

    private int place(long hash) {
        return (int) (hash ^ (hash >>> 32)) & (places - 1);
    }

    /** Slower from here on: the runs of taken places grow. */
    boolean isFull() {
        return count() >= places / 10 * 6;
    }

    int count() {
        return bytes.getInt(AT_COUNT);
    }

    int places() {
        return places;
    }

    Instant born() {
        return Instant.ofEpochSecond(bytes.getLong(AT_BORN));
    }

    long through() {
        return bytes.getLong(AT_THROUGH);
    }

    /** First what is kept, then how far: after a power cut in between, some is only kept once more. */
    void reach(long position) {
        bytes.force();
        bytes.putLong(AT_THROUGH, position);
        bytes.force(0, HEADER);
    }

    /** A file that stays is dropped again at the next turn. */
    void drop() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
