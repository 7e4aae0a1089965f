package vn.lienthong.asking;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.dossier.Wait;
import vn.lienthong.source.Refusal;

/**
 * Bean {@code pollFailures}: what became of the last look at a source that is polled. One line in the log, without a trace
 * and without anything the source said; the next round goes on by itself.
 */
public final class PollFailures {
    private static final Logger log = LoggerFactory.getLogger(PollFailures.class);
    private static final String JOURNAL = "journal-";
    private static final long MOST_REST_SECONDS = 60;
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, FailedLook> last = new ConcurrentHashMap<>();
    private final Map<String, FailedLook> told = new ConcurrentHashMap<>();
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    /** After so many looks in a row whose answer could not be kept, none until then. */
    private record Rest(int times, Wait pause) {}

    public PollFailures(Clock clock) {
        this.clock = clock;
    }

    /** The route configurations' step. */
    public void note(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (cause instanceof PingEnded) {
            return;
        }
        note(exchange.getProperty(Receiving.SOURCE, "", String.class), PollFault.of(cause));
    }

    /** The same for a trouble that ends no exchange, such as one page of many. */
    void note(String source, PollFault fault) {
        FailedLook failure = last.compute(
                source,
                (code, before) -> new FailedLook(
                        clock.instant(),
                        fault.code(),
                        fault.vi(),
                        fault.en(),
                        before == null ? 1 : before.times() + 1));
        if (fault.code().startsWith(JOURNAL) || fault.code().equals(Refusal.TOO_FAST)) {
            rests.compute(source, (code, before) -> rest(before == null ? 1 : before.times() + 1));
        }
        tell(source, failure, fault);
    }

    private Rest rest(int times) {
        long seconds = Math.min(MOST_REST_SECONDS, 1L << Math.min(times, 10));
        return new Rest(times, new Wait(clock.instant(), Duration.ofSeconds(seconds)));
    }

    /**
     * True while a source is not to be asked, because what it said last could not be kept: asking every period would only read
     * the same pages again and again. Each failure doubles the rest, up to a minute; so a journal that has room again is found.
     */
    boolean rests(String source) {
        Rest rest = rests.get(source);
        return rest != null && !rest.pause().isOver(clock.instant());
    }

    /** What it said was kept. */
    void kept(String source) {
        rests.remove(source);
    }

    /** What failed last; a later look that went well does not erase it. */
    public Optional<FailedLook> find(String source) {
        return Optional.ofNullable(last.get(source));
    }

    /** The same trouble every second is told once a minute. */
    private void tell(String source, FailedLook failure, PollFault fault) {
        FailedLook before = told.get(source);
        boolean same = before != null
                && before.en().equals(failure.en())
                && !new Wait(before.at(), SAY_AGAIN).isOver(failure.at());
        if (same) {
            return;
        }
        told.put(source, failure);
        log.atWarn()
                .addKeyValue("source", source)
                .addKeyValue("code", failure.code())
                .addKeyValue("what", failure.en())
                .addKeyValue("times", failure.times())
                .log("a look at a source failed; the next one goes on by itself");
        if (fault.ours()) {
            log.atDebug().addKeyValue("source", source).setCause(fault.cause()).log("where it failed");
        }
    }
}
