package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut at any durable step: of what was not flushed, each sector of 512 bytes is there or is not, as a seeded
 * coin says; files without their final name are gone.
 */
class PowerCutTest {
    private static final int SECTOR = 512;
    private static final JournalSettings SMALL =
            JournalSettings.defaults().withSegmentBytes(20_000).withTailBytes(0);

    @TempDir
    Path directory;

    @Test
    void every_receipt_given_before_a_power_cut_is_there_after_it() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int torn = 0;
        for (int round = 0; round < 60; round++) {
            Cut cut = runUntilCut(round, 1 + random.nextInt(60), random.nextLong());
            torn += check(cut);
        }
        assertThat(torn).as("rounds that tore a tail").isGreaterThan(5);
    }

    private Cut runUntilCut(int round, int steps, long seed) throws IOException {
        Path live = Files.createDirectory(directory.resolve("live-" + round));
        Path after = Files.createDirectory(directory.resolve("after-" + round));
        Cut cut = new Cut(live, after, steps, new Random(seed));
        try (Journal journal = SegmentJournal.open(live, SMALL, new WatchedDisk(cut))) {
            Random bursts = new Random(seed);
            for (long number = 0; !cut.happened; ) {
                List<CompletableFuture<Void>> burst = new ArrayList<>();
                for (int i = bursts.nextInt(12); i >= 0; i--) {
                    Draft draft = Drafts.dossier(number++);
                    burst.add(
                            journal.append(draft).thenAccept(position -> cut.receipts.put(position, draft.payload())));
                }
                burst.forEach(CompletableFuture::join);
            }
        }
        return cut;
    }

    private static int check(Cut cut) throws IOException {
        try (Journal journal = SegmentJournal.open(cut.after, SMALL)) {
            assertThat(journal.verify(1, Long.MAX_VALUE, p -> {})).isInstanceOf(Verification.Intact.class);
            cut.promised.forEach((position, payload) ->
                    assertThat(journal.find(position).orElseThrow().payload()).isEqualTo(payload));
        }
        try (var files = Files.list(cut.after)) {
            return files.anyMatch(file -> file.toString().contains(".torn-")) ? 1 : 0;
        }
    }

    /** Keeps what is flushed, and takes the picture of the disk at its step. */
    private static final class Cut implements WatchedDisk.Watcher {
        private final Path live;
        private final Path after;
        private final Random random;
        private final Map<Path, byte[]> flushed = new HashMap<>();
        private final Map<Long, Payload> receipts = new ConcurrentHashMap<>();
        private Map<Long, Payload> promised;
        private int left;
        private volatile boolean happened;

        Cut(Path live, Path after, int steps, Random random) {
            this.live = live;
            this.after = after;
            this.left = steps;
            this.random = random;
        }

        @Override
        public void before(WatchedDisk.Step step, Path file) throws IOException {
            if (--left == 0) {
                promised = Map.copyOf(receipts);
                picture();
                happened = true;
            }
        }

        @Override
        public void after(WatchedDisk.Step step, Path file) throws IOException {
            if (step == WatchedDisk.Step.FORCE) {
                flushed.put(file, Files.readAllBytes(file));
            }
            if (step == WatchedDisk.Step.MOVE) {
                flushed.put(file, flushed.remove(file.resolveSibling(file.getFileName() + ".new")));
            }
        }

        private void picture() throws IOException {
            try (var files = Files.list(live)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".seg")) {
                        Files.write(after.resolve(file.getFileName()), survivors(file));
                    }
                }
            }
        }

        private byte[] survivors(Path file) throws IOException {
            byte[] now = Files.readAllBytes(file);
            byte[] safe = flushed.get(file);
            int length = safe.length + random.nextInt(Math.max(0, now.length - safe.length) + 1);
            byte[] found = Arrays.copyOf(safe, length);
            for (int at = 0; at < length; at += SECTOR) {
                if (random.nextBoolean()) {
                    int end = Math.min(length, at + SECTOR);
                    System.arraycopy(now, at, found, at, Math.min(end, now.length) - at);
                }
            }
            return found;
        }
    }
}
