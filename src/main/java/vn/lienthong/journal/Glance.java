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
    private final Packer packer;
    private final Path directory;
    private final DataSource source;

    private Glance(Path directory, DataSource source, EntryCipher cipher) {
        this.packer = new Packer(cipher, () -> new byte[0]);
        this.directory = directory;
        this.source = source;
    }

    /** At segment files; a directory that is not there is an empty journal. */
    public static Glance at(Path directory) {
        return at(directory, EntryCipher.none());
    }

    /** At segment files with sealed contents. */
    public static Glance at(Path directory, EntryCipher cipher) {
        return new Glance(directory, null, cipher);
    }

    /** At the table {@code journal_entry}. */
    public static Glance at(DataSource source, EntryCipher cipher) {
        return new Glance(null, source, cipher);
    }

    /**
     * What is known of an entry before its contents are unpacked.
     *
     * @param keyId the key that its contents are sealed with
     */
    public record Label(long position, Kind kind, String party, long atMillis, String keyId) {}

    /** An entry that is still packed: whoever has the time opens it, on any thread. */
    public final class Packet {
        private final Label label;
        private final Stored stored;

        private Packet(Label label, Stored stored) {
            this.label = label;
            this.stored = stored;
        }

        public Label label() {
            return label;
        }

        /** As it is stored. */
        public int size() {
            return stored.packed.sealed.length;
        }

        /** Throws {@link JournalDamaged} where it cannot be read. */
        public Entry open() {
            return Glance.this.open(stored);
        }
    }

    /** Hands over, in order, every entry whose label is wanted. Throws {@link JournalDamaged} where it cannot be read. */
    public void each(Predicate<Label> wanted, Consumer<Entry> reader) {
        each(0, label -> true, wanted, reader);
    }

    /**
     * As {@link #each(Predicate, Consumer)}, but only behind a position, and as far as somebody goes on.
     *
     * @param goesOn of the next entry, before it is unpacked; the first false ends the walk
     */
    public void each(long after, Predicate<Label> goesOn, Predicate<Label> wanted, Consumer<Entry> reader) {
        eachPacket(after, goesOn, wanted, packet -> reader.accept(packet.open()));
    }

    /** The same, with the opening left to the reader. */
    public void eachPacket(long after, Predicate<Label> goesOn, Predicate<Label> wanted, Consumer<Packet> reader) {
        Visit visit = new Visit(after, goesOn, wanted, reader);
        if (source != null) {
            table(after, visit);
            return;
        }
        List<Path> files = files();
        boolean on = true;
        for (int i = 0; i < files.size() && on; i++) {
            boolean last = i == files.size() - 1;
            if (last || first(files.get(i + 1)) > after + 1) {
                on = file(files.get(i), last, visit);
            }
        }
    }

    private record Visit(long after, Predicate<Label> goesOn, Predicate<Label> wanted, Consumer<Packet> reader) {}

    private void table(long after, Visit visit) {
        try (TableWalk walk = new TableWalk(source, after + 1, Long.MAX_VALUE)) {
            boolean on = true;
            for (Stored stored = walk.next(); stored != null && on; stored = on ? walk.next() : null) {
                on = hand(stored, visit);
            }
        }
    }

    /** Whether the walk goes on. */
    private boolean file(Path file, boolean last, Visit visit) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentHeader header = SegmentHeader.read(channel);
            FrameReader frames = new FrameReader(channel, header.nonce, SegmentHeader.SIZE, channel.size());
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                if (!hand(frame.stored, visit)) {
                    return false;
                }
            }
        } catch (BadFrame bad) {
            if (!last) {
                throw new JournalDamaged(
                        file.getFileName().toString(), bad.offset, 0, Verification.Fault.CHANGED, bad.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
        return true;
    }

    private boolean hand(Stored stored, Visit visit) {
        if (stored.position <= visit.after) {
            return true;
        }
        Label label = new Label(
                stored.position,
                Kind.ofCode(stored.packed.kind),
                stored.packed.party,
                stored.packed.atMillis,
                stored.packed.keyId);
        if (!visit.goesOn.test(label)) {
            return false;
        }
        if (!visit.wanted.test(label)) {
            return true;
        }
        visit.reader.accept(new Packet(label, stored));
        return true;
    }

    private Entry open(Stored stored) {
        try {
            return packer.open(stored);
        } catch (KeyMissing e) {
            throw JournalDamaged.withoutKey(stored.position, e);
        } catch (Packer.Unreadable e) {
            throw new JournalDamaged("the journal", 0, stored.position, Verification.Fault.CHANGED, e.getMessage());
        }
    }

    /** A segment is named by its first position. */
    private static long first(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".seg", ""));
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
