package vn.lienthong.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.cadence.Simulated.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;

/** The watch over a real ledger: what the journal's entries leave there is enough to judge a source by. */
class SourceWatchTest {
    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:watch", "sa", "");
    private final Ledger ledger = Ledger.open(
            pool, LedgerSettings.DEFAULT, status -> Optional.empty(), (agency, begun, at) -> Optional.of("H56"));
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, List<Reading>> readings = new HashMap<>();

    @AfterEach
    void close() {
        ledger.close();
        pool.dispose();
    }

    @Test
    void weeks_of_entries_teach_what_to_expect_and_a_rebuild_teaches_the_same() {
        weeks("yen-lang", "2026-10-05", "2026-11-20");
        apply(7);
        Verdict lived = judge("yen-lang", "2026-11-23T12:00");
        assertThat(lived.state()).isEqualTo(SourceState.SILENT);
        assertThat(lived.basis()).isEqualTo("learnt");
        assertThat(judge("yen-lang", "2026-11-21T12:00").state()).isEqualTo(SourceState.ON_TIME);

        JdbcConnectionPool other = JdbcConnectionPool.create("jdbc:h2:mem:watch-again", "sa", "");
        try (Ledger again = Ledger.open(
                other, LedgerSettings.DEFAULT, status -> Optional.empty(), (agency, begun, at) -> Optional.of("H56"))) {
            again.apply(entries, readings);
            assertThat(again.dump()).isEqualTo(ledger.dump());
        } finally {
            other.dispose();
        }
    }

    @Test
    void an_empty_list_is_no_news_and_its_look_is_a_sign_of_life() {
        add("ban-liet", "2026-11-20T08:00", 3, Map.of());
        add("ban-liet", "2026-11-20T08:05", 0, Map.of());
        apply(1);
        assertThat(judge("ban-liet", "2026-11-20T08:06").state()).isEqualTo(SourceState.ZERO_ROWS);
    }

    @Test
    void a_cursor_stands_still_since_it_last_changed_whatever_the_group() {
        add("ban-ghi", "2026-11-19T08:00", 1, Map.of("cursor", "a"));
        add("ban-ghi", "2026-11-19T09:00", 1, Map.of("cursor", "b"));
        add("ban-ghi", "2026-11-19T10:00", 1, Map.of("cursor", "b"));
        apply(2);
        assertThat(ledger.rhythms().get(0).cursorSince()).isEqualTo(at("2026-11-19T09:00"));
    }

    @Test
    void a_source_that_is_configured_and_was_never_heard_is_named_and_a_paused_one_too() {
        assertThat(judge("moi", "2026-11-20T08:06").state()).isEqualTo(SourceState.NEVER);
        assertThat(watch("2026-11-20T08:06", true).judge(List.of()).get("moi").state())
                .isEqualTo(SourceState.PAUSED);
    }

    private void weeks(String source, String from, String to) {
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            for (int minute = 8 * 60; Simulated.CALENDAR.isWorking(day) && minute < 17 * 60; minute += 20) {
                add(source, day.atTime(minute / 60, minute % 60).toString(), 1, Map.of());
            }
        }
    }

    private void add(String source, String time, int records, Map<String, String> facts) {
        long position = entries.size() + 1;
        Instant at = at(time);
        entries.add(
                new Entry(position, Kind.DELIVERY, source, at, "application/json", facts, Payload.ofText("[]"), null));
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            heard.add(new Heard.Failed(
                    i, null, new Problem(ProblemCode.NUMBER_MISSING, "x", "Cần số", "Expected"), null));
        }
        readings.put(position, List.of(new Reading(position, source, at, heard)));
    }

    private void apply(int group) {
        for (int i = 0; i < entries.size(); i += group) {
            ledger.apply(entries.subList(i, Math.min(entries.size(), i + group)), readings);
        }
    }

    private Verdict judge(String source, String time) {
        return watch(time, false).judge(ledger.sources()).get(source);
    }

    private SourceWatch watch(String time, boolean paused) {
        Carrier pushed = new Carrier(Carrier.Kind.PUSHED, Duration.ZERO, Declared.LEARN);
        Carrier listing = new Carrier(Carrier.Kind.LISTING, Duration.ofMinutes(1), Declared.LEARN);
        return new SourceWatch(
                ledger,
                Simulated.CALENDAR,
                Map.of("yen-lang", pushed, "ban-liet", listing, "moi", pushed),
                Duration.ofMinutes(5),
                code -> paused,
                code -> Optional.empty(),
                Clock.fixed(at(time), ZoneOffset.UTC));
    }
}
