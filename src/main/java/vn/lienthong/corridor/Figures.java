package vn.lienthong.corridor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.cadence.Skew;
import vn.lienthong.cadence.SourceState;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Wait;
import vn.lienthong.journal.Journal;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.LanePage;
import vn.lienthong.ledger.LaneState;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/**
 * What {@code /observe/metrics} says of this hub; every name is explained in src/docs/metrics.md. The figures are the
 * ledger's own: they agree with the pages and survive a restart. One question to the store per scrape.
 */
public final class Figures {
    private static final Duration VALID = Duration.ofMillis(900);

    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;
    private final SourceWatch watch;
    private Map<String, SourcePage> pages = Map.of();
    private Map<String, Verdict> verdicts = Map.of();
    private Map<String, Integer> absent = Map.of();
    private Map<String, Map<Remark, Long>> remarks = Map.of();
    private Wait fresh = new Wait(Instant.EPOCH, VALID);

    public Figures(Ledger ledger, Journal journal, SourceWatch watch, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.watch = watch;
        this.clock = clock;
    }

    public void bind(MeterRegistry registry, Sources sources, PollFailures polls, PortalCalls calls, Pulse pulse) {
        sources.list().forEach(source -> bind(registry, source, polls));
        gauge(registry, "lienthong.journal.position", journal::last);
        gauge(registry, "lienthong.journal.up", () -> journal.available() ? 1 : 0);
        gauge(registry, "lienthong.bookmark.lag", () -> Math.max(0, journal.last() - ledger.bookmark()));
        gauge(registry, "lienthong.loops.failed", () -> pulse.failures().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0));
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            count(registry, calls, kind.name().toLowerCase(Locale.ROOT), counted -> counted.sent(kind));
        }
        count(registry, calls, "not_sent", PortalCalls::unsent);
    }

    /** How the portal is reached with these credentials; one without work is closed. */
    public void bind(MeterRegistry registry, Collection<String> credentials) {
        for (String credential : credentials) {
            for (LaneState state : LaneState.values()) {
                Gauge.builder("lienthong.portal.lane", this, figures -> figures.state(credential) == state ? 1 : 0)
                        .tag("credential", credential)
                        .tag("state", state.word())
                        .register(registry);
            }
        }
    }

    private LaneState state(String credential) {
        return ledger.lanes(clock.instant()).stream()
                .filter(lane -> lane.credential().equals(credential))
                .map(LanePage::state)
                .findFirst()
                .orElse(LaneState.CLOSED);
    }

    private void bind(MeterRegistry registry, Source source, PollFailures polls) {
        of(registry, "deliveries", source, SourcePage::deliveries);
        of(registry, "records", source, page -> page.account().records());
        of(registry, "settled", source, page -> page.account().settled());
        of(registry, "unchanged", source, page -> page.account().unchanged());
        of(registry, "stale", source, page -> page.account().stale());
        of(registry, "problems", source, page -> page.account().problems());
        of(registry, "pending", source, page -> page.account().pending());
        of(registry, "steps.waiting", source, SourcePage::waitingSteps);
        of(registry, "problems.open", source, SourcePage::openProblems);
        of(registry, "contact.age.seconds", source, this::age);
        for (SourceState state : SourceState.values()) {
            Gauge.builder("lienthong.source.state", this, figures -> figures.is(source.code(), state))
                    .tag("source", source.code())
                    .tag("state", state.word())
                    .register(registry);
        }
        Gauge.builder("lienthong.source.absent", this, figures -> figures.absent(source.code()))
                .tag("source", source.code())
                .register(registry);
        for (Remark remark : Remark.values()) {
            Gauge.builder("lienthong.source.remarks", this, figures -> figures.remarks(source.code(), remark))
                    .tag("source", source.code())
                    .tag("remark", remark.name())
                    .register(registry);
        }
        clock(registry, source, "events", skew -> skew.byEvents());
        clock(registry, source, "answers", skew -> skew.byAnswers());
        FunctionCounter.builder("lienthong.source.looks.failed", polls, all -> all.find(source.code())
                        .map(FailedLook::times)
                        .orElse(0L))
                .tag("source", source.code())
                .register(registry);
    }

    private void clock(MeterRegistry registry, Source source, String by, Function<Skew, Duration> measured) {
        Gauge.builder("lienthong.source.clock.ahead.seconds", this, figures -> {
                    Duration ahead = measured.apply(figures.watch.skew(source.code()));
                    return ahead == null ? Double.NaN : ahead.toMillis() / 1000.0;
                })
                .tag("source", source.code())
                .tag("by", by)
                .register(registry);
    }

    private double absent(String source) {
        pages();
        return absent.getOrDefault(source, 0);
    }

    private double remarks(String source, Remark remark) {
        pages();
        return remarks.getOrDefault(source, Map.of()).getOrDefault(remark, 0L);
    }

    private double is(String source, SourceState state) {
        pages();
        Verdict verdict = verdicts.get(source);
        return verdict != null && verdict.state() == state ? 1 : 0;
    }

    private void of(MeterRegistry registry, String name, Source source, ToDoubleFunction<SourcePage> figure) {
        Gauge.builder("lienthong.source." + name, this, figures -> figures.find(source.code(), figure))
                .tag("source", source.code())
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, Supplier<Number> figure) {
        Gauge.builder(name, figure).register(registry);
    }

    private static void count(
            MeterRegistry registry, PortalCalls calls, String outcome, ToDoubleFunction<PortalCalls> figure) {
        FunctionCounter.builder("lienthong.portal.calls", calls, figure)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Nothing heard yet is zero, but for the age, which is unknown. */
    private double find(String source, ToDoubleFunction<SourcePage> figure) {
        SourcePage page = pages().get(source);
        if (page == null) {
            page = new SourcePage(source, 0, new Account(0, 0, 0, 0, 0, 0), 0, 0, 0, null, null, null, 0, 0);
        }
        return figure.applyAsDouble(page);
    }

    private double age(SourcePage page) {
        return page.lastContact() == null
                ? Double.NaN
                : Math.max(
                        0, Duration.between(page.lastContact(), clock.instant()).toMillis() / 1000.0);
    }

    private synchronized Map<String, SourcePage> pages() {
        Instant now = clock.instant();
        if (fresh.isOver(now)) {
            List<SourcePage> all = ledger.sources();
            pages = all.stream().collect(Collectors.toMap(SourcePage::source, page -> page));
            verdicts = watch.judge(all);
            absent = watch.absent();
            remarks = ledger.remarks();
            fresh = new Wait(now, VALID);
        }
        return pages;
    }
}
