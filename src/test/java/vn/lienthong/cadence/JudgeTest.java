package vn.lienthong.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.cadence.Simulated.at;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Weeks of a source's life, told in a line, and what the hub says at a moment of them. */
class JudgeTest {
    private static final String BEGIN = "2026-10-05";
    private static final String FRIDAY = "2026-11-20";

    private static Simulated office(String until) {
        return new Simulated(Carrier.Kind.PUSHED, Declared.LEARN).speaks(BEGIN, until, 8, 17, 10);
    }

    @Test
    void nights_and_weekends_are_quiet_and_nobody_is_called() {
        Simulated source = office(FRIDAY);
        assertThat(source.judge("2026-11-20T23:00").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-22T15:00").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-23T08:05").state()).isEqualTo(SourceState.ON_TIME);
    }

    @Test
    void a_source_that_stopped_on_friday_is_late_on_monday_morning_and_silent_the_same_day() {
        Simulated source = office(FRIDAY);
        assertThat(source.judge("2026-11-23T10:00").state()).isEqualTo(SourceState.LATE);
        assertThat(source.judge("2026-11-23T12:00").state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void a_public_holiday_in_the_middle_of_the_week_is_no_silence() {
        Simulated source = office("2026-11-23");
        assertThat(source.judge("2026-11-24T16:30").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-25T12:00").state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void on_a_saturday_that_makes_up_for_a_friday_the_source_is_expected() {
        Simulated source =
                new Simulated(Carrier.Kind.PUSHED, Declared.LEARN).speaks("2025-11-03", "2026-01-09", 8, 17, 10);
        assertThat(source.judge("2026-01-10T12:00").state()).isEqualTo(SourceState.SILENT);
        assertThat(source.judge("2026-01-10T07:59").state()).isEqualTo(SourceState.ON_TIME);
    }

    @Test
    void what_a_source_says_again_ends_the_alarm() {
        Simulated source = office(FRIDAY);
        source.news.add(at("2026-11-23T13:00"));
        assertThat(source.judge("2026-11-23T12:59").state()).isEqualTo(SourceState.SILENT);
        assertThat(source.judge("2026-11-23T13:01").state()).isEqualTo(SourceState.ON_TIME);
    }

    @Test
    void a_long_silence_does_not_become_usual() {
        Simulated source = office("2026-10-30");
        Verdict soon = source.judge("2026-11-03T12:00");
        Verdict later = source.judge("2026-11-27T12:00");
        assertThat(later.state()).isEqualTo(SourceState.SILENT);
        assertThat(later.since()).as("since when does not move").isEqualTo(soon.since());
    }

    @Test
    void looks_that_go_well_and_hold_no_rows_are_zero_rows() {
        Simulated source = new Simulated(Carrier.Kind.CHANGES, Declared.LEARN)
                .speaks(BEGIN, FRIDAY, 8, 17, 10)
                .answers("2026-10-05T00:00", "2026-11-24T00:00");
        Verdict verdict = source.judge("2026-11-23T12:00");
        assertThat(verdict.state()).isEqualTo(SourceState.ZERO_ROWS);
        assertThat(verdict.vi()).contains("không có dòng nào", "Hãy kiểm tra bộ lọc");
    }

    @Test
    void a_list_that_is_suddenly_empty_is_zero_rows_at_once() {
        Simulated source = new Simulated(Carrier.Kind.LISTING, Declared.LEARN)
                .speaks(BEGIN, FRIDAY, 8, 17, 10)
                .answers("2026-10-05T00:00", "2026-11-24T00:00");
        source.empty.add(at("2026-11-21T03:00"));
        assertThat(source.judge("2026-11-21T03:00").state()).isEqualTo(SourceState.ZERO_ROWS);
    }

    @Test
    void a_list_that_always_changed_and_stands_still_is_an_unchanging_page() {
        Simulated source = new Simulated(Carrier.Kind.LISTING, Declared.LEARN)
                .speaks(BEGIN, FRIDAY, 8, 17, 10)
                .answers("2026-10-05T00:00", "2026-11-24T00:00");
        assertThat(source.judge("2026-11-23T07:59").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-23T12:00").state()).isEqualTo(SourceState.UNCHANGING_PAGE);
    }

    @Test
    void rows_that_never_lead_further_are_a_frozen_cursor() {
        Simulated source = new Simulated(Carrier.Kind.CHANGES, Declared.LEARN)
                .speaks(BEGIN, "2026-11-23", 8, 17, 10)
                .answers("2026-10-05T00:00", "2026-11-24T00:00");
        source.cursorSince.tailMap(at("2026-11-21T00:00")).clear();
        assertThat(source.judge("2026-11-23T08:30").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-23T14:00").state()).isEqualTo(SourceState.FROZEN_CURSOR);
    }

    @Test
    void a_source_that_answers_no_look_is_late_and_then_silent_at_any_hour() {
        Simulated source = new Simulated(Carrier.Kind.CHANGES, Declared.LEARN)
                .speaks(BEGIN, FRIDAY, 8, 17, 10)
                .answers("2026-10-05T00:00", "2026-11-21T02:00");
        assertThat(source.judge("2026-11-21T02:09").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-21T02:15").state()).isEqualTo(SourceState.LATE);
        assertThat(source.judge("2026-11-21T03:00").state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void a_server_that_is_switched_off_every_night_is_not_called_silent() {
        Simulated source = new Simulated(Carrier.Kind.CHANGES, Declared.LEARN).speaks(BEGIN, FRIDAY, 8, 17, 10);
        for (int day = 0; day < 47; day++) {
            Instant morning = at("2026-10-05T06:00").plusSeconds(day * 86_400L);
            for (int minutes = 0; minutes < 14 * 60; minutes += 5) {
                source.contacts.add(morning.plusSeconds(minutes * 60L));
            }
        }
        assertThat(source.judge("2026-11-21T03:00").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-21T08:00").state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void a_file_that_comes_every_morning_and_did_not_today_is_late() {
        Simulated source = new Simulated(Carrier.Kind.FILES, Declared.LEARN).speaks(BEGIN, FRIDAY, 7, 8, 60);
        assertThat(source.judge("2026-11-23T07:25").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-23T08:05").state()).isEqualTo(SourceState.LATE_FILE);
    }

    @Test
    void what_is_declared_holds_from_the_first_day() {
        Simulated file = new Simulated(Carrier.Kind.FILES, "daily by 08:00");
        file.news.add(at("2026-11-20T07:40"));
        assertThat(file.judge("2026-11-23T07:59").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(file.judge("2026-11-23T08:00").state()).isEqualTo(SourceState.LATE_FILE);
        assertThat(file.judge("2026-11-24T12:00").state())
                .as("a holiday is not a second miss")
                .isEqualTo(SourceState.LATE_FILE);
        assertThat(file.judge("2026-11-25T08:00").state()).isEqualTo(SourceState.SILENT);

        Simulated office = new Simulated(Carrier.Kind.PUSHED, "every 2 h in office hours");
        office.news.add(at("2026-11-20T16:30"));
        assertThat(office.judge("2026-11-23T09:29").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(office.judge("2026-11-23T09:30").state()).isEqualTo(SourceState.LATE);
        assertThat(office.judge("2026-11-23T13:00").state()).isEqualTo(SourceState.SILENT);
    }

    @Test
    void a_file_that_came_late_counts_for_the_day_it_was_meant_for() {
        Simulated file = new Simulated(Carrier.Kind.FILES, "daily by 08:00");
        file.news.add(at("2026-11-19T08:40"));
        assertThat(file.judge("2026-11-20T07:59").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(file.judge("2026-11-20T08:01").state()).isEqualTo(SourceState.LATE_FILE);
    }

    @Test
    void a_new_source_may_be_quiet_for_one_working_day() {
        Simulated source = new Simulated(Carrier.Kind.PUSHED, Declared.LEARN);
        source.news.add(at("2026-11-20T16:00"));
        assertThat(source.judge("2026-11-23T15:59").basis()).isEqualTo("usual");
        assertThat(source.judge("2026-11-23T15:59").state()).isEqualTo(SourceState.ON_TIME);
        assertThat(source.judge("2026-11-23T16:01").state()).isEqualTo(SourceState.LATE);
    }

    @Test
    void a_source_never_heard_is_named_so_and_one_that_is_off_is_left_alone() {
        assertThat(new Simulated(Carrier.Kind.PUSHED, Declared.LEARN)
                        .judge("2026-11-23T12:00")
                        .state())
                .isEqualTo(SourceState.NEVER);
        Simulated off = new Simulated(Carrier.Kind.PUSHED, "off");
        off.news.add(at("2026-01-05T08:00"));
        assertThat(off.judge("2026-11-23T12:00").state()).isEqualTo(SourceState.UNWATCHED);
    }

    @Test
    void a_sentence_says_what_was_expected_and_what_to_do_in_both_languages() {
        Verdict verdict = office(FRIDAY).judge("2026-11-23T12:00");
        assertThat(verdict.vi()).contains("Chờ theo giờ trong tuần, học từ", "muộn nhất 23/11/2026", "Hãy gọi");
        assertThat(verdict.en()).contains("Expected something by the hour of the week", "23/11/2026", "Call");
    }
}
