package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each durable step fails once, before it took place and after it; then the journal is opened again and verified. */
class FailingDiskTest {
    private static final JournalSettings SMALL =
            JournalSettings.defaults().withSegmentBytes(4096).withTailBytes(0);

    @TempDir
    Path directory;

    static Stream<Arguments> failures() {
        List<Arguments> all = new ArrayList<>();
        for (WatchedDisk.Step step : WatchedDisk.Step.values()) {
            if (step == WatchedDisk.Step.TRUNCATE) {
                continue; // Only ever follows another failure: the test below.
            }
            for (int nth = 1; nth <= 6; nth++) {
                all.add(Arguments.of(step, nth, true));
                all.add(Arguments.of(step, nth, false));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} number {1} fails, before it: {2}")
    @MethodSource("failures")
    void whatever_step_fails_every_receipt_holds_and_nothing_is_half_there(
            WatchedDisk.Step step, int nth, boolean before) {
        OneFailure failure = new OneFailure(step, nth, before);
        Map<Long, Payload> receipts = new TreeMap<>();
        Set<Payload> attempted = new HashSet<>();
        List<JournalUnavailable.Reason> refusals = new ArrayList<>();

        try (Journal journal = SegmentJournal.open(directory, SMALL, new WatchedDisk(failure))) {
            for (int i = 0; i < 20; i++) {
                Draft draft = Drafts.delivery(Payload.of(Drafts.noise(new Random(i), 1400)));
                attempted.add(draft.payload());
                append(journal, draft, receipts, refusals);
            }
            checkRefusals(failure, refusals, journal);
        }

        try (Journal again = SegmentJournal.open(directory, SMALL)) {
            assertThat(again.last()).isBetween((long) receipts.size(), receipts.size() + 1L);
            receipts.forEach((position, payload) ->
                    assertThat(again.find(position).orElseThrow().payload()).isEqualTo(payload));
            assertThat(again.list(0, 100, Long.MAX_VALUE)).allMatch(entry -> attempted.contains(entry.payload()));
            assertThat(again.verify(1, Long.MAX_VALUE, p -> {})).isInstanceOf(Verification.Intact.class);
            assertThat(again.append(Drafts.dossier(1)).join()).isEqualTo(again.last());
        }
    }

    @Test
    void a_full_disk_refuses_until_there_is_room_again_and_leaves_no_trace() {
        boolean[] full = {false};
        WatchedDisk disk = new WatchedDisk(new WatchedDisk.Watcher() {
            @Override
            public void before(WatchedDisk.Step step, Path file) throws IOException {
                if (full[0] && (step == WatchedDisk.Step.WRITE || step == WatchedDisk.Step.CREATE)) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void after(WatchedDisk.Step step, Path file) {}
        });
        try (Journal journal = SegmentJournal.open(directory, SMALL, disk)) {
            Map<Long, Payload> receipts = new TreeMap<>();
            List<JournalUnavailable.Reason> refusals = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                full[0] = i >= 10 && i < 20;
                append(journal, Drafts.dossier(i), receipts, refusals);
                assertThat(journal.available()).isEqualTo(!full[0]);
            }
            assertThat(receipts.keySet()).hasSize(20).contains(1L, 20L);
            assertThat(refusals).hasSize(10).containsOnly(JournalUnavailable.Reason.WRITE_FAILED);
            assertThat(journal.find(11).orElseThrow().payload())
                    .isEqualTo(Drafts.dossier(20).payload());
            assertThat(journal.verify(1, 20, p -> {})).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void a_write_that_fails_and_cannot_be_cut_back_is_final_and_healed_by_a_restart() {
        boolean[] sick = {false};
        WatchedDisk disk = new WatchedDisk(new WatchedDisk.Watcher() {
            @Override
            public void before(WatchedDisk.Step step, Path file) throws IOException {
                if (sick[0] && step == WatchedDisk.Step.TRUNCATE) {
                    throw new IOException("injected: TRUNCATE");
                }
            }

            @Override
            public void after(WatchedDisk.Step step, Path file) throws IOException {
                if (sick[0] && step == WatchedDisk.Step.WRITE) {
                    throw new IOException("injected: WRITE");
                }
            }
        });
        Map<Long, Payload> receipts = new TreeMap<>();
        List<JournalUnavailable.Reason> refusals = new ArrayList<>();
        try (Journal journal = SegmentJournal.open(directory, SMALL, disk)) {
            append(journal, Drafts.dossier(0), receipts, refusals);
            sick[0] = true;
            append(journal, Drafts.dossier(1), receipts, refusals);
            sick[0] = false;
            append(journal, Drafts.dossier(2), receipts, refusals);

            assertThat(refusals).containsOnly(JournalUnavailable.Reason.BROKEN).hasSize(2);
            assertThat(journal.find(1)).isPresent();
            assertThat(journal.last()).isEqualTo(1);
        }
        try (Journal again = SegmentJournal.open(directory, SMALL)) {
            // The refused write was whole on disk: it may be seen, in whole.
            assertThat(again.last()).isEqualTo(2);
            assertThat(again.find(2).orElseThrow().payload())
                    .isEqualTo(Drafts.dossier(1).payload());
            assertThat(again.append(Drafts.dossier(3)).join()).isEqualTo(3);
            assertThat(again.verify(1, 3, p -> {})).isInstanceOf(Verification.Intact.class);
        }
    }

    private static void checkRefusals(OneFailure failure, List<JournalUnavailable.Reason> refusals, Journal journal) {
        assertThat(failure.failedAt).as("the step was reached").isNotNull();
        boolean isFinal = refusals.contains(JournalUnavailable.Reason.BROKEN);
        assertThat(isFinal).isEqualTo(failure.isFinal());
        assertThat(journal.state()).isEqualTo(isFinal ? "journal-broken" : "ok");
        if (!isFinal) {
            assertThat(refusals).containsExactly(JournalUnavailable.Reason.WRITE_FAILED);
        }
    }

    private static void append(
            Journal journal, Draft draft, Map<Long, Payload> receipts, List<JournalUnavailable.Reason> refusals) {
        try {
            long position = journal.append(draft).join();
            receipts.put(position, draft.payload());
        } catch (CompletionException e) {
            refusals.add(((JournalUnavailable) e.getCause()).reason());
        }
    }

    /** Fails one step once. Opening an empty directory takes no step, so the count begins with the first append. */
    private static final class OneFailure implements WatchedDisk.Watcher {
        private final WatchedDisk.Step step;
        private final boolean before;
        private int left;
        private Path failedAt;

        OneFailure(WatchedDisk.Step step, int nth, boolean before) {
            this.step = step;
            this.left = nth;
            this.before = before;
        }

        /** Flushing entries, and naming a file: after these nobody knows what is on disk. */
        boolean isFinal() {
            boolean unnamed = failedAt.toString().endsWith(".new");
            return switch (step) {
                case FORCE -> !unnamed;
                case FORCE_DIRECTORY -> true;
                case MOVE -> !before;
                default -> false;
            };
        }

        @Override
        public void before(WatchedDisk.Step at, Path file) throws IOException {
            fail(before, at, file);
        }

        @Override
        public void after(WatchedDisk.Step at, Path file) throws IOException {
            fail(!before, at, file);
        }

        private void fail(boolean now, WatchedDisk.Step at, Path file) throws IOException {
            if (now && at == step && --left == 0) {
                failedAt = file;
                throw new IOException("injected: " + step);
            }
        }
    }
}
