package vn.lienthong.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.lienthong.evidence.Bundle;
import vn.lienthong.evidence.BundleMark;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.journal.Journal;

/**
 * Exports of a running hub, in the background. Who, why and what is an entry of the journal before the file is written; the record is {@code
 * audit/exports/<id>.json}. The file waits an hour for the person who asked for it, under a key in memory alone. Safe from any thread.
 */
public final class Exports {
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int LOOKS = 75;
    private static final int LOOK_MILLIS = 200;

    private final Path folder;
    private final Journal journal;
    private final Evidence evidence;
    private final EvidenceSettings settings;
    private final Numbers numbers;
    private final Clock clock;
    private final Drawer<Export> drawer;
    private final Worker worker = new Worker("audit-export");
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private volatile Export now;

    /** What the search index knows. */
    public interface Numbers {
        /** The messages about a dossier, by any number it is called. */
        SortedSet<Long> messages(String number);

        /** Up to which message it knows the journal. */
        long reach();
    }

    private record Kept(Locker locker, SortedSet<Long> positions, Instant until) {}

    /** @param data the hub's data directory */
    public Exports(
            Path data, Journal journal, Evidence evidence, EvidenceSettings settings, Numbers numbers, Clock clock) {
        this.folder = data.resolve("audit").resolve("exports");
        this.journal = journal;
        this.evidence = evidence;
        this.settings = settings;
        this.numbers = numbers;
        this.clock = clock;
        this.drawer = new Drawer<>(folder, Export.class);
        sweep();
    }

    /**
     * What somebody wants to take away.
     *
     * @param continuing checkpoints that the receiver kept: proofs that they are continued go along
     * @param out where the file goes at once; empty: it waits to be fetched
     */
    public record Wish(BundleMark mark, Choice choice, List<SignedNote> continuing, Optional<Path> out) {
        public Wish {
            continuing = List.copyOf(continuing);
        }
    }

    /** Its id; empty while another one runs. */
    public synchronized Optional<String> begin(Wish wish) {
        if (!worker.isFree()) {
            return Optional.empty();
        }
        String id = drawer.name(clock.instant());
        Export export = new Export(
                id,
                wish.mark().who(),
                wish.mark().why(),
                wish.choice().line(),
                State.RUNNING,
                0,
                journal.last(),
                0,
                0,
                0,
                0,
                clock.instant().toString(),
                "",
                Export.Failure.NONE);
        drawer.save(id, export);
        now = export;
        return worker.begin(id, () -> run(id, wish)) ? Optional.of(id) : Optional.empty();
    }

    public void cancel(String id) {
        worker.stop(id);
    }

    /** The latest first. */
    public List<Export> list() {
        return drawer.list(MOST).stream().map(this::asNow).toList();
    }

    public Optional<Export> find(String id) {
        return drawer.find(id).map(this::asNow);
    }

    /** A file that waits to be fetched. @param positions the messages it holds */
    public record Parcel(InputStream bytes, long size, List<Long> positions) {}

    /** Whether the file of an export still waits for whoever asked for it. */
    public boolean waits(Export export, String who) {
        drop();
        return export.who().equals(who) && kept.containsKey(export.id());
    }

    /** For whoever asked for it, while it waits; the caller records the look first, and closes the bytes. */
    public Optional<Parcel> fetch(Export export, String who) {
        Kept one = waits(export, who) ? kept.get(export.id()) : null;
        if (one == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Parcel(one.locker().open(), one.locker().size(), List.copyOf(one.positions())));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to open an export in " + folder, e);
        }
    }

    private Export asNow(Export record) {
        if (record.state() != State.RUNNING) {
            return record;
        }
        Export latest = now;
        boolean runs =
                worker.isDoing(record.id()) && latest != null && latest.id().equals(record.id());
        return runs
                ? latest
                : drawer.find(record.id())
                        .filter(one -> one.state() != State.RUNNING)
                        .orElseGet(() -> record.ends(State.LEFT, "", Export.Failure.NONE));
    }

    private void run(String id, Wish wish) {
        Locker locker = new Locker(folder.resolve(id + ".locked"));
        boolean ready = false;
        try {
            ready = write(id, wish, locker);
        } catch (Stopped e) {
            end(State.CANCELLED, Export.Failure.NONE);
        } catch (CompletionException | IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            fail("Không ghi được: " + cause.getMessage(), String.valueOf(cause.getMessage()));
        } catch (RuntimeException e) {
            fail("Không xuất được: " + e.getMessage(), String.valueOf(e.getMessage()));
        } finally {
            if (!ready) {
                locker.destroy();
            }
        }
    }

    /** True when the locker holds what is to be fetched. */
    private boolean write(String id, Wish wish, Locker locker) throws IOException {
        if (!wish.choice().dossier().isEmpty() && !isIndexed()) {
            fail(
                    "Chỉ mục tra cứu mới đến thông điệp " + numbers.reach() + " nên có thể sót; hãy thử lại sau",
                    "Expected the search index to know the journal up to message " + now.last() + ", but it knows "
                            + numbers.reach() + "; messages might be left out, try again later");
            return false;
        }
        SortedSet<Long> positions = new Picking(journal, numbers::messages).find(wish.choice(), this::tell);
        now = now.chosen(positions.size());
        Bundle bundle = new Bundle(journal, settings, clock, evidence)
                .continuing(wish.continuing())
                .telling(this::tell);
        Optional<Bundle.Written> written = bundle.write(
                positions,
                wish.mark(),
                wish.out()
                        .<Bundle.Out>map(file -> () -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))
                        .orElse(locker::fill));
        if (written.isEmpty()) {
            fail(
                    "Không có thông điệp nào như vậy, quá " + Bundle.MOST
                            + " thông điệp, hoặc nhật ký không còn khớp điểm chốt đã ký",
                    "Expected 1 to " + Bundle.MOST + " messages of this journal under a sound checkpoint, but found "
                            + positions.size());
            return false;
        }
        done(id, wish, written.get(), locker, positions);
        return wish.out().isEmpty();
    }

    /** Never over a file that is there; what a full disk leaves of it is a zip without an end, which no verifier takes. */
    private static OutputStream fresh(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    }

    private void done(String id, Wish wish, Bundle.Written written, Locker locker, SortedSet<Long> positions)
            throws IOException {
        long bytes = wish.out().isPresent() ? Files.size(wish.out().get()) : locker.size();
        if (wish.out().isEmpty()) {
            kept.put(id, new Kept(locker, positions, clock.instant().plus(KEPT)));
        }
        now = now.written(
                written.entry(), written.size(), bytes, clock.instant().toString());
        drawer.save(id, now);
    }

    private boolean isIndexed() {
        try {
            for (int i = 0; i < LOOKS && numbers.reach() < now.last(); i++) {
                worker.goOn();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return numbers.reach() >= now.last();
    }

    private void tell(long position) {
        now = now.at(position);
        worker.goOn();
    }

    private void fail(String vi, String en) {
        end(State.FAILED, new Export.Failure(vi, en));
    }

    private void end(State how, Export.Failure because) {
        now = now.ends(how, clock.instant().toString(), because);
        drawer.save(now.id(), now);
    }

    private void drop() {
        Instant at = clock.instant();
        kept.forEach((id, one) -> {
            if (at.isAfter(one.until()) && kept.remove(id, one)) {
                one.locker().destroy();
            }
        });
    }

    /** What an ended process left: without its key it is noise. */
    private void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".locked")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to clear " + folder, e);
        }
    }
}
