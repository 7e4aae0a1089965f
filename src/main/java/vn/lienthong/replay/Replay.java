package vn.lienthong.replay;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import vn.lienthong.dossier.Admission;
import vn.lienthong.journal.Glance;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Reader;

/** Runs of a data directory: begun, gone on with. Changes nothing but the run's own folder; the hub may be running. */
public final class Replay {
    private final Glance journal;
    private final Runs runs;
    private final Clock clock;
    private final int threads;
    private final Admission admission;
    private final long most;
    private final long mostDossiers;

    /**
     * @param threads that read deliveries, beside the one that takes them from the journal
     * @param admission what the portal requires: what it holds back is decided otherwise
     */
    public Replay(Glance journal, Runs runs, Clock clock, int threads, Admission admission) {
        this(
                journal,
                runs,
                clock,
                threads,
                admission,
                Tally.MOST_KEPT,
                Decisions.mostFor(Runtime.getRuntime().maxMemory()));
    }

    /**
     * @param most differences that are kept one by one
     * @param mostDossiers of which a state is kept
     */
    Replay(Glance journal, Runs runs, Clock clock, int threads, Admission admission, long most, long mostDossiers) {
        this.admission = admission;
        this.most = most;
        this.mostDossiers = mostDossiers;
        this.journal = journal;
        this.runs = runs;
        this.clock = clock;
        this.threads = threads;
    }

    /**
     * Begins a run and stays with it until it is done, or somebody wants it to stop.
     *
     * @param asked with a name of {@link Runs#name}
     * @param instead by source, the version to read with; empty for those of the record. Each compiles without findings
     * @param progress told every second or so, by this thread
     */
    public Run begin(Asked asked, Map<String, Bundle> instead, Consumer<Run> progress) throws IOException {
        runs.keep(asked.id(), instead);
        Map<String, String> versions = new TreeMap<>();
        instead.forEach((code, bundle) -> versions.put(code, bundle.version()));
        // Before the versions are gathered, which takes a while: from now on it can be told to stop.
        Run run = Run.begun(asked, versions, clock.instant().toString());
        runs.save(run);
        return go(run, progress).orElseThrow();
    }

    /** Goes on with a run that was paused, or whose process was killed; empty while another process is at it. */
    public Optional<Run> resume(Run run, Consumer<Run> progress) throws IOException {
        return go(run, progress);
    }

    /** Whether a process is at it just now. */
    public static boolean isGoing(Runs runs, Run run) {
        try (FileChannel channel = lockFile(runs, run);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The process that is at a run obeys after the batch at hand; of a run that nobody is at, the state changes now. False when the
     * run has ended meanwhile: nothing changes then.
     */
    public static boolean stop(Runs runs, Run run, Runs.Order order) throws IOException {
        String id = run.asked().id();
        try (FileChannel channel = lockFile(runs, run);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                runs.order(id, order);
                return true;
            }
            Run now = runs.find(id).orElse(run);
            if (now.isEnded()) {
                return false;
            }
            runs.save(now.in(order == Runs.Order.CANCEL ? Run.State.CANCELLED : Run.State.PAUSED));
            return true;
        }
    }

    private Optional<Run> go(Run asked, Consumer<Run> progress) throws IOException {
        try (FileChannel channel = lockFile(runs, asked);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                return Optional.empty();
            }
            String id = asked.asked().id();
            // What was ordered before this process had it is over; what comes from now on is obeyed.
            runs.obeyed(id);
            Run run = runs.find(id).filter(found -> !found.isEnded()).orElse(asked);
            progress.accept(run);
            Pins pinned = Pins.of(journal, run.asked(), run.end(), () -> runs.ordered(id));
            Optional<Runs.Order> order = runs.ordered(id);
            if (order.isPresent()) {
                return Optional.of(stopped(run, order.get(), progress));
            }
            return Optional.of(walk(run.end() == 0 ? run.with(pinned.end(), pinned.total()) : run, pinned, progress));
        }
    }

    /** Nothing was read yet, or nothing more. */
    private Run stopped(Run run, Runs.Order order, Consumer<Run> progress) throws IOException {
        Run now = run.in(order == Runs.Order.CANCEL ? Run.State.CANCELLED : Run.State.PAUSED);
        runs.save(now);
        runs.obeyed(run.asked().id());
        progress.accept(now);
        return now;
    }

    private Run walk(Run run, Pins pinned, Consumer<Run> progress) throws IOException {
        Map<String, Bundle> instead = runs.versions(run.asked().id());
        Reader now = instead.isEmpty() ? pinned.reader() : pinned.reader(instead);
        Reader then = pinned.reader();
        Passage passage = new Passage(run.asked(), pinned, then, now, admission);
        Decisions decisions = new Decisions(run.asked(), pinned, then, mostDossiers);
        try (Tally tally = new Tally(runs, run, most);
                Walk walk = new Walk(journal, runs, passage, decisions, tally, clock, threads, progress)) {
            walk.walk();
            return tally.run();
        }
    }

    /** Whoever asks whether somebody is at a run holds its lock for a moment: one refusal is none. */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        for (int again = 0; again < 5; again++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Held in this process: the same answer.
            }
            LockSupport.parkNanos(20_000_000);
        }
        return null;
    }

    private static FileChannel lockFile(Runs runs, Run run) throws IOException {
        return FileChannel.open(
                runs.home(run.asked().id()).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
