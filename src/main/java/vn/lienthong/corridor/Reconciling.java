package vn.lienthong.corridor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Wait;
import vn.lienthong.reconcile.Daily;
import vn.lienthong.reconcile.Job;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.Reconciler;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** The fourth loop: the next piece of a reconciliation that was ordered. Rests when there is none, or when a party does not answer. */
public final class Reconciling implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Reconciling.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final Reconciler reconciler;
    private final ReconcileParties parties;
    private final Daily daily;
    private final Sources sources;
    private final Clock clock;
    private final Nudge nudge = new Nudge();
    /** By job, for how long it is left alone. */
    private final Map<String, Wait> rests = new ConcurrentHashMap<>();

    private String lastServed = "";

    public Reconciling(
            Jobs jobs, Reconciler reconciler, ReconcileParties parties, Daily daily, Sources sources, Clock clock) {
        this.jobs = jobs;
        this.daily = daily;
        this.sources = sources;
        this.reconciler = reconciler;
        this.parties = parties;
        this.clock = clock;
    }

    /** The jobs take turns, so that one that is long, or waits, holds up no other. */
    @Override
    public Optional<Object> next() {
        Instant now = clock.instant();
        rests.values().removeIf(rest -> rest.isOver(now));
        List<Job> open = jobs.listOpen().stream()
                .filter(job -> !rests.containsKey(job.request().id()))
                .toList();
        Optional<Job> next = open.stream()
                .filter(job -> job.request().id().compareTo(lastServed) > 0)
                .findFirst()
                .or(() -> open.stream().findFirst());
        next.ifPresent(job -> lastServed = job.request().id());
        return next.map(job -> job);
    }

    @Override
    public Duration idle() {
        return rests.isEmpty() ? IDLE : REST;
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        Job job = (Job) batch;
        rest(job, REST.multipliedBy(1L << Math.min(4, job.setbacks().begun())));
        log.atWarn()
                .addKeyValue("job", job.request().id())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("a piece of a reconciliation waits");
        try {
            reconciler.failed(job, cause);
        } catch (RuntimeException e) {
            // It cannot be kept either: the disk is full. Nothing is counted, and the piece is done again.
            log.atWarn().addKeyValue("job", job.request().id()).setCause(e).log("a job of reconciliation was not kept");
        }
    }

    private void rest(Job job, Duration pause) {
        rests.put(job.request().id(), new Wait(clock.instant(), pause));
    }

    /** What is to be reconciled every day, when its time has come; called now and then. */
    public void orderDaily() {
        long ordered = daily.order(sources.list().stream().map(Source::code).toList());
        if (ordered > 0) {
            log.atInfo().addKeyValue("jobs", ordered).log("ordered the reconciliation of the days that are over");
            nudge.ring();
        }
    }

    /** The route's step. */
    public void step(Exchange exchange) {
        parties.reachThrough(exchange.getContext());
        Job job = exchange.getMessage().getBody(Job.class);
        if (!reconciler.step(job)) {
            rest(job, REST);
        }
    }
}
