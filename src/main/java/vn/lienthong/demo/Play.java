package vn.lienthong.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs simulators side by side, each on its own beat; a slow one does not hold up the others. */
public final class Play implements AutoCloseable {
    private final List<Simulator> simulators;
    private final ScheduledExecutorService stage;
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final Clock clock;

    private Play(List<? extends Simulator> simulators, Clock clock) {
        this.simulators = List.copyOf(simulators);
        this.clock = clock;
        this.stage = Executors.newScheduledThreadPool(simulators.size(), work -> {
            Thread thread = new Thread(work, "demo-source");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Plays simulators that are started already: one tick of each every {@code beat} until all have played and sent all. */
    public static Play begin(List<? extends Simulator> simulators, Duration beat, Clock clock) {
        Play play = new Play(simulators, clock);
        play.simulators.forEach(simulator -> play.run(simulator, beat));
        return play;
    }

    /** Completes when every simulator has played out; fails with the first that broke. */
    public CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    public List<Simulator> simulators() {
        return simulators;
    }

    /** Ends the play where it is and closes every simulator. */
    @Override
    public void close() {
        // Not shutdownNow: an interrupt in the middle of a row would close H2's file under the hub's eyes.
        stage.shutdown();
        try {
            if (!stage.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A demo source is still busy 30 s after the play was ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        simulators.forEach(Simulator::close);
    }

    private void run(Simulator simulator, Duration beat) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        ScheduledFuture<?> ticks =
                stage.scheduleAtFixedRate(() -> tick(simulator, end), 0, beat.toMillis(), TimeUnit.MILLISECONDS);
        ends.add(end.whenComplete((nothing, failure) -> ticks.cancel(false)));
    }

    private void tick(Simulator simulator, CompletableFuture<Void> end) {
        try {
            if (!simulator.tick(clock.instant())) {
                end.complete(null);
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(new IllegalStateException("The demo source " + simulator.code() + " broke", e));
        }
    }
}
