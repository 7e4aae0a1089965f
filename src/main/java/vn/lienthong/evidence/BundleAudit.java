package vn.lienthong.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a bundle against its checkpoint, its signature, and what the auditor brought; needs no journal. Throws only if the file cannot be opened. */
public final class BundleAudit {
    private final AuditTrust trust;
    private final List<AuditFinding> findings = new ArrayList<>();
    private long messages;
    private int compared;
    private int unused;
    private Checkpoint checkpoint;

    private BundleAudit(AuditTrust trust) {
        this.trust = trust;
    }

    /**
     * What it says.
     *
     * @param messages how many were proved
     * @param size of the checkpoint that proves them
     * @param compared with so many checkpoints kept elsewhere
     * @param unused so many kept checkpoints say nothing here: of another log, or of another size without a proof in the bundle that one continues the other
     * @param findings empty when every message in it is what the hub signed
     */
    public record Verdict(long messages, long size, int compared, int unused, List<AuditFinding> findings) {
        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    public static Verdict run(Path file, AuditTrust trust) throws IOException {
        BundleAudit audit = new BundleAudit(trust);
        Optional<BundleZip> zip = BundleZip.open(file);
        if (zip.isPresent()) {
            audit.read(zip.get());
        } else {
            audit.find(
                    Flaw.UNREADABLE,
                    0,
                    "Tệp không phải hồ sơ chứng cứ còn nguyên: hãy dùng đúng tệp đã nhận, không giải nén rồi nén lại",
                    "Expected an evidence bundle as it was written, but its zip is not whole: use the very file that was received, not one packed again");
        }
        long size = audit.checkpoint == null ? 0 : audit.checkpoint.size();
        return new Verdict(audit.messages, size, audit.compared, audit.unused, audit.findings);
    }

    /** The second verifier, one page that shares no code with this one: for a browser, with the network off. */
    public static String page() throws IOException {
        try (var in = BundleAudit.class.getResourceAsStream("verifier.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void read(BundleZip zip) {
        Optional<SignedNote> note = SignedNote.read(text(zip, "checkpoint"));
        checkpoint = note.flatMap(Evidence::checkpoint).orElse(null);
        if (checkpoint == null) {
            find(
                    Flaw.UNREADABLE,
                    0,
                    "Không có điểm chốt đọc được",
                    "Expected a checkpoint in the bundle, but found none");
            return;
        }
        signature(zip, note.get());
        for (SignedNote kept : trust.checkpoints()) {
            outside(zip, kept);
        }
        entries(zip);
    }

    private void signature(BundleZip zip, SignedNote note) {
        List<KeyChange> changes = new ArrayList<>();
        for (int number = 1; zip.has(name(number)); number++) {
            KeyChange.read(text(zip, name(number))).ifPresent(changes::add);
        }
        List<NoteKey> keys = TrustedKeys.of(trust.keys(), changes, findings);
        boolean known = keys.stream().anyMatch(key -> key.name().equals(checkpoint.origin()) && note.isSignedBy(key));
        if (!known) {
            find(
                    Flaw.UNKNOWN_KEY,
                    checkpoint.size(),
                    "Điểm chốt không do khóa đáng tin nào ký",
                    "Expected the checkpoint to be signed by a trusted key, but it is not");
        }
    }

    /** Of one size there is one journal, and a larger one continues it. */
    private void outside(BundleZip zip, SignedNote note) {
        Optional<Checkpoint> kept =
                Evidence.checkpoint(note).filter(one -> one.origin().equals(checkpoint.origin()));
        boolean equal = kept.isPresent() && kept.get().size() == checkpoint.size();
        boolean provable =
                kept.isPresent() && zip.has(Bundle.consistency(kept.get().size()));
        if (!equal && !provable) {
            unused++;
            return;
        }
        compared++;
        boolean holds = equal ? kept.get().root().equals(checkpoint.root()) : isContinued(zip, kept.get());
        if (!holds) {
            find(
                    Flaw.FORK,
                    kept.get().size(),
                    "Điểm chốt của hồ sơ không nối tiếp điểm chốt giữ ở nơi khác ("
                            + kept.get().size() + " thông điệp)",
                    "Expected the bundle's checkpoint to be, or to continue, the one of "
                            + kept.get().size() + " messages kept elsewhere, but it does not");
        }
    }

    private boolean isContinued(BundleZip zip, Checkpoint kept) {
        List<byte[]> proof = text(zip, Bundle.consistency(kept.size()))
                .lines()
                .map(NoteKey::decode)
                .toList();
        return kept.size() < checkpoint.size()
                && Proofs.extend(kept.size(), kept.rootBytes(), checkpoint.size(), checkpoint.rootBytes(), proof);
    }

    private void entries(BundleZip zip) {
        JsonNode entries;
        try {
            entries = new ObjectMapper().readTree(text(zip, "entries.json")).path("entries");
        } catch (JsonProcessingException e) {
            entries = new ObjectMapper().createArrayNode();
        }
        Set<String> explained = new HashSet<>();
        for (JsonNode entry : entries) {
            entry(zip, entry);
            explained.add(BundleEntry.payload(entry.path("position").asLong()));
        }
        if (entries.isEmpty()) {
            find(
                    Flaw.UNREADABLE,
                    0,
                    "Không có danh sách thông điệp",
                    "Expected a list of messages in entries.json, but found none");
        }
        for (String name : zip.names()) {
            if (name.startsWith("messages/") && !explained.contains(name)) {
                find(
                        Flaw.UNREADABLE,
                        0,
                        "Có tệp không được chứng minh: " + name,
                        "Expected only proved messages, but found " + name);
            }
        }
    }

    private void entry(BundleZip zip, JsonNode entry) {
        long position = entry.path("position").asLong();
        Optional<byte[]> payload = zip.find(BundleEntry.payload(position));
        boolean proved = payload.isPresent()
                && Proofs.includes(
                        position - 1,
                        checkpoint.size(),
                        BundleEntry.leaf(entry, payload.get()),
                        BundleEntry.proof(entry),
                        checkpoint.rootBytes());
        if (proved) {
            messages++;
            return;
        }
        find(
                payload.isPresent() ? Flaw.CHANGED : Flaw.MISSING,
                position,
                "Thông điệp " + position + " không khớp với điểm chốt đã ký",
                "Expected message " + position + " as the signed checkpoint has it, but it is not");
    }

    private static String name(int number) {
        return "keys/%04d.note".formatted(number);
    }

    private static String text(BundleZip zip, String name) {
        return new String(zip.find(name).orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    private void find(Flaw flaw, long position, String vi, String en) {
        findings.add(new AuditFinding(flaw, position, vi, en));
    }
}
