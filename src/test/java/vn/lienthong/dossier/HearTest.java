package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class HearTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-20T08:00:00Z");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dossier/hear-cases.csv", numLinesToSkip = 1)
    void a_record_is_heard_as_the_table_says(ArgumentsAccessor row) {
        Believed believed = row.getString(1) == null
                ? null
                : new Believed(
                        "ha-noi",
                        status(row.getString(1)),
                        event(row.getString(2)),
                        content(row.getString(3)),
                        Version.parse(row.getString(4)),
                        Subject.UNKNOWN);
        Times times =
                new Times(null, day(row.getString(10)), null, day(row.getString(11)), day(row.getString(12)), null);
        DossierStatus heard = heard(status(row.getString(6)), event(row.getString(7)), times);

        Hearing hearing = NewsRule.hear(
                believed,
                heard,
                content(row.getString(8)),
                new Arrival(row.getString(5), Version.parse(row.getString(9)), RECEIVED, false));

        assertThat(describe(hearing))
                .isEqualTo(row.getString(13) + "|" + flags(row.getString(14)) + "|" + event(row.getString(15)));
    }

    @Test
    void the_conflict_of_two_sources_names_both() {
        Problem problem = NewsRule.claim("ha-noi", "bo-tai-chinh").orElseThrow();

        assertThat(problem.vi()).contains("'ha-noi'", "'bo-tai-chinh'");
        assertThat(problem.en()).contains("'ha-noi'", "'bo-tai-chinh'");
    }

    @Test
    void a_contradiction_names_the_field_and_both_days() {
        Times times = new Times(null, day("2026-03-04"), null, day("2026-03-03"), null, null);
        Hearing hearing = NewsRule.hear(
                null,
                heard(MainStatus.FINISHED, EventTime.NONE, times),
                content("A"),
                new Arrival("ha-noi", new Version(1, 0), RECEIVED, false));

        Problem problem = ((Hearing.Conflict) hearing).problem();
        assertThat(problem.place()).isEqualTo("NgayKetThucXuLy");
        assertThat(problem.en()).contains("2026-03-03", "2026-03-04");
    }

    @Test
    void each_change_of_status_seen_gives_one_derived_step() {
        Instant at = Instant.parse("2026-03-05T08:00:00Z");
        DossierStatus now = heard(MainStatus.PROCESSING, new EventTime(at, 0), noTimes());

        assertThat(NewsRule.derivedStep(MainStatus.RECEIVED, now, RECEIVED))
                .contains(new Step(
                        at, MainStatus.PROCESSING, "Sở Thử Nghiệm", null, null, "Đang xử lý", null, null, true));
        assertThat(NewsRule.derivedStep(null, now, RECEIVED)).isPresent();
        assertThat(NewsRule.derivedStep(MainStatus.PROCESSING, now, RECEIVED)).isEmpty();
    }

    @Test
    void a_derived_step_without_an_event_time_happened_when_it_was_received() {
        DossierStatus now = heard(MainStatus.PROCESSING, EventTime.NONE, noTimes());

        assertThat(NewsRule.derivedStep(MainStatus.RECEIVED, now, RECEIVED)
                        .orElseThrow()
                        .at())
                .isEqualTo(RECEIVED);
    }

    private static DossierStatus heard(MainStatus status, EventTime event, Times times) {
        AgencyCode agency = new AgencyCode("H26.1");
        return new DossierStatus(
                new DossierNumber("H26.1-260302-0001"),
                null,
                new Agency(agency, "Sở Thử Nghiệm", agency),
                new Procedure("1.000001", null, null, null, null),
                null,
                null,
                times,
                status,
                null,
                null,
                null,
                null,
                null,
                event);
    }

    private static Times noTimes() {
        return new Times(null, null, null, null, null, null);
    }

    private static String describe(Hearing hearing) {
        return hearing.fold(
                news -> "NEWS|"
                        + news.remarks().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new)) + "|"
                        + news.event(),
                unchanged -> "UNCHANGED|[]|" + unchanged.event(),
                stale -> "STALE|[]|" + stale.known(),
                conflict -> conflict.problem().code() + "|[]|" + EventTime.NONE);
    }

    private static String flags(String text) {
        return text == null ? "[]" : new TreeSet<>(Arrays.asList(text.split(" "))).toString();
    }

    private static MainStatus status(String code) {
        return MainStatus.find(Integer.parseInt(code)).orElseThrow();
    }

    private static Fingerprint content(String letter) {
        return new Fingerprint(letter.charAt(0), 0);
    }

    private static EventTime event(String text) {
        if (text == null) {
            return EventTime.NONE;
        }
        String[] parts = text.split("#", -1);
        Instant at = parts[0].isEmpty() ? null : Instant.parse(parts[0]);
        return new EventTime(at, parts.length > 1 ? Long.parseLong(parts[1]) : 0);
    }

    private static Moment day(String text) {
        return text == null
                ? null
                : new Moment(LocalDate.parse(text).atStartOfDay(VIETNAM).toInstant(), text);
    }
}
