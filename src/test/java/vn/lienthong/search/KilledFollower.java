package vn.lienthong.search;

import java.io.IOException;
import java.nio.file.Path;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

/** Follows a journal with an index of small runs, and is killed while it does. */
final class KilledFollower {
    private KilledFollower() {}

    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        try (Journal journal = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults())) {
            Index index = Index.open(
                    home.resolve("search"), home.resolve("search.key"), IndexContract.SEAL, Leaves.of(journal));
            Following following = new Following(journal, index, new Written());
            for (var entries = following.next(7, 1 << 20); !entries.isEmpty(); entries = following.next(7, 1 << 20)) {
                following.take(entries);
                System.out.println(index.bookmark());
            }
        }
    }
}
