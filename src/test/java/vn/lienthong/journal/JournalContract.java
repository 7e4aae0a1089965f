package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever it is stored in. */
abstract class JournalContract {
    private static final JournalSettings NO_TAIL = JournalSettings.defaults().withTailBytes(0);

    private Journal journal;

    /** Opens the journal of this test again; whatever was durable is there. */
    abstract Journal open(JournalSettings settings);

    @AfterEach
    void closeJournal() {
        if (journal != null) {
            journal.close();
        }
    }

    @Test
    void an_empty_journal_has_no_entries_and_verifies() {
        start(JournalSettings.defaults());

        assertThat(journal.last()).isZero();
        assertThat(journal.find(1)).isEmpty();
        assertThat(journal.find(0)).isEmpty();
        assertThat(journal.list(0, 10, 1000)).isEmpty();
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
        assertThat(journal.state()).isEqualTo("ok");
    }

    @Test
    void an_entry_reads_as_its_draft_from_memory_and_from_the_store_alike() {
        start(JournalSettings.defaults());
        Draft draft = Drafts.delivery("{\"MaHoSo\":\"H26.99-261122-0001\",\"Ten\":\"Nguyễn Thị Mẫu\"}");

        assertThat(journal.append(draft).join()).isEqualTo(1);
        Entry fromMemory = journal.find(1).orElseThrow();
        restart(NO_TAIL);
        Entry fromStore = journal.find(1).orElseThrow();

        assertThat(new Draft(
                        fromStore.kind(),
                        fromStore.party(),
                        fromStore.at(),
                        fromStore.contentType(),
                        fromStore.facts(),
                        fromStore.payload()))
                .isEqualTo(draft);
        assertThat(fromStore).isEqualTo(fromMemory);
        assertThat(List.copyOf(fromStore.facts().keySet())).containsExactly("request", "cursor");
    }

    @Test
    void every_kind_and_every_size_of_payload_comes_back_byte_for_byte() {
        start(NO_TAIL.withSegmentBytes(64 * 1024));
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Draft> drafts = new ArrayList<>();
        for (int size : new int[] {0, 1, 2, 63, 1024, 65_535, 65_536, 300_000, 2_000_000}) {
            drafts.add(Drafts.delivery(Payload.of(Drafts.noise(random, size))));
            drafts.add(Drafts.delivery(Payload.of(new byte[size])));
        }
        for (Kind kind : Kind.values()) {
            drafts.add(new Draft(kind, "cổng-dvcqg", Instant.EPOCH, "text/plain", Map.of(), Payload.ofText("à")));
        }

        drafts.forEach(draft -> journal.append(draft).join());

        for (int i = 0; i < drafts.size(); i++) {
            Entry entry = journal.find(i + 1L).orElseThrow();
            assertThat(entry.payload()).isEqualTo(drafts.get(i).payload());
            assertThat(entry.kind()).isEqualTo(drafts.get(i).kind());
            assertThat(entry.facts()).isEqualTo(drafts.get(i).facts());
        }
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void positions_follow_the_order_of_the_calls_without_gaps_through_a_restart() {
        start(JournalSettings.defaults());
        List<CompletableFuture<Long>> receipts = appendAll(0, 500);
        assertThat(receipts).map(CompletableFuture::join).isEqualTo(positions(1, 500));

        restart(JournalSettings.defaults());
        receipts = appendAll(500, 500);

        assertThat(receipts).map(CompletableFuture::join).isEqualTo(positions(501, 1000));
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
        assertThat(journal.find(777).orElseThrow().payload())
                .isEqualTo(Drafts.dossier(776).payload());
    }

    @Test
    void many_senders_share_groups_and_each_finds_its_own_bytes() throws Exception {
        start(JournalSettings.defaults().withLinger(Duration.ofMillis(1)).withSegmentBytes(100_000));
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int s = 0; s < 8; s++) {
            int sender = s;
            done.add(senders.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    Draft draft = Drafts.dossier(sender * 1000L + i);
                    long position = journal.append(draft).join();
                    assertThat(journal.last()).isGreaterThanOrEqualTo(position);
                    assertThat(journal.find(position).orElseThrow().payload()).isEqualTo(draft.payload());
                }
            }));
        }
        for (Future<?> future : done) {
            future.get(60, TimeUnit.SECONDS);
        }
        senders.shutdown();

        assertThat(journal.last()).isEqualTo(400);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_follower_sees_every_entry_once_in_order_while_others_append() throws Exception {
        start(NO_TAIL.withSegmentBytes(50_000));
        CompletableFuture<Void> appending =
                CompletableFuture.runAsync(() -> appendAll(0, 600).forEach(CompletableFuture::join));
        long seen = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);

        while (seen < 600 && System.nanoTime() < deadline) {
            for (Entry entry : journal.list(seen, 37, 20_000)) {
                assertThat(entry.position()).isEqualTo(++seen);
                assertThat(entry.payload()).isEqualTo(Drafts.dossier(seen - 1).payload());
            }
        }

        appending.get(10, TimeUnit.SECONDS);
        assertThat(seen).isEqualTo(600);
    }

    @Test
    void a_list_keeps_to_its_limits_but_gives_at_least_one_entry() {
        start(JournalSettings.defaults());
        appendAll(0, 20).forEach(CompletableFuture::join);

        for (JournalSettings settings : List.of(JournalSettings.defaults(), NO_TAIL)) {
            restart(settings);
            assertThat(journal.list(4, 3, 1_000_000)).map(Entry::position).containsExactly(5L, 6L, 7L);
            assertThat(journal.list(4, 100, 4_500)).hasSizeBetween(2, 3);
            assertThat(journal.list(4, 100, 1)).map(Entry::position).containsExactly(5L);
            assertThat(journal.list(19, 100, 1_000_000)).map(Entry::position).containsExactly(20L);
            assertThat(journal.list(20, 100, 1_000_000)).isEmpty();
            assertThat(journal.list(0, 0, 1_000_000)).isEmpty();
        }
    }

    @Test
    void followers_are_nudged_after_an_append_even_if_one_of_them_fails() {
        start(JournalSettings.defaults());
        AtomicInteger nudges = new AtomicInteger();
        journal.onAppend(() -> {
            throw new IllegalStateException("a follower that is not well");
        });
        journal.onAppend(nudges::incrementAndGet);

        journal.append(Drafts.dossier(1)).join();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> nudges.get() == 1);
        assertThat(journal.append(Drafts.dossier(2)).join()).isEqualTo(2);
    }

    @Test
    void beyond_the_watermark_an_append_is_refused_at_once_as_busy_and_leaves_nothing() throws Exception {
        start(JournalSettings.defaults().withQueueBytes(20_000).withGroupEntries(1));
        CountDownLatch held = new CountDownLatch(1);
        // A receipt that blocks keeps its bytes on the account: the queue fills behind it.
        CompletableFuture<Long> first = journal.append(Drafts.dossier(0));
        first.thenRun(() -> await(held));
        List<CompletableFuture<Long>> receipts = appendAll(1, 40);

        List<CompletableFuture<Long>> refused = receipts.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .toList();
        held.countDown();

        assertThat(refused).isNotEmpty();
        assertThatThrownBy(() -> refused.get(0).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(JournalUnavailable.class, e -> assertThat(e.reason())
                        .isEqualTo(JournalUnavailable.Reason.BUSY));
        long taken = receipts.stream().filter(receipt -> settled(receipt)).count();
        journal.close();
        restart(NO_TAIL);
        assertThat(journal.last()).isEqualTo(taken + 1);
    }

    @Test
    void a_payload_beyond_the_limit_is_refused_as_our_own_mistake() {
        JournalSettings d = JournalSettings.defaults();
        start(new JournalSettings(
                d.segmentBytes(), d.groupEntries(), d.groupBytes(), d.queueBytes(), d.linger(), d.tailBytes(), 2048));

        assertThatThrownBy(() -> journal.append(Drafts.delivery(Payload.of(new byte[2049])))
                        .join())
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 2048 bytes");
        assertThat(journal.append(Drafts.delivery(Payload.of(new byte[2048]))).join())
                .isEqualTo(1);
    }

    @Test
    void closing_finishes_what_was_queued_and_then_everything_fails_clearly() {
        start(JournalSettings.defaults());
        List<CompletableFuture<Long>> receipts = appendAll(0, 300);

        journal.close();
        journal.close();

        assertThat(receipts).allMatch(receipt -> receipt.isDone() && !receipt.isCompletedExceptionally());
        assertThatThrownBy(() -> journal.append(Drafts.dossier(1)).join())
                .hasCauseInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> journal.find(1)).isInstanceOf(JournalUnavailable.class);
        assertThatThrownBy(() -> journal.list(0, 1, 1)).isInstanceOf(JournalUnavailable.class);
        assertThat(journal.available()).isFalse();
        assertThat(journal.state()).isEqualTo("journal-closed");
        restart(NO_TAIL);
        assertThat(journal.last()).isEqualTo(300);
    }

    @Test
    void two_never_hold_one_journal() {
        start(JournalSettings.defaults());

        assertThatThrownBy(() -> open(JournalSettings.defaults()))
                .isInstanceOfSatisfying(JournalUnavailable.class, e -> assertThat(e.reason())
                        .isEqualTo(JournalUnavailable.Reason.IN_USE));
        assertThat(journal.append(Drafts.dossier(1)).join()).isEqualTo(1);
        restart(JournalSettings.defaults());
        assertThat(journal.last()).isEqualTo(1);
    }

    @Test
    void a_range_verifies_on_its_own_and_ends_in_the_chain_of_its_last_entry() {
        start(JournalSettings.defaults().withSegmentBytes(30_000));
        appendAll(0, 200).forEach(CompletableFuture::join);
        List<Long> progress = new ArrayList<>();

        Verification part = journal.verify(77, 155, progress::add);

        String chain = journal.find(155).orElseThrow().seal().chain();
        assertThat(part).isEqualTo(new Verification.Intact(77, 155, chain));
        assertThat(progress).containsExactly(155L);
        assertThat(journal.verify(200, 9999, p -> {}))
                .isEqualTo(new Verification.Intact(
                        200, 200, journal.find(200).orElseThrow().seal().chain()));
        assertThat(journal.verify(500, 600, p -> {})).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void the_same_bytes_twice_have_different_commitments() {
        start(JournalSettings.defaults());

        journal.append(Drafts.dossier(7)).join();
        journal.append(Drafts.dossier(7)).join();

        Seal one = journal.find(1).orElseThrow().seal();
        Seal two = journal.find(2).orElseThrow().seal();
        assertThat(one.commitment()).isNotEqualTo(two.commitment());
        assertThat(one.salt()).isNotEqualTo(two.salt());
    }

    final Journal start(JournalSettings settings) {
        journal = open(settings);
        return journal;
    }

    final Journal restart(JournalSettings settings) {
        journal.close();
        return start(settings);
    }

    final Verification verify() {
        return journal.verify(1, Long.MAX_VALUE, position -> {});
    }

    final List<CompletableFuture<Long>> appendAll(long from, int count) {
        List<CompletableFuture<Long>> receipts = new ArrayList<>();
        for (long number = from; number < from + count; number++) {
            receipts.add(journal.append(Drafts.dossier(number)));
        }
        return receipts;
    }

    private static List<Long> positions(long from, long to) {
        List<Long> positions = new ArrayList<>();
        for (long position = from; position <= to; position++) {
            positions.add(position);
        }
        return positions;
    }

    private static boolean settled(CompletableFuture<Long> receipt) {
        try {
            receipt.join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
