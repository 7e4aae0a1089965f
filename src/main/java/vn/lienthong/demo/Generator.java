package vn.lienthong.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Plans dossiers: the same seed and the same {@code now} give the same lives. Every event lies before {@code now}, in
 * office hours of Vietnam, later than the event before it.
 */
final class Generator {
    private static final Duration OPENED = Duration.ofDays(28);
    private static final Duration LATEST = Duration.ofDays(1);
    private static final List<String> OFFICES = List.of("Bộ phận Một cửa", "Tư pháp", "Địa chính", "Văn phòng");

    private final Random random;
    private final People people;
    private final Instant now;
    private final Map<String, Integer> sequences = new HashMap<>();

    Generator(long seed, Instant now) {
        this.random = new Random(seed);
        this.people = new People(random);
        this.now = now;
    }

    List<Life> lives(int count, List<Agency> agencies, List<Procedure> procedures, Set<Habit> habits) {
        Paths paths = new Paths(random, habits);
        List<Life> lives = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lives.add(life(pick(agencies), pick(procedures), paths, habits));
        }
        return lives;
    }

    private Life life(Agency agency, Procedure procedure, Paths paths, Set<Habit> habits) {
        boolean company = !habits.contains(Habit.PERSONS_ONLY) && random.nextInt(5) == 0;
        Applicant applicant = company ? people.company() : people.person();
        int channel = List.of(1, 2, 2, 2, 3).get(random.nextInt(5));
        List<Change> changes = changes(paths.next(channel));
        Instant received = received(changes);
        Instant submitted = changes.get(0).status() == 1
                ? changes.get(0).at()
                : received.minusSeconds(60L * (5 + random.nextInt(90)));
        ZonedDateTime due =
                received.atZone(Dates.ZONE).plusDays(2 + random.nextInt(20)).with(LocalTime.of(17, 0));
        return new Life(
                number(agency, received),
                agency,
                procedure,
                applicant,
                channel,
                submitted,
                received,
                due.toInstant(),
                changes);
    }

    /** The desk's own time: the first change that is not the mere registration. */
    private static Instant received(List<Change> changes) {
        boolean registeredFirst = changes.get(0).status() == 1 && changes.size() > 1;
        return changes.get(registeredFirst ? 1 : 0).at();
    }

    private List<Change> changes(List<Integer> path) {
        long open = Duration.ofDays(3).toSeconds()
                + random.nextLong(OPENED.minusDays(3).toSeconds());
        long gap = (open - LATEST.toSeconds()) / path.size();
        Instant at = now.minusSeconds(open);
        List<Change> changes = new ArrayList<>(path.size());
        for (int i = 0; i < path.size(); i++) {
            at = at.plusSeconds(gap / 3 + random.nextLong(gap - gap / 3));
            String content = Contents.of(path.get(i), i == 0 ? 0 : path.get(i - 1));
            changes.add(new Change(path.get(i), inOfficeHours(at), people.officer(), pick(OFFICES), content));
        }
        return changes;
    }

    /** Squeezes a day into 07:30-17:00. Order is kept, and an event of yesterday stays before any moment of today. */
    private static Instant inOfficeHours(Instant at) {
        ZonedDateTime local = at.atZone(Dates.ZONE);
        LocalDate day = local.toLocalDate();
        long second = LocalTime.of(7, 30).toSecondOfDay() + local.toLocalTime().toSecondOfDay() * 95L / 240;
        return day.atStartOfDay(Dates.ZONE).plusSeconds(second).toInstant();
    }

    private String number(Agency agency, Instant received) {
        String day = DateTimeFormatter.ofPattern(agency.numbers().day).format(received.atZone(Dates.ZONE));
        String prefix = agency.code() + "-" + day + "-";
        return prefix + String.format(agency.numbers().sequence, sequences.merge(prefix, 1, Integer::sum));
    }

    private <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
