package vn.lienthong.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The fact of every dossier, by its id, in a file that is mapped into memory: 24 bytes each. What was put is kept when the
 * process is killed; after a power cut any of it may be missing, and all is counted again. One writes, any read.
 */
final class FactFile implements AutoCloseable {
    private static final int SLOTS = 1 << 16;
    private static final int SEGMENT = SLOTS * Fact.BYTES;

    private final FileChannel channel;
    private volatile List<MappedByteBuffer> segments = List.of();

    private FactFile(FileChannel channel) {
        this.channel = channel;
    }

    static FactFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FactFile facts = new FactFile(channel);
            facts.grow((int) (channel.size() / SEGMENT));
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void grow(int count) throws IOException {
        List<MappedByteBuffer> grown = new ArrayList<>(segments);
        while (grown.size() < count) {
            long at = (long) grown.size() * SEGMENT;
            reserve(at);
            grown.add(channel.map(FileChannel.MapMode.READ_WRITE, at, SEGMENT));
        }
        segments = List.copyOf(grown);
    }

    /** A full disk is an exception here; met later, within the mapping, it would end the process. */
    private void reserve(long at) throws IOException {
        if (channel.size() < at + SEGMENT) {
            ByteBuffer nothing = ByteBuffer.allocate(SEGMENT);
            while (nothing.hasRemaining()) {
                channel.write(nothing, at + nothing.position());
            }
        }
    }

    /** One more than the highest id that may be there. */
    long size() {
        return (long) segments.size() * SLOTS;
    }

    Fact get(long id) {
        int segment = (int) (id / SLOTS);
        return segment >= segments.size()
                ? Fact.NONE
                : Fact.read(segments.get(segment), (int) (id % SLOTS) * Fact.BYTES);
    }

    void put(long id, Fact fact) {
        int segment = (int) (id / SLOTS);
        try {
            if (segment >= segments.size()) {
                grow(segment + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fact.write(segments.get(segment), (int) (id % SLOTS) * Fact.BYTES);
    }

    /** Brings all of it to the disk. */
    void force() {
        segments.forEach(MappedByteBuffer::force);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
