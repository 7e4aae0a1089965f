package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The checkpoints of an audit: the hub's own and those kept elsewhere, each signed by a trusted key. */
final class CheckpointsKept {
    private final AuditTrust trust;
    private final List<NoteKey> keys;
    private final List<AuditFinding> findings;
    private final NavigableMap<Long, Checkpoint> signed = new TreeMap<>();
    private long witnessed;
    private Checkpoint before;

    private CheckpointsKept(AuditTrust trust, List<NoteKey> keys, List<AuditFinding> findings) {
        this.trust = trust;
        this.keys = keys;
        this.findings = findings;
    }

    static CheckpointsKept read(Path file, AuditTrust trust, List<AuditFinding> findings) throws IOException {
        List<NoteKey> keys = TrustedKeys.of(trust.keys(), file.resolveSibling("keys"), findings);
        CheckpointsKept kept = new CheckpointsKept(trust, keys, findings);
        CheckpointFile.each(file, kept::local);
        NavigableMap<Long, Checkpoint> local = new TreeMap<>(kept.signed);
        trust.checkpoints().forEach(note -> kept.outside(note, local));
        return kept;
    }

    NavigableMap<Long, Checkpoint> signed() {
        return signed;
    }

    long witnessed() {
        return witnessed;
    }

    private void local(Optional<SignedNote> note) {
        Optional<Checkpoint> checkpoint = note.flatMap(Evidence::checkpoint);
        if (checkpoint.isEmpty()) {
            find(
                    Flaw.UNREADABLE,
                    0,
                    "Trong tệp điểm chốt có đoạn không phải điểm chốt",
                    "Expected only checkpoints in the file of checkpoints, but found something else in it");
            return;
        }
        if (!isTrusted(note.get(), checkpoint.get())) {
            return;
        }
        if (before != null && isEarlier(checkpoint.get(), before)) {
            find(
                    Flaw.CLOCK_BACK,
                    checkpoint.get().size(),
                    "Điểm chốt ở thông điệp " + checkpoint.get().size()
                            + " ghi thời điểm trước điểm chốt đứng trước nó",
                    "Expected the checkpoint of " + checkpoint.get().size()
                            + " messages to be later than the one in front of it, but its time is before that");
        }
        before = checkpoint.get();
        add(note.get(), checkpoint.get());
    }

    private void outside(SignedNote note, NavigableMap<Long, Checkpoint> local) {
        Optional<Checkpoint> checkpoint = Evidence.checkpoint(note);
        if (checkpoint.isEmpty() || !isTrusted(note, checkpoint.get())) {
            return;
        }
        long size = checkpoint.get().size();
        if (!local.containsKey(size)) {
            find(
                    Flaw.SET_BACK,
                    size,
                    "Trục không còn điểm chốt " + size + " mà nơi khác còn giữ",
                    "Expected the hub to have the checkpoint of " + size
                            + " messages that was kept elsewhere, but it has not");
        }
        add(note, checkpoint.get());
        witnessed = Math.max(witnessed, size);
    }

    private void add(SignedNote note, Checkpoint checkpoint) {
        Checkpoint known = signed.putIfAbsent(checkpoint.size(), checkpoint);
        if (known != null && !known.root().equals(checkpoint.root())) {
            find(
                    Flaw.FORK,
                    checkpoint.size(),
                    "Hai điểm chốt đã ký cho cùng " + checkpoint.size() + " thông điệp khác nhau: đã có hai nhật ký",
                    "Expected one signed checkpoint of " + checkpoint.size()
                            + " messages, but found two that differ: there were two journals");
        }
        if (trust.witnesses().stream().anyMatch(note::isSignedBy)) {
            witnessed = Math.max(witnessed, checkpoint.size());
        }
    }

    private boolean isTrusted(SignedNote note, Checkpoint checkpoint) {
        boolean known = keys.stream().anyMatch(key -> key.name().equals(checkpoint.origin()) && note.isSignedBy(key));
        if (!known) {
            find(
                    Flaw.UNKNOWN_KEY,
                    checkpoint.size(),
                    "Điểm chốt " + checkpoint.size() + " không do khóa đáng tin nào ký",
                    "Expected the checkpoint of " + checkpoint.size()
                            + " messages to be signed by a trusted key, but it is not");
        }
        return known;
    }

    private static boolean isEarlier(Checkpoint one, Checkpoint other) {
        return one.at().isPresent()
                && other.at().isPresent()
                && one.at().get().isBefore(other.at().get());
    }

    /** One of a kind is enough: a file of a thousand forged ones is one finding. */
    private void find(Flaw flaw, long position, String vi, String en) {
        if (findings.stream().noneMatch(one -> one.flaw() == flaw)) {
            findings.add(new AuditFinding(flaw, position, vi, en));
        }
    }
}
