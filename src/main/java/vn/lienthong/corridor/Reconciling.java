package vn.lienthong.corridor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.reconcile.Job;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.Reconciler;

/** The fourth loop: the next piece of a reconciliation that was ordered. Rests when there is none, or when a party does not answer. */
public final class Reconciling implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Reconciling.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final Reconciler reconciler;
    private final ReconcileParties parties;
    private final Clock clock;
    private final Nudge nudge = new Nudge();
    private volatile Instant restsUntil = Instant.EPOCH;

    public Reconciling(Jobs jobs, Reconciler reconciler, ReconcileParties parties, Clock clock) {
        this.jobs = jobs;
        this.reconciler = reconciler;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Optional<Object> next() {
        if (clock.instant().isBefore(restsUntil)) {
            return Optional.empty();
        }
        return jobs.list().stream()
                .filter(job -> !job.isDone())
                .map(job -> (Object) job)
                .findFirst();
    }

    @Override
    public Duration idle() {
        return clock.instant().isBefore(restsUntil) ? REST : IDLE;
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        restsUntil = clock.instant().plus(REST);
        log.atWarn()
                .addKeyValue("job", ((Job) batch).request().id())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("a piece of a reconciliation waits");
    }

    /** The route's step. */
    public void step(Exchange exchange) {
        parties.reachThrough(exchange.getContext());
        if (!reconciler.step(exchange.getMessage().getBody(Job.class))) {
            restsUntil = clock.instant().plus(REST);
        }
    }
}
