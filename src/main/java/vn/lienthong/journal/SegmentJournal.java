package vn.lienthong.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The journal in append-only segment files: the embedded default. */
public final class SegmentJournal {
    private SegmentJournal() {}

    /**
     * Opens the journal in a directory, which is made if it is missing. Returns once a torn tail is cut and everything
     * readable is durable. Throws {@link JournalDamaged} where acknowledged entries are missing or changed, and
     * {@link JournalUnavailable} if another process holds the directory.
     */
    public static Journal open(Path directory, JournalSettings settings) {
        return open(directory, settings, Disk.real());
    }

    /** The same with contents sealed. */
    public static Journal open(Path directory, JournalSettings settings, EntryCipher cipher) {
        return open(directory, settings, Disk.real(), cipher);
    }

    static Journal open(Path directory, JournalSettings settings, Disk disk) {
        return open(directory, settings, disk, EntryCipher.none());
    }

    private static Journal open(Path directory, JournalSettings settings, Disk disk, EntryCipher cipher) {
        try {
            return new GroupedJournal(SegmentStore.open(directory, settings, disk), settings, cipher);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to open the journal in " + directory + ", but: " + e, e);
        }
    }
}
