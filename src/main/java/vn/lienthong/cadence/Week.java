package vn.lienthong.cadence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is usual in each hour of a week, of one source: in how many of the weeks something came, and how much. A holiday counts
 * as a Sunday, and a Saturday that makes up for a Friday as a Friday. What is learnt at one hour of one weekday is
 * supported by the same hour of the days of its class (working day, Saturday, Sunday or holiday).
 */
final class Week {
    static final int WEEKS = 8;
    private static final int HOURS = 24;
    private static final int MOST_AN_HOUR = 48;
    private static final double OUTAGE = 0.6;

    private final WorkCalendar calendar;
    private final double[] evidence = new double[7 * HOURS];
    private final double[] presence = new double[7 * HOURS];
    private final int days;
    private final int heard;

    private Week(WorkCalendar calendar, List<Day> days) {
        this.calendar = calendar;
        this.days = days.size();
        this.heard = days.stream().mapToInt(Day::total).sum();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            learn(weekday, days);
        }
    }

    /** One day of the past: how much came in each of its hours. */
    private record Day(LocalDate date, DayOfWeek like, List<Integer> counts) {
        private int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }

        private boolean isClass(DayOfWeek weekday) {
            return kind(like) == kind(weekday);
        }
    }

    /**
     * Learns from the days from the first one to the day before the last sign. The last day is left out: it is not over.
     *
     * @param hours since 1970 in UTC, with how much came in each
     */
    static Week learn(Map<Long, Integer> hours, Instant first, Instant last, WorkCalendar calendar) {
        LocalDate end = last.atZone(OpenTime.VIETNAM).toLocalDate();
        LocalDate begin = first.atZone(OpenTime.VIETNAM).toLocalDate().plusDays(1);
        LocalDate earliest = end.minusWeeks(WEEKS);
        Map<LocalDate, List<Integer>> counts = new TreeMap<>();
        for (LocalDate day = begin.isBefore(earliest) ? earliest : begin; day.isBefore(end); day = day.plusDays(1)) {
            counts.put(day, new ArrayList<>(java.util.Collections.nCopies(HOURS, 0)));
        }
        hours.forEach((hour, count) -> {
            ZonedDateTime at = Instant.ofEpochSecond(hour * 3_600).atZone(OpenTime.VIETNAM);
            List<Integer> day = counts.get(at.toLocalDate());
            if (day != null) {
                day.set(at.getHour(), Math.min(count, MOST_AN_HOUR));
            }
        });
        List<Day> days = new ArrayList<>();
        counts.forEach((date, counted) -> days.add(new Day(date, calendar.like(date), counted)));
        return new Week(calendar, withoutOutages(days));
    }

    /** A whole working day without a word, of a source that speaks on most of them, was an outage: nothing to learn from. */
    private static List<Day> withoutOutages(List<Day> days) {
        long working = days.stream().filter(day -> kind(day.like()) == 0).count();
        long spoke = days.stream()
                .filter(day -> kind(day.like()) == 0 && day.total() > 0)
                .count();
        if (spoke < OUTAGE * working) {
            return days;
        }
        return days.stream()
                .filter(day -> kind(day.like()) != 0 || day.total() > 0)
                .toList();
    }

    private void learn(DayOfWeek weekday, List<Day> days) {
        List<Day> alike = days.stream().filter(day -> day.isClass(weekday)).toList();
        List<Day> same = days.stream().filter(day -> day.like() == weekday).toList();
        for (int hour = 0; hour < HOURS; hour++) {
            int at = hour;
            double ofClass =
                    alike.stream().filter(day -> day.counts().get(at) > 0).count() / (alike.size() + 1.0);
            double here = same.stream().filter(day -> day.counts().get(at) > 0).count();
            double likely = (here + ofClass) / (same.size() + 1.0);
            double mean = same.stream()
                    .mapToInt(day -> day.counts().get(at))
                    .average()
                    .orElse(0);
            int slot = slot(weekday, hour);
            presence[slot] = likely;
            double once = Math.min(-Math.log(1 - likely), Math.log(alike.size() + 1.0) + 0.5);
            evidence[slot] = Math.max(once, likely * Math.min(mean / 4, 12));
        }
    }

    /** 0 working day, 1 Saturday, 2 Sunday or holiday. */
    private static int kind(DayOfWeek like) {
        return Math.max(0, like.getValue() - DayOfWeek.FRIDAY.getValue());
    }

    private static int slot(DayOfWeek weekday, int hour) {
        return (weekday.getValue() - 1) * HOURS + hour;
    }

    private int slot(ZonedDateTime at) {
        return slot(calendar.like(at.toLocalDate()), at.getHour());
    }

    /** How much a whole quiet hour says against the source being well: minus the logarithm of its likelihood. */
    double evidence(ZonedDateTime at) {
        return evidence[slot(at)];
    }

    /** In what part of the weeks something came in this hour. */
    double presence(ZonedDateTime at) {
        return presence[slot(at)];
    }

    /** In how many hours of a month something comes. */
    double hoursAMonth() {
        double week = 0;
        for (double one : presence) {
            week += one;
        }
        return Math.max(1, week * 30 / 7);
    }

    boolean isEnough() {
        return days >= 14 && heard >= 6;
    }

    int weeks() {
        return days / 7;
    }
}
