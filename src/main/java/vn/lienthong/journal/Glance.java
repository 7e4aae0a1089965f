package vn.lienthong.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Reads a journal that another process may be writing: takes no lock, changes nothing. Sees every entry that was whole when
 * it looked; the end of the last file may be in the middle of being written, and is then where the looking ends. The chain is
 * not checked here: that is what {@code journal verify} does.
 */
public final class Glance {
    private final Packer packer = new Packer(EntryCipher.none(), () -> new byte[0]);
    private final Path directory;
    private final DataSource source;

    private Glance(Path directory, DataSource source) {
        this.directory = directory;
        this.source = source;
    }

    /** At segment files; a directory that is not there is an empty journal. */
    public static Glance at(Path directory) {
        return new Glance(directory, null);
    }

    /** At the table {@code journal_entry}. */
    public static Glance at(DataSource source) {
        return new Glance(null, source);
    }

    /** What is known of an entry before its contents are unpacked. */
    public record Label(long position, Kind kind, String party, long atMillis) {}

    /** Hands over, in order, every entry whose label is wanted. Throws {@link JournalDamaged} where it cannot be read. */
    public void each(Predicate<Label> wanted, Consumer<Entry> reader) {
        if (source != null) {
            table(wanted, reader);
            return;
        }
        List<Path> files = files();
        for (int i = 0; i < files.size(); i++) {
            file(files.get(i), i == files.size() - 1, wanted, reader);
        }
    }

    private void table(Predicate<Label> wanted, Consumer<Entry> reader) {
        try (TableWalk walk = new TableWalk(source, 1, Long.MAX_VALUE)) {
            for (Stored stored = walk.next(); stored != null; stored = walk.next()) {
                hand(stored, wanted, reader);
            }
        }
    }

    private void file(Path file, boolean last, Predicate<Label> wanted, Consumer<Entry> reader) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentHeader header = SegmentHeader.read(channel);
            FrameReader frames = new FrameReader(channel, header.nonce, SegmentHeader.SIZE, channel.size());
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                hand(frame.stored, wanted, reader);
            }
        } catch (BadFrame bad) {
            if (!last) {
                throw new JournalDamaged(
                        file.getFileName().toString(), bad.offset, 0, Verification.Fault.CHANGED, bad.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }

    private void hand(Stored stored, Predicate<Label> wanted, Consumer<Entry> reader) {
        Label label = new Label(
                stored.position, Kind.ofCode(stored.packed.kind), stored.packed.party, stored.packed.atMillis);
        if (!wanted.test(label)) {
            return;
        }
        try {
            reader.accept(packer.open(stored));
        } catch (Packer.Unreadable e) {
            throw new JournalDamaged("the journal", 0, stored.position, Verification.Fault.CHANGED, e.getMessage());
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".seg")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + directory + ", but: " + e.getMessage(), e);
        }
    }
}
