package vn.lienthong.journal;

import java.nio.file.Path;

/** The journal in append-only segment files: the embedded default. */
public final class SegmentJournal {
    private SegmentJournal() {}

    public static Journal open(Path directory, JournalSettings settings) {
        throw new UnsupportedOperationException("not yet: " + directory + settings);
    }
}
