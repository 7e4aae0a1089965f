package vn.lienthong.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a run: first all lines in order, then all terms in order, then {@link #finish}. Nothing has the run's name before it is whole and on
 * the disk, so a crash leaves a draft, which the next start deletes. The format is in src/docs/search.md.
 */
final class RunWriter implements AutoCloseable {
    static final int BLOCK = 64;
    static final long MAGIC = 0x4C545352554E0002L;

    private final Path draft;
    private final Path table;
    private final RunOutput out;
    private final RunOutput terms;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<long[]> blocks = new ArrayList<>();
    private int lines;
    private long position;
    private long at;
    private int count;

    RunWriter(Path folder) throws IOException {
        this.draft = folder.resolve("draft.new");
        this.table = folder.resolve("terms.new");
        this.out = new RunOutput(draft);
        this.terms = second(table);
    }

    private RunOutput second(Path file) throws IOException {
        try {
            return new RunOutput(file);
        } catch (IOException e) {
            out.close();
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    void line(Line line) throws IOException {
        long millis = line.at().toEpochMilli();
        if (lines % BLOCK == 0) {
            blocks.add(new long[] {out.length(), line.position(), millis, millis, millis});
            position = line.position();
            at = millis;
        }
        long[] block = blocks.get(blocks.size() - 1);
        block[3] = Math.min(block[3], millis);
        block[4] = Math.max(block[4], millis);
        out.number(line.position() - position);
        out.number(line.index());
        out.number(line.kind().code());
        out.signed(millis - at);
        out.number(word(line.party()));
        out.number(line.status());
        out.number(word(line.procedure()));
        out.number(word(line.agency()));
        out.number(word(line.code()));
        out.text(line.number());
        position = line.position();
        at = millis;
        lines++;
    }

    private int word(String text) {
        return words.computeIfAbsent(text, key -> words.size());
    }

    /** One line: the ordinal itself, negative. More: where the list of them stands. */
    void term(long term, Ordinals ordinals) {
        try {
            write(term, ordinals);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write a run of the search index, but: " + e.getMessage(), e);
        }
    }

    private void write(long term, Ordinals ordinals) throws IOException {
        terms.fixed(term);
        count++;
        if (ordinals.size() == 1) {
            terms.fixed(-1L - ordinals.get(0));
            return;
        }
        terms.fixed(out.length());
        out.number(ordinals.size());
        int before = 0;
        for (int i = 0; i < ordinals.size(); i++) {
            out.number((long) ordinals.get(i) - before);
            before = ordinals.get(i);
        }
    }

    /**
     * Durable under its name when it returns.
     *
     * @param leaf of the journal's entry with which the run ends, its first eight bytes
     */
    Path finish(long check, long first, long last, long leaf) throws IOException {
        long wordsAt = out.length();
        out.number(words.size());
        for (String word : words.keySet()) {
            out.text(word);
        }
        long blocksAt = out.length();
        for (long[] block : blocks) {
            for (long value : block) {
                out.fixed(value);
            }
        }
        long termsAt = out.length();
        append(table);
        long body = out.takeChecksum();
        for (long value : new long[] {wordsAt, blocksAt, termsAt, count, lines, first, last, leaf, check, body}) {
            out.fixed(value);
        }
        out.fixed(out.takeChecksum());
        out.fixed(MAGIC);
        out.force();
        Path run = draft.resolveSibling(Run.name(first, last));
        Files.move(draft, run, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(run.toAbsolutePath().getParent());
        return run;
    }

    private void append(Path file) throws IOException {
        terms.flush();
        byte[] some = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(some); read > 0; read = in.read(some)) {
                out.bytes(some, read);
            }
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A full disk is given back what half a run took of it: closing may fail there, deleting must not be left out. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            try {
                terms.close();
            } finally {
                Files.deleteIfExists(table);
                Files.deleteIfExists(draft);
            }
        }
    }
}
