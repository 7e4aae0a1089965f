package vn.lienthong.search;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import vn.lienthong.journal.Kind;

/** A run on disk, mapped: never changed once it has its name. The mapping ends when nobody holds the run any more. */
final class Run implements Part {
    static final String ENDING = ".run";
    private static final int NUMBERS = 12;
    private static final int TRAILER = NUMBERS * Long.BYTES;
    private static final int BLOCK_BYTES = 5 * Long.BYTES;
    private static final int TERM_BYTES = 2 * Long.BYTES;

    private final Path file;
    private final ByteBuffer bytes;
    private final int blocksAt;
    private final int termsAt;
    private final int terms;
    private final int size;
    private final long first;
    private final long last;
    private final long leaf;
    private final long checksum;
    private final String[] words;
    private boolean isSound;

    private Run(Path file, ByteBuffer bytes, RunInput trailer) {
        this.file = file;
        this.bytes = bytes;
        long wordsAt = trailer.fixed();
        this.blocksAt = (int) trailer.fixed();
        this.termsAt = (int) trailer.fixed();
        this.terms = (int) trailer.fixed();
        this.size = (int) trailer.fixed();
        this.first = trailer.fixed();
        this.last = trailer.fixed();
        this.leaf = trailer.fixed();
        trailer.fixed();
        this.checksum = trailer.fixed();
        RunInput in = new RunInput(bytes, wordsAt);
        this.words = new String[(int) in.number()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.text();
        }
    }

    static String name(long first, long last) {
        return String.format("%020d-%020d%s", first, last, ENDING);
    }

    /**
     * Empty for a file that is not whole, or was made with another key: both are made again. Reads the end of the file and the words only; the
     * rest is compared by {@link #verify}, which takes its time.
     */
    static Optional<Run> open(Path file, long check) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < TRAILER || channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int body = bytes.capacity() - TRAILER;
            boolean ours = bytes.getLong(body + 11 * Long.BYTES) == RunWriter.MAGIC
                    && bytes.getLong(body + 8 * Long.BYTES) == check
                    && bytes.getLong(body + 10 * Long.BYTES) == checksum(bytes, body, body + 10 * Long.BYTES);
            return ours ? Optional.of(new Run(file, bytes, new RunInput(bytes, body))) : Optional.empty();
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            // The words are damaged.
            return Optional.empty();
        }
    }

    /** Whether the file holds what was written; once found so it is not read again. */
    boolean verify() {
        isSound = isSound || checksum(bytes, 0, bytes.capacity() - TRAILER) == checksum;
        return isSound;
    }

    boolean isSound() {
        return isSound;
    }

    private static long checksum(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(to).position(from));
        return crc.getValue();
    }

    /** Of the journal's entry with which it ends: the first eight bytes of its leaf hash. 0 when that is not known. */
    long leaf() {
        return leaf;
    }

    Path file() {
        return file;
    }

    int terms() {
        return terms;
    }

    long term(int at) {
        return bytes.getLong(termsAt + at * TERM_BYTES);
    }

    /** Adds, in order, the ordinals of the lines with the term at this place of the table. */
    void read(int at, int shift, Ordinals ordinals) {
        long said = bytes.getLong(termsAt + at * TERM_BYTES + Long.BYTES);
        if (said < 0) {
            ordinals.add((int) (-1 - said) + shift);
            return;
        }
        RunInput in = new RunInput(bytes, said);
        int ordinal = 0;
        for (long left = in.number(); left > 0; left--) {
            ordinal += (int) in.number();
            ordinals.add(ordinal + shift);
        }
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void mark(long term, BitSet marked) {
        int low = 0;
        int high = terms;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (term(middle) < term) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == terms || term(low) != term) {
            return;
        }
        Ordinals found = new Ordinals(16);
        read(low, 0, found);
        for (int i = 0; i < found.size(); i++) {
            marked.set(found.get(i));
        }
    }

    @Override
    public void each(BiConsumer<Long, Ordinals> reader) {
        Ordinals ordinals = new Ordinals(64);
        for (int at = 0; at < terms; at++) {
            ordinals.clear();
            read(at, 0, ordinals);
            reader.accept(term(at), ordinals);
        }
    }

    @Override
    public Line line(int ordinal) {
        LineReader reader = new LineReader(ordinal / RunWriter.BLOCK);
        for (int i = ordinal % RunWriter.BLOCK; i > 0; i--) {
            reader.next();
        }
        return reader.next();
    }

    @Override
    public BitSet around(long fromMillis, long toMillis) {
        BitSet may = new BitSet(size);
        for (int block = 0; block * RunWriter.BLOCK < size; block++) {
            if (block(block, 3) < toMillis && block(block, 4) >= fromMillis) {
                may.set(block * RunWriter.BLOCK, Math.min(size, (block + 1) * RunWriter.BLOCK));
            }
        }
        return may;
    }

    private long block(int block, int what) {
        return bytes.getLong(blocksAt + block * BLOCK_BYTES + what * Long.BYTES);
    }

    LineReader lines() {
        return new LineReader(0);
    }

    /** Lines one after the other, from the beginning of a block on. */
    final class LineReader {
        private final RunInput in;
        private int block;
        private int inBlock;
        private long position;
        private long at;

        LineReader(int block) {
            this.block = block;
            this.in = new RunInput(bytes, block(block, 0));
            begin();
        }

        private void begin() {
            position = block(block, 1);
            at = block(block, 2);
            inBlock = 0;
        }

        Line next() {
            if (inBlock == RunWriter.BLOCK) {
                block++;
                begin();
            }
            inBlock++;
            position += in.number();
            int index = (int) in.number();
            Kind kind = Kind.ofCode((int) in.number());
            at += in.signed();
            String party = word();
            int status = (int) in.number();
            String procedure = word();
            String agency = word();
            String code = word();
            return new Line(
                    position, index, kind, party, Instant.ofEpochMilli(at), in.text(), status, procedure, agency, code);
        }

        private String word() {
            return words[(int) in.number()];
        }
    }
}
