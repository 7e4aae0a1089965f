package vn.lienthong.cadence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Rhythm;
import vn.lienthong.ledger.RhythmHour;
import vn.lienthong.ledger.SourcePage;

/**
 * What each source should have said by now. Reads the ledger, writes nothing; safe from any thread. When the store is away it
 * throws like the ledger.
 */
public final class SourceWatch {
    private static final Carrier UNKNOWN = new Carrier(Carrier.Kind.PUSHED, Duration.ZERO, Declared.LEARN);
    private static final Duration LAG_HOLDS = Duration.ofMinutes(1);
    private static final long WEEKS_OF_HOURS = (Week.WEEKS * 7L + 2) * 24;

    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Map<String, Carrier> carriers;
    private final Duration summary;
    private final Predicate<String> paused;
    private final Function<String, Optional<Duration>> answers;
    private final Clock clock;
    private final Map<String, Learning> learnt = new ConcurrentHashMap<>();

    private final Map<String, Lag> lags = new ConcurrentHashMap<>();

    private record Lag(Instant at, Optional<Duration> ahead) {}

    /** What was learnt up to a day; another day of the last sign is another week. */
    private record Learning(LocalDate day, Week week) {}

    /**
     * @param carriers by the source's code; one that is not there is taken for one that sends by itself
     * @param summary how often looks without news are written down
     * @param paused whether a person has paused a source
     * @param answers how far a source's header Date is ahead
     */
    public SourceWatch(
            Ledger ledger,
            WorkCalendar calendar,
            Map<String, Carrier> carriers,
            Duration summary,
            Predicate<String> paused,
            Function<String, Optional<Duration>> answers,
            Clock clock) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.carriers = Map.copyOf(carriers);
        this.summary = summary;
        this.paused = paused;
        this.answers = answers;
        this.clock = clock;
    }

    /** Of these sources, and of those that are configured and were never heard; by code. */
    public Map<String, Verdict> judge(List<SourcePage> pages) {
        Map<String, Rhythm> rhythms = new HashMap<>();
        ledger.rhythms().forEach(rhythm -> rhythms.put(rhythm.source(), rhythm));
        Map<String, Verdict> verdicts = new HashMap<>();
        carriers.keySet().forEach(code -> verdicts.put(code, judge(code, Observed.NOTHING)));
        pages.forEach(
                page -> verdicts.put(page.source(), judge(page.source(), seen(page, rhythms.get(page.source())))));
        return verdicts;
    }

    /** How many of its dossiers each source no longer lists; a source that is not there has none. */
    public Map<String, Integer> absent() {
        Map<String, Integer> absent = new HashMap<>();
        ledger.rhythms().forEach(rhythm -> absent.put(rhythm.source(), rhythm.absent()));
        return absent;
    }

    /** How far a source's clock is off; both null when nothing is known. What events say is asked once a minute. */
    public Skew skew(String source) {
        Instant now = clock.instant();
        Lag known = lags.get(source);
        if (known == null || now.isAfter(known.at().plus(LAG_HOLDS))) {
            long hour = hour(now);
            known = new Lag(now, Skew.byEvents(ledger.rhythmHours(source, hour - Skew.HOURS, hour)));
            lags.put(source, known);
        }
        return new Skew(known.ahead().orElse(null), answers.apply(source).orElse(null));
    }

    private Verdict judge(String source, Observed seen) {
        Carrier carrier = carriers.getOrDefault(source, UNKNOWN);
        Optional<Week> news = carrier.expect().equals(Declared.LEARN)
                ? week(source, "news", seen.first(), seen.news(), RhythmHour::news)
                : Optional.empty();
        Optional<Week> contacts = carrier.isAsked()
                ? week(source, "contacts", seen.first(), seen.contact(), RhythmHour::contacts)
                : Optional.empty();
        return new Judge(seen, carrier, news, contacts, calendar, summary, clock.instant())
                .verdict(paused.test(source));
    }

    /** A ledger that was made before this room knows no rhythm yet: then the counters must do. */
    private static Observed seen(SourcePage page, Rhythm rhythm) {
        if (rhythm == null) {
            return new Observed(
                    page.lastContact(), page.lastContact(), page.lastDelivery(), page.lastDelivery(), false, null);
        }
        return new Observed(
                rhythm.firstContact(),
                page.lastContact(),
                page.lastDelivery(),
                rhythm.lastNews(),
                page.lastDelivery() != null && rhythm.lastRecords() == 0,
                rhythm.cursorSince());
    }

    /** Learnt up to the day of the last sign: the quiet that came after it must not teach that quiet is usual. */
    private Optional<Week> week(
            String source, String what, Instant first, Instant last, ToIntFunction<RhythmHour> counted) {
        if (first == null || last == null) {
            return Optional.empty();
        }
        LocalDate day = last.atZone(OpenTime.VIETNAM).toLocalDate();
        Learning known = learnt.get(source + ' ' + what);
        if (known == null || !known.day().equals(day)) {
            known = new Learning(day, learn(source, first, last, counted));
            learnt.put(source + ' ' + what, known);
        }
        return Optional.of(known.week());
    }

    private Week learn(String source, Instant first, Instant last, ToIntFunction<RhythmHour> counted) {
        Map<Long, Integer> hours = new HashMap<>();
        long to = hour(last);
        for (RhythmHour hour : ledger.rhythmHours(source, to - WEEKS_OF_HOURS, to)) {
            hours.put(hour.hour(), counted.applyAsInt(hour));
        }
        return Week.learn(hours, first, last, calendar);
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3_600);
    }
}
