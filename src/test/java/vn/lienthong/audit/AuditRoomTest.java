package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.evidence.BundleMark;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.Signatory;
import vn.lienthong.journal.Chained;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.journal.Verification;
import vn.lienthong.journal.Walker;
import vn.lienthong.time.Hands;

/** What an auditor has a hub do in the background, over a real journal with its evidence; every dossier is invented. */
class AuditRoomTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final BundleMark CHI = new BundleMark("chi.mau", "đơn khiếu nại 17");

    @TempDir
    private Path data;

    private final Hands clock = new Hands(Instant.parse("2026-11-22T01:00:00Z"));
    private Journal journal;
    private Evidence evidence;
    private EvidenceSettings settings;

    @BeforeEach
    void open() throws IOException {
        settings = EvidenceSettings.below(data).withName("lienthong.example.vn/nhat-ky");
        journal = SegmentJournal.open(Files.createDirectories(data.resolve("journal")), JournalSettings.defaults());
        evidence = Evidence.open(settings, journal, Signatory.open(settings, journal, clock), clock);
        for (int i = 1; i <= 30; i++) {
            journal.append(delivery(i)).join();
        }
        clock.turn(Duration.ofSeconds(120));
        evidence.round();
    }

    @AfterEach
    void close() throws IOException {
        evidence.close();
        journal.close();
    }

    private Draft delivery(int number) {
        String body = "{\"MaHoSo\":\"H26.99-261122-" + number + "\"}";
        return new Draft(
                Kind.DELIVERY,
                number % 2 == 0 ? "ha-noi" : "hue",
                clock.instant(),
                "application/json",
                Map.of(),
                Payload.ofText(body));
    }

    private Checks checks(Chained over) {
        return new Checks(data, over, settings, clock);
    }

    private Exports exports() {
        return new Exports(
                data,
                journal,
                evidence,
                settings,
                new Exports.Numbers() {
                    @Override
                    public SortedSet<Long> messages(String number) {
                        return new TreeSet<>();
                    }

                    @Override
                    public long reach() {
                        return journal.last();
                    }
                },
                clock);
    }

    private static Checks.Wish all() {
        return new Checks.Wish(1, 0, Optional.empty(), List.of());
    }

    private Check checked(Checks checks, Checks.Wish wish) {
        String id = checks.begin("chi.mau", "đơn khiếu nại 17", wish).orElseThrow();
        return await().atMost(PATIENCE).until(() -> checks.find(id).orElseThrow(), one -> one.state() != State.RUNNING);
    }

    private Export exported(Exports exports, Choice choice) {
        String id = exports.begin(new Exports.Wish(CHI, choice, List.of(), Optional.empty()))
                .orElseThrow();
        return await().atMost(PATIENCE)
                .until(() -> exports.find(id).orElseThrow(), one -> one.state() != State.RUNNING);
    }

    private static Choice dossier(String number) {
        return new Choice(List.of(), number, "", Optional.empty(), Optional.empty());
    }

    @Test
    void a_verdict_says_integrity_completeness_and_exposure_apart_and_is_kept_with_who_asked_and_why() {
        Check check = checked(checks(journal), all());

        assertThat(check.state()).isEqualTo(State.DONE);
        assertThat(check.verdict().intact()).isTrue();
        assertThat(check.verdict().complete()).isTrue();
        assertThat(check.verdict().covered()).isEqualTo(journal.last());
        assertThat(check.verdict().coveredAt()).isNotEmpty();
        assertThat(check.verdict().exposed()).as("nobody outside vouches").isEqualTo(journal.last());
        assertThat(checks(journal).list()).as("after another start").containsExactly(check);
        assertThat(check.who()).isEqualTo("chi.mau");
    }

    @Test
    void since_the_last_clean_verification_only_what_came_after_is_walked_and_a_part_is_a_part() {
        checked(checks(journal), all());
        long before = journal.last();
        journal.append(delivery(31)).join();

        Check more = checked(checks(journal), new Checks.Wish(0, 0, Optional.empty(), List.of()));
        assertThat(more.verdict().from()).isEqualTo(before + 1);
        assertThat(more.verdict().to()).isEqualTo(before + 1);
        Check part = checked(checks(journal), new Checks.Wish(5, 9, Optional.empty(), List.of()));
        assertThat(part.verdict().from()).isEqualTo(5);
        assertThat(part.verdict().to()).isEqualTo(9);
    }

    @Test
    void a_changed_byte_is_a_verdict_and_not_an_error() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            file = files.filter(one -> one.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Check check = checked(checks(journal), all());
        assertThat(check.verdict().intact()).isFalse();
        assertThat(check.verdict().findings())
                .anyMatch(one ->
                        one.get("flaw").equals("changed") && !one.get("vi").isEmpty());
    }

    @Test
    void one_runs_at_a_time_and_can_be_stopped_and_one_that_a_crash_left_is_said_to_be_left() throws Exception {
        CountDownLatch walking = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Checks checks = checks(new Slow(walking, stopped));
        String id = checks.begin("chi.mau", "thử dừng lại", all()).orElseThrow();
        walking.await();

        assertThat(checks.begin("ba.mau", "cùng lúc", all())).isEmpty();
        assertThat(checks.find(id).orElseThrow().position()).isEqualTo(1_000);
        assertThat(checks(journal).find(id).orElseThrow().state())
                .as("as another process sees it, when this one died")
                .isEqualTo(State.LEFT);
        checks.cancel(id);
        stopped.countDown();
        await().atMost(PATIENCE).until(() -> checks.find(id).orElseThrow().state() == State.CANCELLED);
        await().atMost(PATIENCE)
                .until(() -> checks.begin("ba.mau", "sau đó", all()).isPresent());
        await().atMost(PATIENCE).until(() -> checks.list().get(0).state() == State.DONE);
    }

    @Test
    void an_export_waits_for_whoever_asked_and_for_nobody_else_and_not_for_ever() throws Exception {
        Exports exports = exports();
        Export export = exported(exports, dossier("H26.99-261122-7"));

        assertThat(export.state()).as(export.failure().en()).isEqualTo(State.DONE);
        assertThat(export.messages()).isEqualTo(1);
        assertThat(journal.find(export.entry()).orElseThrow().facts()).containsEntry("action", "export");
        assertThat(exports.fetch(export, "ba.mau")).isEmpty();
        assertThat(exports().fetch(export, "chi.mau")).as("after another start").isEmpty();
        Exports.Parcel parcel = exported(exports, dossier("H26.99-261122-8")).state() == State.DONE
                ? exports.fetch(exports.list().get(0), "chi.mau").orElseThrow()
                : null;
        assertThat(names(parcel.bytes().readAllBytes())).contains("entries.json", "checkpoint", "index.html");
        clock.turn(Duration.ofMinutes(61));
        assertThat(exports.fetch(exports.list().get(0), "chi.mau")).isEmpty();
    }

    @Test
    void a_source_in_a_period_positions_and_what_is_not_there() {
        Exports exports = exports();
        Instant end = clock.instant();
        assertThat(exported(exports, new Choice(List.of(), "", "hue", Optional.empty(), Optional.of(end)))
                        .messages())
                .isEqualTo(15);
        assertThat(exported(exports, new Choice(List.of(2L, 3L), "", "", Optional.empty(), Optional.empty()))
                        .messages())
                .isEqualTo(2);
        Export none = exported(exports, dossier("H99.99-000000-1"));
        assertThat(none.state()).isEqualTo(State.FAILED);
        assertThat(none.failure().vi()).contains("Không có thông điệp nào như vậy");
        Export beyond = exported(exports, new Choice(List.of(1_000_000L), "", "", Optional.empty(), Optional.empty()));
        assertThat(beyond.state()).isEqualTo(State.FAILED);
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new java.util.ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** A walk that reports once, and then waits to be let go on. */
    private record Slow(CountDownLatch walking, CountDownLatch stopped) implements Chained {
        @Override
        public long last() {
            return 2_000;
        }

        @Override
        public Verification verify(long from, long to, Walker each) {
            try {
                for (long position = from; position <= to; position++) {
                    each.intact(position, 0, new byte[32]);
                    if (position == 1_000) {
                        walking.countDown();
                        stopped.await();
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Verification.Intact(from, to, "");
        }
    }
}
