package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * Quiet for longer than chance explains. Each quiet hour counts by how seldom it is quiet; late is what a source that is well
 * would show about once in two months, silent what it would show fifty times more seldom.
 */
record Learnt(Week week) implements Expectation {
    private static final double LATE_A_MONTH = 0.6;
    private static final double SILENT_ABOVE = 4;

    /** Quiet hours come in company (a slow day): of a source that comes more often than daily they say less. */
    private static final double IN_COMPANY = 0.3;

    private static final double DAILY = 22;
    private static final int MOST_HOURS = 24 * 60;

    /** Above this much an hour a source is expected again within the hour in which it was heard. */
    private static final double BUSY = 6;

    @Override
    public Instant lateAt(Instant last) {
        return reach(last, late());
    }

    @Override
    public Instant silentAt(Instant last) {
        return reach(last, late() + SILENT_ABOVE);
    }

    private double late() {
        double independent = Math.log(week.hoursAMonth() / LATE_A_MONTH);
        return Math.max(2, independent + IN_COMPANY * Math.max(0, Math.log(week.hoursAMonth() / DAILY)));
    }

    private Instant reach(Instant last, double enough) {
        double left = enough;
        ZonedDateTime hour =
                last.atZone(OpenTime.VIETNAM).withMinute(0).withSecond(0).withNano(0);
        Instant from = last;
        for (int i = 0; i < MOST_HOURS; i++) {
            ZonedDateTime next = hour.plusHours(1);
            double whole = week.evidence(hour);
            // A source that comes once an hour is not expected twice in it.
            double here = i == 0 && whole < BUSY ? 0 : whole;
            double rest = here * Duration.between(from, next.toInstant()).toMillis() / 3_600_000;
            if (rest >= left) {
                return from.plusMillis((long) (3_600_000 * left / here));
            }
            left -= rest;
            from = next.toInstant();
            hour = next;
        }
        return Instant.MAX;
    }

    @Override
    public String vi() {
        return "theo giờ trong tuần, học từ " + week.weeks() + " tuần";
    }

    @Override
    public String en() {
        return "by the hour of the week, learnt from " + week.weeks() + " weeks";
    }
}
