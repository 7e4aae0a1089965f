package vn.lienthong.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten sources of different habits, five weeks of history and eight weeks that are watched, with forty silences in them: how
 * many are found, and how often somebody is called for nothing. The silences last one to three working days; of a
 * source that says only a few words a day, three to five.
 */
class EightWeeksTest {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int HISTORY = 5;
    private static final int WATCHED = 8;
    private static final int EACH = 4;

    /** A silence that was put in. */
    private record Gap(Instant from, Instant to) {}

    private record Score(int found, int falseAlarms) {}

    @ParameterizedTest
    @CsvSource({
        // The Day of Vietnamese Culture; Tết and a Saturday that makes up for a Friday; the spring holidays.
        "20260901, 2026-09-07",
        "20251201, 2025-12-01",
        "20260316, 2026-03-16"
    })
    void of_forty_silences_nearly_all_are_found_and_hardly_anybody_is_called_for_nothing(long seed, LocalDate begin) {
        Random random = new Random(seed);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Habit habit : Habit.values()) {
            scores.put(habit.name(), live(habit, begin, random));
        }
        int found = scores.values().stream().mapToInt(Score::found).sum();
        int falseAlarms = scores.values().stream().mapToInt(Score::falseAlarms).sum();
        double months = Habit.values().length * WATCHED * 7 / 30.0;
        System.out.printf(
                "silence: seed %d from %s: %d of %d found (%.1f %%), %d false alarms in %.1f source-months (%.2f each) %s%n",
                seed,
                begin,
                found,
                EACH * Habit.values().length,
                100.0 * found / (EACH * Habit.values().length),
                falseAlarms,
                months,
                falseAlarms / months,
                scores);
        assertThat(found).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * EACH * Habit.values().length));
        assertThat(falseAlarms / months).as("per source and month").isLessThanOrEqualTo(0.5);
        assertThat(scores.values())
                .as("no source is called for nothing more often than once a month")
                .allSatisfy(score -> assertThat(score.falseAlarms()).isLessThanOrEqualTo(2));
    }

    /** How a source behaves when it is well. */
    private enum Habit {
        BUSY_ROUND_THE_CLOCK(Carrier.Kind.PUSHED, 60, 3, 5),
        OFFICE(Carrier.Kind.PUSHED, 20, 0, 0),
        DISTRICT(Carrier.Kind.PUSHED, 4, 0, 0.2),
        COMMUNE(Carrier.Kind.PUSHED, 0.8, 0, 0),
        ONLINE_TOO(Carrier.Kind.PUSHED, 8, 0.5, 1),
        MORNING_FILE(Carrier.Kind.FILES, 0, 0, 0),
        TABLE(Carrier.Kind.CHANGES, 12, 0, 0),
        TABLE_FROZEN(Carrier.Kind.CHANGES, 12, 0, 0),
        LIST(Carrier.Kind.LISTING, 6, 0, 0),
        NIGHTLY_OFF(Carrier.Kind.CHANGES, 10, 0, 0);

        private final Carrier.Kind kind;
        private final double office;
        private final double night;
        private final double weekend;

        Habit(Carrier.Kind kind, double office, double night, double weekend) {
            this.kind = kind;
            this.office = office;
            this.night = night;
            this.weekend = weekend;
        }

        private boolean isSlow() {
            return this == COMMUNE;
        }

        private boolean asked() {
            return kind == Carrier.Kind.CHANGES || kind == Carrier.Kind.LISTING;
        }

        /** Deliveries expected in the hour that begins at this time. */
        private double rate(LocalDate day, int hour) {
            DayOfWeek like = Simulated.CALENDAR.like(day);
            boolean open = hour >= 8 && hour < 17 && hour != 12;
            if (like == DayOfWeek.SATURDAY || like == DayOfWeek.SUNDAY) {
                return open ? weekend : Math.min(night, weekend);
            }
            return open ? office : night;
        }
    }

    private static Score live(Habit habit, LocalDate begin, Random random) {
        Simulated source = new Simulated(habit.kind, Declared.LEARN);
        LocalDate end = begin.plusWeeks(HISTORY + WATCHED);
        fill(source, habit, begin, end, random);
        Instant watchedFrom = start(begin.plusWeeks(HISTORY));
        List<Gap> gaps = gaps(habit, begin.plusWeeks(HISTORY), random);
        gaps.forEach(gap -> silence(source, habit, gap, random));
        return watch(source, watchedFrom, start(end), gaps);
    }

    private static void fill(Simulated source, Habit habit, LocalDate begin, LocalDate end, Random random) {
        for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
            // Some days are busier than others, and no hour is exactly like the day before.
            double mood = Math.exp(0.35 * random.nextGaussian());
            if (habit == Habit.MORNING_FILE && Simulated.CALENDAR.isWorking(day)) {
                source.news.add(start(day).plusSeconds(7 * 3_600 + 900 + (long) (600 * random.nextGaussian())));
            }
            for (int hour = 0; hour < 24; hour++) {
                Instant from = start(day).plusSeconds(hour * 3_600L);
                int count = poisson(habit.rate(day, hour) * mood, random);
                for (int i = 0; i < count; i++) {
                    Instant at = from.plusSeconds(random.nextInt(3_600));
                    source.news.add(at);
                    source.cursorSince.put(at, at);
                }
                boolean up = habit != Habit.NIGHTLY_OFF || hour >= 6 && hour < 20;
                for (int minute = 0; habit.asked() && up && minute < 60; minute += 5) {
                    source.contacts.add(from.plusSeconds(minute * 60L));
                }
            }
        }
    }

    /** One in every other week, begun in office hours of a working day. */
    private static List<Gap> gaps(Habit habit, LocalDate from, Random random) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            LocalDate day = from.plusWeeks(2L * i).plusDays(random.nextInt(5));
            while (!Simulated.CALENDAR.isWorking(day)) {
                day = day.plusDays(1);
            }
            LocalTime time = LocalTime.of(8, 0).plusMinutes(random.nextInt(480));
            Instant begin = day.atTime(time).atZone(OpenTime.VIETNAM).toInstant();
            int days = habit.isSlow() ? 3 + random.nextInt(3) : 1 + random.nextInt(3);
            for (int n = 0; n < days; n++) {
                day = Simulated.CALENDAR.nextWorking(day);
            }
            gaps.add(new Gap(begin, day.atTime(time).atZone(OpenTime.VIETNAM).toInstant()));
        }
        return gaps;
    }

    /** A source that is asked stops answering, or answers without news, or (frozen) with rows that lead no further. */
    private static void silence(Simulated source, Habit habit, Gap gap, Random random) {
        if (habit == Habit.TABLE_FROZEN) {
            source.cursorSince.subMap(gap.from(), gap.to()).clear();
            return;
        }
        cut(source.news, gap);
        source.cursorSince.subMap(gap.from(), gap.to()).clear();
        if (random.nextBoolean()) {
            cut(source.contacts, gap);
        }
    }

    private static void cut(NavigableSet<Instant> signs, Gap gap) {
        signs.subSet(gap.from(), true, gap.to(), true).clear();
    }

    private static Score watch(Simulated source, Instant from, Instant to, List<Gap> gaps) {
        boolean[] found = new boolean[gaps.size()];
        int falseAlarms = 0;
        boolean alarmed = false;
        for (Instant now = from; now.isBefore(to); now = now.plus(STEP)) {
            boolean alarm = source.judge(now).state().isAlarm();
            int within = within(gaps, now, source);
            if (alarm && within >= 0) {
                found[within] = true;
            } else if (alarm && !alarmed) {
                falseAlarms++;
            }
            alarmed = alarm;
        }
        int hits = 0;
        for (boolean one : found) {
            hits += one ? 1 : 0;
        }
        return new Score(hits, falseAlarms);
    }

    /** A silence lasts until the source has spoken again. */
    private static int within(List<Gap> gaps, Instant now, Simulated source) {
        for (int i = 0; i < gaps.size(); i++) {
            Instant spoke = source.news.ceiling(gaps.get(i).to());
            Instant end = spoke == null ? Instant.MAX : spoke.plus(STEP);
            if (!now.isBefore(gaps.get(i).from()) && now.isBefore(end)) {
                return i;
            }
        }
        return -1;
    }

    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(OpenTime.VIETNAM).toInstant();
    }
}
