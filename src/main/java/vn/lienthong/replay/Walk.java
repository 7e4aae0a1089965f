package vn.lienthong.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Glance.Label;
import vn.lienthong.journal.Kind;

/**
 * From where a run stands to its end: this thread takes deliveries from the journal in order, others read them, and this one
 * counts what they found, in order again. So much is in memory as a few batches hold, however long the journal is.
 */
final class Walk implements AutoCloseable {
    private static final int MOST_ENTRIES = 200;
    private static final long MOST_BYTES = 2 << 20;
    private static final int LOOKED_EVERY = 100;
    private static final long SAVED_EVERY_MILLIS = 1_000;

    private final Glance journal;
    private final Runs runs;
    private final Passage passage;
    private final Tally tally;
    private final Clock clock;
    private final Consumer<Run> progress;
    private final int waiting;
    private final ExecutorService readers;
    private final Deque<Batch> begun = new ArrayDeque<>();
    private final Decisions decisions;
    /** Up to here everything was counted before this process began: it is read again for its state alone. */
    private final long counted;

    private List<Glance.Packet> next = new ArrayList<>();
    private long nextBytes;
    private long savedAt;
    private Optional<Runs.Order> order = Optional.empty();

    private record Batch(long last, Future<List<Passage.Compared>> found) {}

    Walk(
            Glance journal,
            Runs runs,
            Passage passage,
            Decisions decisions,
            Tally tally,
            Clock clock,
            int threads,
            Consumer<Run> progress) {
        this.decisions = decisions;
        this.counted = tally.run().position();
        this.journal = journal;
        this.runs = runs;
        this.passage = passage;
        this.tally = tally;
        this.clock = clock;
        this.progress = progress;
        this.waiting = 2 * threads;
        this.readers = Executors.newFixedThreadPool(threads);
        this.savedAt = clock.millis();
    }

    void walk() throws IOException {
        Run run = tally.run();
        String id = run.asked().id();
        // What is decided hangs on everything in front of it: of a run that goes on, the state is made again.
        long after = run.asked().decisions() ? 0 : counted;
        journal.eachPacket(after, label -> goesOn(label, run.end()), label -> isWanted(run.asked(), label), this::take);
        if (order.isEmpty()) {
            send();
        }
        while (order.isEmpty() && !begun.isEmpty()) {
            count();
        }
        if (order.isEmpty()) {
            tally.add(run.end(), List.of(), List.of());
            if (run.asked().decisions()) {
                tally.addLate(decisions.upTo(run.end() + 1));
                tally.addStanding(decisions.standing(), decisions.undecided());
            }
        }
        tally.save(state(), clock.instant().toString());
        runs.obeyed(id);
        progress.accept(tally.run());
    }

    private Run.State state() {
        return order.map(one -> one == Runs.Order.CANCEL ? Run.State.CANCELLED : Run.State.PAUSED)
                .orElse(Run.State.DONE);
    }

    private static boolean isWanted(Asked asked, Label label) {
        return label.kind() == Kind.DELIVERY && (asked.decisions() || asked.covers(label.party(), label.atMillis()));
    }

    /** Between two deliveries of a rare source lie many others: what was passed is saved, and orders are heard, there too. */
    private boolean goesOn(Label label, long end) {
        if (label.position() % LOOKED_EVERY == 0 && clock.millis() - savedAt >= SAVED_EVERY_MILLIS) {
            send();
            while (!begun.isEmpty() && order.isEmpty()) {
                count();
            }
            if (order.isEmpty()) {
                passed(label.position() - 1);
            }
        }
        return label.position() <= end && order.isEmpty();
    }

    private void passed(long position) {
        try {
            tally.add(position, List.of(), List.of());
            save();
            order = runs.ordered(tally.run().asked().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() throws IOException {
        tally.save(Run.State.RUNNING, clock.instant().toString());
        savedAt = clock.millis();
        progress.accept(tally.run());
    }

    private void take(Glance.Packet delivery) {
        next.add(delivery);
        nextBytes += delivery.size();
        if (next.size() < MOST_ENTRIES && nextBytes < MOST_BYTES) {
            return;
        }
        send();
        while (begun.size() > waiting && order.isEmpty()) {
            count();
        }
    }

    private void send() {
        if (next.isEmpty()) {
            return;
        }
        List<Glance.Packet> batch = next;
        next = new ArrayList<>();
        nextBytes = 0;
        long last = batch.get(batch.size() - 1).label().position();
        begun.add(new Batch(last, readers.submit(() -> batch.stream()
                .map(packet -> passage.compare(packet.open()))
                .toList())));
    }

    private void count() {
        Batch batch = begun.remove();
        try {
            add(batch.last(), batch.found().get());
            order = runs.ordered(tally.run().asked().id());
            if (clock.millis() - savedAt >= SAVED_EVERY_MILLIS) {
                save();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            order = Optional.of(Runs.Order.PAUSE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to read deliveries of the journal again, but failed", e);
        }
    }

    private void add(long last, List<Passage.Compared> found) throws IOException {
        List<Passage.Compared> fresh = new ArrayList<>();
        List<List<Decisions.Decided>> decided = new ArrayList<>();
        boolean decides = tally.run().asked().decisions();
        for (Passage.Compared one : found) {
            List<Decisions.Decided> made = decides ? decisions.hear(one) : List.of();
            // What is beside what was asked for has no count; what persons decided in between has.
            if (one.position() > counted && (one.isAsked() || !made.isEmpty())) {
                fresh.add(one);
                decided.add(made);
            }
        }
        tally.add(last, fresh, decided);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
