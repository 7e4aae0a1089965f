package vn.lienthong.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;

/** A message that is sent again is known by its sender's name for it, whatever came between, a restart too. */
class NamesTest {
    private static final Instant BEGIN = Instant.parse("2026-10-12T03:05:31Z");
    private static final int MANY = 5_000;

    @TempDir
    private Path home;

    private Journal journal;
    private Instant now = BEGIN;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void behind_thousands_of_others_and_a_restart_it_is_still_a_repeat() {
        try (Names names = names()) {
            Intake intake = intake(names);
            assertThat(push(intake, "m-0", "{}").repeat()).isFalse();
            others(intake, 1, MANY);
            assertThat(push(intake, "m-0", "{}").position()).isEqualTo(1);
        }
        try (Names names = names()) {
            Intake intake = intake(names);
            assertThat(names.through(now))
                    .as("nothing is read again after a clean stop")
                    .isEqualTo(journal.last());
            assertThat(push(intake, "m-0", "{}").repeat()).isTrue();
            assertThat(push(intake, "m-" + MANY / 2, "{}").repeat()).isTrue();
            assertThat(push(intake, "m-0", "{\"other\":1}").repeat())
                    .as("another content")
                    .isFalse();
        }
    }

    @Test
    void what_a_crash_or_a_lost_file_took_is_read_again_from_the_journal() throws IOException {
        // Never closed: as after a kill.
        Intake killed = intake(names());
        others(killed, 0, MANY);

        assertThat(push(resumed(names()), "m-3", "{}").repeat()).isTrue();
        files().forEach(NamesTest::delete);
        assertThat(push(resumed(names()), "m-4", "{}").repeat()).isTrue();
        for (Path file : files()) {
            Files.writeString(file, "rubbish");
        }
        assertThat(push(resumed(names()), "m-5", "{}").repeat()).isTrue();
    }

    @Test
    void files_of_another_journal_cost_no_message() {
        try (Names names = names()) {
            others(intake(names), 0, 10);
        }
        try (Journal other = SegmentJournal.open(home.resolve("other"), JournalSettings.defaults());
                Names names = Names.in(home.resolve("intake"), other)) {
            Intake intake = new Intake(other, Clock.systemUTC(), Duration.ofHours(1), Backlog.unbounded(), names);
            others(intake, 0, 20);

            assertThat(other.last()).isEqualTo(20);
        }
    }

    @Test
    void it_is_known_for_thirty_days_and_the_files_do_not_grow_for_ever() throws IOException {
        try (Names names = names()) {
            Intake intake = intake(names);
            for (int day = 0; day <= 2 * Names.DAYS; day++) {
                now = BEGIN.plus(Duration.ofDays(day));
                push(intake, "day-" + day, "{}");
            }
            // Another memory: what it does not hold, the files do.
            assertThat(push(intake(names), "day-" + (Names.DAYS + 1), "{}").repeat())
                    .isTrue();
            assertThat(files()).hasSizeLessThanOrEqualTo(Names.DAYS + 3);
        }
    }

    private Names names() {
        return Names.in(home.resolve("intake"), journal);
    }

    private Intake intake(Names names) {
        return new Intake(
                journal,
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
                Duration.ofHours(1),
                Backlog.unbounded(),
                names);
    }

    /** As at a start. */
    private Intake resumed(Names names) {
        Intake intake = intake(names);
        intake.resume(journal.list(intake.knownThrough(), 100_000, Long.MAX_VALUE));
        return intake;
    }

    private static void others(Intake intake, int from, int to) {
        List<CompletableFuture<Receipt>> kept = new ArrayList<>();
        for (int i = from; i < to; i++) {
            kept.add(intake.accept(Delivery.pushed("nguon", "application/json", "m-" + i, Payload.ofText("{}"))));
        }
        kept.forEach(CompletableFuture::join);
    }

    private static Receipt push(Intake intake, String name, String body) {
        return intake.accept(Delivery.pushed("nguon", "application/json", name, Payload.ofText(body)))
                .join();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("intake"))) {
            return files.toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
