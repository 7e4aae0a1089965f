package vn.lienthong.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;

/**
 * Follows the journal with a Merkle tree and signs what it has become. Nothing is signed that does not begin with what was signed
 * before. {@link #round} is called by one thread, everything else by any. Stops nothing: what goes wrong is a state.
 */
public final class Evidence implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Evidence.class);
    private static final int PORTION = 16_384;

    /** A clock that is set right by less is no reason to stop signing; it is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EvidenceSettings settings;
    private final Journal journal;
    private final Signatory signatory;
    private final Clock clock;
    private final CheckpointFile file;
    private final TreeFiles tree;
    private final Anchors anchors;
    private volatile Optional<SignedNote> last;
    private volatile EvidenceState state = EvidenceState.FOLLOWING;
    private boolean compared;
    private boolean madeAgain;

    private Evidence(
            EvidenceSettings settings,
            Journal journal,
            Signatory signatory,
            Clock clock,
            CheckpointFile file,
            TreeFiles tree,
            Anchors anchors) {
        this.settings = settings;
        this.journal = journal;
        this.signatory = signatory;
        this.clock = clock;
        this.file = file;
        this.tree = tree;
        this.anchors = anchors;
        this.last = anchors.latest();
    }

    public static Evidence open(EvidenceSettings settings, Journal journal, Signatory signatory, Clock clock)
            throws IOException {
        CheckpointFile file = new CheckpointFile(settings.checkpoints());
        file.mend();
        TreeFiles tree = TreeFiles.open(settings.folder().resolve("tree"));
        Anchors anchors = new Anchors(settings, signatory, file);
        // What lies behind the last checkpoint was perhaps not flushed: it is made again from the journal.
        tree.cut(Math.min(
                tree.size(),
                anchors.latest()
                        .flatMap(Evidence::checkpoint)
                        .map(Checkpoint::size)
                        .orElse(0L)));
        return new Evidence(settings, journal, signatory, clock, file, tree, anchors);
    }

    /** Takes in what is new, and signs if it is due. */
    public synchronized void round() {
        try {
            EvidenceState next = follow();
            tell(next == EvidenceState.SOUND && isClockBack() ? EvidenceState.CLOCK_BACK : next);
            if (state == EvidenceState.SOUND && isDue()) {
                sign();
            }
        } catch (IOException | UncheckedIOException e) {
            tell(EvidenceState.FAILING);
            log.atWarn().addKeyValue("because", e.getMessage()).log("the evidence's files cannot be written");
        } catch (JournalUnavailable | JournalDamaged e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("the journal cannot be followed now");
        }
    }

    /**
     * At an orderly stop: what is there is signed, due or not, so that a hub that stays off leaves no unsigned tail. Witnesses hear of it at the next
     * start.
     */
    public synchronized void seal() {
        try {
            tell(follow());
            long signed =
                    last.flatMap(Evidence::checkpoint).map(Checkpoint::size).orElse(0L);
            if (state == EvidenceState.SOUND && tree.size() > signed && !isBefore()) {
                sign();
            }
        } catch (IOException | UncheckedIOException | JournalUnavailable | JournalDamaged e) {
            // The next start signs it.
            log.atWarn()
                    .addKeyValue("because", e.getMessage())
                    .log("the journal's end could not be signed at the stop");
        }
    }

    private boolean isBefore() {
        Instant before =
                last.flatMap(Evidence::checkpoint).flatMap(Checkpoint::at).orElse(Instant.EPOCH);
        return clock.instant().isBefore(before);
    }

    /** The last signed checkpoint with all that others signed to it, as a note; empty before the first. */
    public Optional<SignedNote> checkpoint() {
        return last;
    }

    /** That a leaf (from 0) is one of the first so many. */
    List<byte[]> inclusion(long index, long size) {
        return new Merkle(tree).inclusion(index, size);
    }

    /** That the first so many leaves are the beginning of the first so many more. */
    List<byte[]> consistency(long old, long size) {
        return new Merkle(tree).consistency(old, size);
    }

    /** That a message is among those that the last checkpoint covers; empty while it is not, or cannot be proved. */
    public Optional<InclusionProof> prove(long position) {
        Optional<SignedNote> note = last;
        Optional<Checkpoint> signed = note.flatMap(Evidence::checkpoint);
        if (position < 1 || signed.isEmpty() || position > signed.get().size()) {
            return Optional.empty();
        }
        long size = signed.get().size();
        byte[] leaf = journal.leaves(position - 1, 1);
        try {
            List<byte[]> path = inclusion(position - 1, size);
            boolean holds =
                    Proofs.includes(position - 1, size, leaf, path, signed.get().rootBytes());
            return holds ? Optional.of(InclusionProof.of(position, size, leaf, path, note.get())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // After a start the tree grows again up to what is signed.
            return Optional.empty();
        }
    }

    /** The key in force, for logs. */
    public NoteKey key() {
        return signatory.key();
    }

    /** Signs a statement of another room (see {@link Signatory#sign}). */
    public SignedNote sign(String kind, String text) {
        return signatory.sign(kind, text);
    }

    /** What the witnesses that do not have the last checkpoint are to be asked now; answers go to {@link #heard}. */
    public List<Ask> asks() {
        return state == EvidenceState.SOUND && last.isPresent()
                ? anchors.asks(last.get(), new Merkle(tree)::consistency)
                : List.of();
    }

    /** @param status the HTTP status, or 0 when no answer came; then the body says why */
    public synchronized void heard(Ask ask, int status, String body) {
        try {
            anchors.heard(ask, status, body).ifPresent(this::keep);
        } catch (IOException | UncheckedIOException e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("a cosignature could not be kept");
        }
    }

    /** Writes the last checkpoint into the folder that is kept elsewhere, if one is set and does not have it. */
    public void copy() {
        last.ifPresent(anchors::copy);
    }

    public EvidenceStatus status() {
        Optional<Checkpoint> signed = last.flatMap(Evidence::checkpoint);
        return new EvidenceStatus(
                state,
                journal.last(),
                signed.map(Checkpoint::size).orElse(0L),
                signed.flatMap(Checkpoint::at),
                anchors.anchored(),
                anchors.states());
    }

    @Override
    public void close() throws IOException {
        tree.close();
    }

    private EvidenceState follow() throws IOException {
        Optional<Checkpoint> signed = last.flatMap(Evidence::checkpoint);
        if (signed.isPresent() && signed.get().size() > journal.last()) {
            return EvidenceState.CUT;
        }
        for (byte[] leaves = next(); leaves.length > 0; leaves = next()) {
            tree.append(leaves);
            if (Thread.currentThread().isInterrupted()) {
                return EvidenceState.FOLLOWING;
            }
        }
        return compared || signed.isEmpty() ? EvidenceState.SOUND : compare(signed.get());
    }

    private byte[] next() {
        return journal.leaves(tree.size(), PORTION);
    }

    /** Once after the start: hashes that are not what was signed may be ill themselves, and are made again from the journal. */
    private EvidenceState compare(Checkpoint signed) throws IOException {
        if (!signed.chain().equals(Optional.of(chain(signed.size())))) {
            return EvidenceState.FORKED;
        }
        if (Arrays.equals(new Merkle(tree).root(signed.size()), signed.rootBytes())) {
            compared = true;
            return EvidenceState.SOUND;
        }
        if (!madeAgain) {
            madeAgain = true;
            tree.cut(0);
            return follow();
        }
        return EvidenceState.FORKED;
    }

    /** Covers every entry up to there: an entry written anew has another one. */
    private String chain(long position) {
        return journal.find(position).map(entry -> entry.seal().chain()).orElse("");
    }

    private boolean isDue() {
        Optional<Checkpoint> signed = last.flatMap(Evidence::checkpoint);
        long unsigned = tree.size() - signed.map(Checkpoint::size).orElse(0L);
        if (unsigned <= 0) {
            return false;
        }
        Instant now = clock.instant();
        Instant before = signed.flatMap(Checkpoint::at).orElse(Instant.EPOCH);
        boolean due = unsigned >= settings.entries() || !now.isBefore(before.plus(settings.every()));
        return due && !now.isBefore(before);
    }

    private boolean isClockBack() {
        Instant before =
                last.flatMap(Evidence::checkpoint).flatMap(Checkpoint::at).orElse(Instant.EPOCH);
        return clock.instant().isBefore(before.minus(PATIENCE));
    }

    private void sign() throws IOException {
        Optional<Checkpoint> before = last.flatMap(Evidence::checkpoint);
        long size = tree.size();
        Merkle merkle = new Merkle(tree);
        byte[] root = merkle.root(size);
        if (before.isPresent() && !isContinued(before.get(), merkle, size, root)) {
            tell(EvidenceState.FORKED);
            return;
        }
        // Flushed before the checkpoint: at the next start what it covers need not be read again.
        tree.force();
        SignedNote note = signatory.note(Checkpoint.of(signatory.key().name(), size, root, clock.instant(), chain(size))
                .text());
        file.append(note);
        last = Optional.of(note);
    }

    private static boolean isContinued(Checkpoint before, Merkle merkle, long size, byte[] root) {
        List<byte[]> proof = merkle.consistency(before.size(), size);
        return Proofs.extend(before.size(), before.rootBytes(), size, root, proof);
    }

    /** The cosigned note takes the place of the one without, unless a newer checkpoint was made meanwhile. */
    private void keep(SignedNote cosigned) {
        if (last.map(note -> note.text().equals(cosigned.text())).orElse(false)) {
            last = Optional.of(last.get().with(cosigned.lines()));
        }
    }

    private void tell(EvidenceState next) {
        if (next != state) {
            (next.isAlarm() ? log.atError() : log.atInfo())
                    .addKeyValue("state", next.word())
                    .addKeyValue("message", journal.last())
                    .log("the evidence");
        }
        state = next;
    }

    static Optional<Checkpoint> checkpoint(SignedNote note) {
        return Checkpoint.read(note.text());
    }
}
