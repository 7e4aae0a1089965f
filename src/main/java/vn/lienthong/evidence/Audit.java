package vn.lienthong.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import vn.lienthong.journal.Chained;
import vn.lienthong.journal.Verification;
import vn.lienthong.journal.Walker;

/**
 * Compares a journal with what was signed about it. Changes nothing, and trusts only the keys it is given. One walk: every entry is recomputed, and the
 * tree's root is compared with each checkpoint as its size is reached.
 */
public final class Audit {
    /** A clock may be set right by so much without being suspected. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Chained journal;
    private final EvidenceSettings settings;
    private final AuditTrust trust;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final NavigableMap<Long, Checkpoint> signed = new TreeMap<>();
    private int compared;
    private long covered;
    private long outside;
    private long last;

    private Audit(Chained journal, EvidenceSettings settings, AuditTrust trust) {
        this.journal = journal;
        this.settings = settings;
        this.trust = trust;
    }

    /**
     * @param from the first message to walk; what is before it is taken from the kept hashes of the tree, and is proved by the first checkpoint behind it
     * @param to the last message to walk; clipped to what is there
     */
    public static AuditVerdict run(
            Chained journal, EvidenceSettings settings, AuditTrust trust, long from, long to, LongConsumer progress)
            throws IOException {
        return new Audit(journal, settings, trust).run(Math.max(1, from), to, progress);
    }

    /** Every note of a file as the hub, a witness's folder or an auditor keeps them; what is none is passed over. */
    public static void readCheckpoints(Path file, Consumer<SignedNote> reader) throws IOException {
        CheckpointFile.each(file, note -> note.ifPresent(reader));
    }

    /** The same of a text that somebody pasted. */
    public static List<SignedNote> checkpoints(String text) {
        List<SignedNote> notes = new ArrayList<>();
        if (!text.isBlank()) {
            CheckpointFile.split(text.strip().lines().map(String::stripTrailing).toList(), note -> SignedNote.read(note)
                    .ifPresent(notes::add));
        }
        return notes;
    }

    /** Up to where the hub has signed: it signs only what is durable. 0 before the first; whether the signature is good is not looked at. */
    public static long signed(Path checkpoints) {
        try {
            return new CheckpointFile(checkpoints)
                    .latest().stream()
                            .flatMap(note -> Evidence.checkpoint(note).stream())
                            .mapToLong(Checkpoint::size)
                            .max()
                            .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + checkpoints + ", but: " + e.getMessage(), e);
        }
    }

    private AuditVerdict run(long first, long wished, LongConsumer progress) throws IOException {
        CheckpointsKept kept = CheckpointsKept.read(settings.checkpoints(), trust, findings);
        signed.putAll(kept.signed());
        outside = kept.witnessed();
        // Behind the checkpoints: a hub that runs may have signed more since, and its journal has what it signed.
        last = journal.last();
        cut();
        long from = reached(first);
        long to = Math.min(wished, last);
        Optional<String> chain = walk(from, to, progress);
        return new AuditVerdict(from, to, last, compared, covered, Math.min(outside, covered), chain, findings);
    }

    private void cut() {
        signed.tailMap(last, false).values().stream()
                .reduce((one, other) -> other)
                .ifPresent(checkpoint -> {
                    long gone = checkpoint.size() - last;
                    find(
                            Flaw.TAIL_CUT,
                            last + 1,
                            "Mất " + gone + " thông điệp cuối: điểm chốt đã ký có " + checkpoint.size()
                                    + " thông điệp nhưng nhật ký chỉ còn " + last,
                            "Expected " + checkpoint.size()
                                    + " messages, as a signed checkpoint says, but the journal ends at " + last
                                    + ": the last " + gone + " are gone");
                });
    }

    /** What is in front of a range is taken from the tree's files; as far as they do not reach yet, it is walked. */
    private long reached(long wished) throws IOException {
        try (TreeFiles kept = TreeFiles.look(settings.folder().resolve("tree"))) {
            return Math.min(wished, kept.size() + 1);
        }
    }

    private Optional<String> walk(long from, long to, LongConsumer progress) throws IOException {
        try (TreeFiles kept = TreeFiles.look(settings.folder().resolve("tree"))) {
            Edge edge = Edge.of(from - 1, kept);
            Steps steps = new Steps(edge, progress, to);
            Verification verdict = journal.verify(from, to, steps);
            steps.sayKeyless();
            return verdict.fold(
                    intact -> {
                        beyond(edge, kept);
                        return Optional.of(intact.chain()).filter(chain -> !chain.isEmpty());
                    },
                    broken -> {
                        broken(broken);
                        return Optional.empty();
                    });
        }
    }

    /** A range that ends between two checkpoints is proved by the next one, with the kept hashes of what is between. */
    private void beyond(Edge edge, TreeFiles kept) {
        Checkpoint next = signed.containsKey(edge.size()) || edge.size() == last
                ? null
                : Optional.ofNullable(signed.higherEntry(edge.size()))
                        .map(java.util.Map.Entry::getValue)
                        .orElse(null);
        if (next != null && next.size() <= kept.size() && next.size() <= last) {
            edge.extend(next.size(), kept);
            compare(next, edge.root());
        }
    }

    private final class Steps implements Walker {
        private final Edge edge;
        private final LongConsumer progress;
        private final long to;
        private long latest;
        private long keyless;
        private long firstKeyless;
        private String whyKeyless = "";

        Steps(Edge edge, LongConsumer progress, long to) {
            this.edge = edge;
            this.progress = progress;
            this.to = to;
        }

        @Override
        public void erased(long position) {
            find(
                    Flaw.DESTROYED,
                    position,
                    "Thông điệp " + position
                            + " còn nguyên chỗ trong chuỗi nhưng khóa nội dung đã bị hủy, mà nhật ký không ghi ai hủy",
                    "Expected the contents of message " + position
                            + ", or an entry that says who destroyed their key and why, but found neither");
        }

        @Override
        public void keyless(long position, String why) {
            firstKeyless = keyless == 0 ? position : firstKeyless;
            whyKeyless = keyless == 0 ? why : whyKeyless;
            keyless++;
        }

        /** Once for all of them: a lost block of keys holds thousands. */
        void sayKeyless() {
            if (keyless > 0) {
                find(
                        Flaw.KEYS_MISSING,
                        firstKeyless,
                        "Thiếu khóa của " + keyless + " thông điệp (từ " + firstKeyless
                                + "): chỗ đứng và chứng minh của chúng đã được kiểm tra, nội dung thì không so được. "
                                + whyKeyless,
                        "Expected the keys of " + keyless + " messages (from " + firstKeyless
                                + " on), but they are not here: their places and proofs were checked, their contents could not be"
                                + " compared. " + whyKeyless);
            }
        }

        @Override
        public void intact(long position, long atMillis, byte[] leaf) {
            if (atMillis < latest - TOLERANCE.toMillis()) {
                find(
                        Flaw.CLOCK_BACK,
                        position,
                        "Thông điệp " + position + " ghi thời điểm trước điểm chốt đứng trước nó",
                        "Expected message " + position
                                + " to be later than the checkpoint in front of it, but its time is before that");
                // Said once for each checkpoint, not for each entry behind it.
                latest = 0;
            }
            edge.add(leaf);
            Checkpoint here = signed.get(position);
            if (here != null) {
                compare(here, edge.root());
                latest = here.at().map(java.time.Instant::toEpochMilli).orElse(latest);
            }
            if (position % 1000 == 0 || position == to) {
                progress.accept(position);
            }
        }
    }

    private void compare(Checkpoint checkpoint, byte[] root) {
        compared++;
        if (Arrays.equals(root, checkpoint.rootBytes())) {
            covered = Math.max(covered, checkpoint.size());
            return;
        }
        if (findings.stream().noneMatch(one -> one.flaw() == Flaw.REWRITTEN)) {
            find(
                    Flaw.REWRITTEN,
                    checkpoint.size(),
                    "Nhật ký tự khớp nhưng không phải nhật ký đã ký: khác nhau trong số " + checkpoint.size()
                            + " thông điệp đầu, sau thông điệp " + covered,
                    "Expected the journal that was signed, but the first " + checkpoint.size()
                            + " messages are others: something behind message " + covered + " was rewritten");
        }
    }

    private void broken(Verification.Broken broken) {
        Flaw flaw = Flaw.valueOf(broken.fault().name());
        find(
                flaw,
                broken.position(),
                "Thông điệp " + broken.position() + " không còn như lúc ghi (" + flaw.word() + ")",
                broken.detail());
    }

    private void find(Flaw flaw, long position, String vi, String en) {
        findings.add(new AuditFinding(flaw, position, vi, en));
    }
}
