package vn.lienthong.corridor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop runner: the only place beside the journal's committer that owns threads. */
final class LoopConsumer extends DefaultConsumer {
    private static final Logger log = LoggerFactory.getLogger(LoopConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Loop loop;
    private final String name;
    private final int threads;
    private final Pulse pulse;
    private ExecutorService runners;

    LoopConsumer(Endpoint endpoint, Processor processor, Loop loop, String name, int threads, Pulse pulse) {
        super(endpoint, processor);
        this.loop = loop;
        this.name = name;
        this.threads = threads;
        this.pulse = pulse;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        runners = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "loop-" + name, threads);
        pulse.begins(name);
        for (int i = 0; i < threads; i++) {
            runners.execute(this::run);
        }
    }

    @Override
    protected void doStop() throws Exception {
        runners.shutdown();
        loop.nudge().ring();
        runners.awaitTermination(loop.toFinish().toMillis(), TimeUnit.MILLISECONDS);
        runners.shutdownNow();
        // A batch in hand is finished or lost like in a crash; either way it is found again from what is stored.
        if (!runners.awaitTermination(20, TimeUnit.SECONDS)) {
            log.atWarn().addKeyValue("loop", name).log("did not end in time");
        }
        super.doStop();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (isRunAllowed() && !Thread.currentThread().isInterrupted()) {
            try {
                pause = round() ? FIRST_PAUSE : rest(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One batch, or a wait when there is none. False when the batch failed. */
    private boolean round() throws InterruptedException {
        long seen = loop.nudge().rings();
        Object batch = null;
        try {
            Optional<Object> next = loop.next();
            if (next.isEmpty()) {
                pulse.wentWell(name);
                loop.nudge().await(seen, loop.idle());
                return true;
            }
            batch = next.get();
            carry(batch);
            pulse.wentWell(name);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            // Errors too: a loop whose thread has died takes nothing up any more, and nobody sees it.
            return report(batch, e);
        }
    }

    private void carry(Object batch) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(batch);
            getProcessor().process(exchange);
            Exception cause = exchange.getException();
            if (cause != null) {
                throw cause;
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private boolean report(Object batch, Throwable cause) {
        if (!isRunAllowed()) {
            return true;
        }
        pulse.failed(name);
        log.atError().addKeyValue("loop", name).setCause(cause).log("a batch was not finished; it will be tried again");
        if (batch != null) {
            loop.failed(batch, cause);
        }
        return false;
    }

    private Duration rest(Duration pause) throws InterruptedException {
        loop.nudge().await(loop.nudge().rings(), pause);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
