package vn.lienthong.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.lienthong.evidence.Anchored;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.AuditTrust;
import vn.lienthong.evidence.AuditVerdict;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.evidence.Verified;
import vn.lienthong.evidence.WitnessAt;
import vn.lienthong.journal.Chained;

/** Verifications of a running hub's journal, in the background. Each is a file, {@code audit/checks/<id>.json}. Safe from any thread. */
public final class Checks {
    private static final int MOST = 500;

    private final Chained journal;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final Drawer<Check> drawer;
    private final Worker worker = new Worker("audit-check");
    private volatile Check now;

    /** @param data the hub's data directory */
    public Checks(Path data, Chained journal, EvidenceSettings settings, Clock clock) {
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.drawer = new Drawer<>(data.resolve("audit").resolve("checks"), Check.class);
    }

    /**
     * What an auditor wants verified.
     *
     * @param from the first message; 0: behind the last clean verification
     * @param to the last message; 0: the end
     * @param key the hub's public key as the auditor kept it
     * @param notes checkpoints kept elsewhere
     */
    public record Wish(long from, long to, Optional<NoteKey> key, List<SignedNote> notes) {
        public Wish {
            notes = List.copyOf(notes);
        }
    }

    /** Its id; empty while another one runs. */
    public synchronized Optional<String> begin(String who, String why, Wish wish) {
        if (!worker.isFree()) {
            return Optional.empty();
        }
        String id = drawer.name(clock.instant());
        Check check = new Check(
                id,
                who,
                why,
                first(wish.from()),
                wish.to(),
                wish.key().isPresent(),
                wish.notes().size(),
                State.RUNNING,
                0,
                clock.instant().toString(),
                "",
                "",
                null);
        drawer.save(id, check);
        now = check;
        return worker.begin(id, () -> run(check, wish)) ? Optional.of(id) : Optional.empty();
    }

    public void cancel(String id) {
        worker.stop(id);
    }

    /** The latest first. */
    public List<Check> list() {
        return drawer.list(MOST).stream().map(this::asNow).toList();
    }

    public Optional<Check> find(String id) {
        return drawer.find(id).map(this::asNow);
    }

    /** How far the one that runs is; one that nobody works at was left by a hub that ended. */
    private Check asNow(Check kept) {
        if (kept.state() != State.RUNNING) {
            return kept;
        }
        Check latest = now;
        boolean runs =
                worker.isDoing(kept.id()) && latest != null && latest.id().equals(kept.id());
        return runs
                ? latest
                : drawer.find(kept.id())
                        .filter(one -> one.state() != State.RUNNING)
                        .orElseGet(() -> kept.ends(State.LEFT, "", "", null));
    }

    private long first(long wished) {
        try {
            return wished > 0 ? wished : Verified.upTo(settings) + 1;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read up to where was verified", e);
        }
    }

    private void run(Check check, Wish wish) {
        try {
            List<NoteKey> witnesses =
                    settings.witnesses().stream().map(WitnessAt::key).toList();
            AuditTrust trust = new AuditTrust(wish.key().map(List::of).orElse(List.of()), witnesses, wish.notes());
            long to = check.to() == 0 ? Long.MAX_VALUE : check.to();
            AuditVerdict verdict = Audit.run(journal, settings, trust, check.from(), to, position -> {
                now = now.at(position);
                worker.goOn();
            });
            Verified.keep(settings, verdict);
            end(State.DONE, "", verdict(verdict, witnesses));
        } catch (Stopped e) {
            end(State.CANCELLED, "", null);
        } catch (IOException | RuntimeException e) {
            end(State.FAILED, String.valueOf(e.getMessage()), null);
        }
    }

    private Check.Verdict verdict(AuditVerdict said, List<NoteKey> witnesses) throws IOException {
        Optional<Anchored> covered = Anchored.find(settings, said.covered(), witnesses);
        Optional<Anchored> outside = Anchored.find(settings, said.outside(), witnesses);
        return Check.Verdict.of(
                said,
                covered.flatMap(Anchored::at).map(Object::toString).orElse(""),
                covered.map(Anchored::root).orElse(""),
                outside.map(Anchored::witnesses).orElse(List.of()));
    }

    private void end(State how, String because, Check.Verdict verdict) {
        Check ended = now.ends(how, clock.instant().toString(), because, verdict);
        drawer.save(ended.id(), ended);
        now = ended;
    }
}
