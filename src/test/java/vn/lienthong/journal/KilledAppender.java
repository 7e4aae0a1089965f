package vn.lienthong.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process of its own that appends from several threads until it is killed, and prints each receipt it got. */
final class KilledAppender {
    private static final int THREADS = 4;
    private static final int BURST = 5;

    private KilledAppender() {}

    static JournalSettings settings() {
        return JournalSettings.defaults().withSegmentBytes(150_000).withTailBytes(100_000);
    }

    public static void main(String[] args) {
        long firstNumber = Long.parseLong(args[1]);
        Journal journal = SegmentJournal.open(Path.of(args[0]), settings());
        for (int i = 0; i < THREADS; i++) {
            long from = firstNumber + i * 1_000_000L;
            new Thread(() -> appendForEver(journal, from)).start();
        }
    }

    private static void appendForEver(Journal journal, long from) {
        for (long number = from; ; number += BURST) {
            List<CompletableFuture<Long>> receipts = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                receipts.add(journal.append(Drafts.dossier(number + i)));
            }
            for (int i = 0; i < BURST; i++) {
                // After the receipt only: what is printed here was promised to a sender.
                System.out.println("receipt " + receipts.get(i).join() + " " + (number + i));
            }
        }
    }
}
