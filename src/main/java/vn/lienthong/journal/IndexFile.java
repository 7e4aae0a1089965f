package vn.lienthong.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sidecar of a full segment. Derived: losing it costs one reading of the segment, so it is not even flushed. */
final class IndexFile {
    private static final Logger log = LoggerFactory.getLogger(IndexFile.class);
    private static final byte[] MAGIC = "LTJIDX".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final int FIXED = 6 + 2 + 8 + 8 + 8 + Hash.SIZE + 4 + 4;

    private IndexFile() {}

    static void write(Segment segment) {
        Path file = beside(segment.file);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, encode(segment));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("file", file)
                    .log("index not written; it is made again at the next start");
        }
    }

    /** The segment as its sidecar describes it, if there is one and it fits the file. */
    static Optional<Segment> read(Path segmentFile, SegmentHeader header) throws IOException {
        Path file = beside(segmentFile);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return decode(ByteBuffer.wrap(Files.readAllBytes(file)), segmentFile, header);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] encode(Segment segment) {
        long[] offsets = segment.index.toArray();
        ByteBuffer out = ByteBuffer.allocate(FIXED + 8 * offsets.length);
        out.put(MAGIC).putShort(VERSION).putLong(segment.first());
        out.putLong(segment.end().head().position()).putLong(segment.end().offset());
        out.put(segment.end().head().chain()).putInt(offsets.length);
        for (long offset : offsets) {
            out.putLong(offset);
        }
        return out.putInt(crc(out.array())).array();
    }

    private static Optional<Segment> decode(ByteBuffer in, Path segmentFile, SegmentHeader header) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        boolean known = Arrays.equals(magic, MAGIC) && in.getShort() == VERSION && in.getLong() == header.first();
        if (!known || in.limit() < FIXED || in.getInt(in.limit() - 4) != crc(in.array())) {
            return Optional.empty();
        }
        long last = in.getLong();
        long length = in.getLong();
        byte[] chain = new byte[Hash.SIZE];
        in.get(chain);
        long[] offsets = new long[in.getInt()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = in.getLong();
        }
        if (length != Files.size(segmentFile)) {
            return Optional.empty();
        }
        SparseIndex index = new SparseIndex(header.first(), offsets, offsets.length);
        return Optional.of(new Segment(segmentFile, header, index, new Segment.End(new Head(last, chain), length)));
    }

    private static int crc(byte[] index) {
        CRC32C crc = new CRC32C();
        crc.update(index, 0, index.length - 4);
        return (int) crc.getValue();
    }

    private static Path beside(Path segmentFile) {
        return segmentFile.resolveSibling(segmentFile.getFileName().toString().replaceFirst("\\.seg$", ".idx"));
    }
}
