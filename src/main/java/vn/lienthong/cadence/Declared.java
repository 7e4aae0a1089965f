package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file of a source declares in the parameter {@code expect}: {@code learn}, {@code off}, {@code every 30 min},
 * {@code every 2 h in office hours}, {@code daily by 08:00} (on working days).
 */
public final class Declared {
    public static final String LEARN = "learn";
    static final String OFF = "off";
    private static final Pattern EVERY = Pattern.compile("every (\\d{1,4}) (min|h)( in office hours)?");
    private static final Pattern DAILY = Pattern.compile("daily by ([01]\\d|2[0-3]):([0-5]\\d)");

    private Declared() {}

    public static boolean isRight(String text) {
        Matcher every = EVERY.matcher(text);
        return text.equals(LEARN)
                || text.equals(OFF)
                || DAILY.matcher(text).matches()
                || every.matches() && Integer.parseInt(every.group(1)) > 0;
    }

    /** Empty for what is learnt, or not watched; refuses what is not right. */
    static Optional<Expectation> of(String text, WorkCalendar calendar) {
        Matcher every = EVERY.matcher(text);
        if (every.matches()) {
            long number = Long.parseLong(every.group(1));
            Duration gap = every.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
            return Optional.of(new Every(gap, every.group(3) != null, calendar));
        }
        Matcher daily = DAILY.matcher(text);
        if (daily.matches()) {
            return Optional.of(new Daily(LocalTime.parse(daily.group(1) + ":" + daily.group(2)), calendar));
        }
        if (!isRight(text)) {
            throw new IllegalArgumentException("Expected learn, off, 'every 30 min', 'every 2 h in office hours' or"
                    + " 'daily by 08:00', but found '" + text + "'");
        }
        return Optional.empty();
    }

    /** Late after one gap and a quarter: a declared gap is a promise, not a law of nature. */
    record Every(Duration gap, boolean office, WorkCalendar calendar) implements Expectation {
        @Override
        public Instant lateAt(Instant last) {
            return after(last, gap.plus(gap.dividedBy(4)));
        }

        @Override
        public Instant silentAt(Instant last) {
            return after(last, gap.multipliedBy(3));
        }

        private Instant after(Instant last, Duration quiet) {
            return office ? OpenTime.add(last, quiet, OpenTime.office(calendar)) : last.plus(quiet);
        }

        @Override
        public String vi() {
            return "mỗi " + (gap.toMinutes() % 60 == 0 ? gap.toHours() + " giờ" : gap.toMinutes() + " phút")
                    + (office ? " trong giờ hành chính" : "");
        }

        @Override
        public String en() {
            return "every " + (gap.toMinutes() % 60 == 0 ? gap.toHours() + " h" : gap.toMinutes() + " min")
                    + (office ? " in office hours" : "");
        }
    }

    /** What comes less than twelve hours before an hour is meant for it. */
    record Daily(LocalTime by, WorkCalendar calendar) implements Expectation {
        private static final Duration AHEAD = Duration.ofHours(12);

        @Override
        public Instant lateAt(Instant last) {
            Instant meant = last.plus(AHEAD);
            LocalDate day = meant.atZone(OpenTime.VIETNAM).toLocalDate();
            boolean today = calendar.isWorking(day) && OpenTime.at(day, by).isAfter(meant);
            return OpenTime.at(today ? day : calendar.nextWorking(day), by);
        }

        @Override
        public Instant silentAt(Instant last) {
            LocalDate missed = lateAt(last).atZone(OpenTime.VIETNAM).toLocalDate();
            return OpenTime.at(calendar.nextWorking(missed), by);
        }

        @Override
        public String vi() {
            return "mỗi ngày làm việc trước " + by;
        }

        @Override
        public String en() {
            return "every working day by " + by;
        }
    }
}
