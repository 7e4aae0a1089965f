package vn.lienthong.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SegmentJournalTest extends JournalContract {
    @TempDir
    Path directory;

    @Override
    Journal open(JournalSettings settings) {
        return SegmentJournal.open(directory, settings);
    }
}
