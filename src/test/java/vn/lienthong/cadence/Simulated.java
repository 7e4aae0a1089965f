package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A source as the hub would have heard it, and the hub's judgement of it at any moment. Times are said in Vietnam. */
final class Simulated {
    static final WorkCalendar CALENDAR = WorkCalendar.shipped();
    private static final Duration SUMMARY = Duration.ofMinutes(5);

    final Carrier carrier;
    final NavigableSet<Instant> news = new TreeSet<>();
    final NavigableSet<Instant> empty = new TreeSet<>();
    final NavigableSet<Instant> contacts = new TreeSet<>();
    final TreeMap<Instant, Instant> cursorSince = new TreeMap<>();
    private final Map<LocalDate, Week> newsWeeks = new HashMap<>();
    private final Map<LocalDate, Week> contactWeeks = new HashMap<>();

    Simulated(Carrier.Kind kind, String expect) {
        boolean asked = kind == Carrier.Kind.CHANGES || kind == Carrier.Kind.LISTING;
        this.carrier = new Carrier(kind, asked ? SUMMARY : Duration.ZERO, expect);
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(OpenTime.VIETNAM).toInstant();
    }

    /** A delivery with rows, a few of them, on every working day of a stretch at these hours. */
    Simulated speaks(String from, String to, int fromHour, int toHour, int minutes) {
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            if (CALENDAR.isWorking(day)) {
                Instant end = day.atTime(toHour, 0).atZone(OpenTime.VIETNAM).toInstant();
                for (Instant at = day.atTime(fromHour, minutes / 2)
                                .atZone(OpenTime.VIETNAM)
                                .toInstant();
                        at.isBefore(end);
                        at = at.plusSeconds(minutes * 60L)) {
                    news.add(at);
                    cursorSince.put(at, at);
                }
            }
        }
        return this;
    }

    /** Looks without news, round the clock. */
    Simulated answers(String from, String to) {
        for (Instant at = at(from); at.isBefore(at(to)); at = at.plus(SUMMARY)) {
            contacts.add(at);
        }
        return this;
    }

    Verdict judge(String time) {
        return judge(at(time));
    }

    Verdict judge(Instant now) {
        Instant lastNews = news.floor(now);
        Instant delivery = later(lastNews, empty.floor(now));
        Instant contact = later(delivery, contacts.floor(now));
        Map.Entry<Instant, Instant> cursor = cursorSince.floorEntry(now);
        Observed seen = new Observed(
                first(),
                contact,
                delivery,
                lastNews,
                delivery != null && !delivery.equals(lastNews),
                cursor == null ? null : cursor.getValue());
        return new Judge(
                        seen,
                        carrier,
                        Optional.ofNullable(lastNews).map(last -> week(newsWeeks, news, new TreeSet<>(), last)),
                        Optional.ofNullable(contact).map(last -> week(contactWeeks, news, contacts, last)),
                        CALENDAR,
                        SUMMARY,
                        now)
                .verdict(false);
    }

    private Week week(
            Map<LocalDate, Week> known, NavigableSet<Instant> some, NavigableSet<Instant> others, Instant last) {
        return known.computeIfAbsent(last.atZone(OpenTime.VIETNAM).toLocalDate(), day -> {
            Map<Long, Integer> hours = new HashMap<>();
            some.headSet(last, true).forEach(at -> hours.merge(at.getEpochSecond() / 3_600, 1, Integer::sum));
            others.headSet(last, true).forEach(at -> hours.merge(at.getEpochSecond() / 3_600, 1, Integer::sum));
            return Week.learn(hours, first(), last, CALENDAR);
        });
    }

    private Instant first() {
        Instant first = news.isEmpty() ? null : news.first();
        if (!contacts.isEmpty() && (first == null || contacts.first().isBefore(first))) {
            return contacts.first();
        }
        return first;
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
