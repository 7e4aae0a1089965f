package vn.lienthong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;

/** A start knows each source's cursor, however many messages of other sources came after it. */
class RememberingTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:05:31Z");

    @TempDir
    private Path folder;

    private Journal journal;
    private JdbcConnectionPool pool;
    private Ledger ledger;
    private Intake before;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(folder, JournalSettings.defaults());
        pool = JdbcConnectionPool.create("jdbc:h2:mem:remembering-" + folder.getFileName(), "sa", "");
        ledger = Ledger.open(
                pool, LedgerSettings.DEFAULT, status -> Optional.empty(), (agency, begun, at) -> Optional.empty());
        before = intake();
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.dispose();
        journal.close();
    }

    @Test
    void a_cursor_older_than_the_tail_is_known_again() {
        polled("bang-cu", "cursor-7");
        others(20);
        read();

        assertThat(started().cursor("bang-cu")).contains("cursor-7");
    }

    @Test
    void a_later_delivery_that_moves_no_cursor_hides_none() {
        polled("bang-cu", "cursor-7");
        polled("bang-cu", null);
        others(20);
        polled("bang-moi", "cursor-1");
        polled("bang-moi", "cursor-2");
        read();

        Intake again = started();
        assertThat(again.cursor("bang-cu")).contains("cursor-7");
        assertThat(again.cursor("bang-moi")).contains("cursor-2");
    }

    @Test
    void the_last_bytes_of_a_quiet_source_are_a_repeat_after_a_start() {
        Delivery said = Delivery.pushed("it-khi", "application/json", null, Payload.ofText("[{}]"));
        long position = before.accept(said).join().position();
        others(20);
        read();

        assertThat(started().recognise(said))
                .get()
                .satisfies(receipt -> assertThat(receipt.join().position()).isEqualTo(position));
    }

    @Test
    void what_the_ledger_has_not_read_yet_is_read_again() {
        polled("bang-cu", "cursor-7");
        read();
        polled("bang-cu", "cursor-8");
        others(20);

        assertThat(started().cursor("bang-cu")).contains("cursor-8");
    }

    private Intake intake() {
        return new Intake(journal, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5));
    }

    /** The intake after a restart that reads only five entries of the tail. */
    private Intake started() {
        Intake again = intake();
        new Remembering(journal, ledger, 5).resume(again);
        return again;
    }

    private void polled(String source, String cursor) {
        String rows = "[{\"cursor\":\"" + cursor + "\"}]";
        before.accept(Delivery.polled(source, "application/json", "bảng", cursor, Payload.ofText(rows)))
                .join();
    }

    private void others(int deliveries) {
        for (int i = 0; i < deliveries; i++) {
            before.accept(Delivery.pushed("nhieu-tin", "application/json", null, Payload.ofText("[" + i + "]")))
                    .join();
        }
    }

    private void read() {
        List<Entry> entries = journal.list(ledger.bookmark(), 1_000, 1 << 24);
        Map<Long, List<Reading>> readings = new HashMap<>();
        entries.forEach(entry ->
                readings.put(entry.position(), List.of(new Reading(entry.position(), entry.party(), NOW, List.of()))));
        ledger.apply(entries, readings);
    }
}
