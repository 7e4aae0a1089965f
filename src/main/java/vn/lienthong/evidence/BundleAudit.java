package vn.lienthong.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Holds a bundle against its checkpoint, its signature, and what the auditor brought; needs no journal. Throws only if the file cannot be opened. */
public final class BundleAudit {
    private static final int LARGEST = 512 * 1024 * 1024;

    private final AuditTrust trust;
    private final List<AuditFinding> findings = new ArrayList<>();
    private long messages;
    private Checkpoint checkpoint;

    private BundleAudit(AuditTrust trust) {
        this.trust = trust;
    }

    /**
     * What it says.
     *
     * @param messages how many were proved
     * @param size of the checkpoint that proves them
     * @param findings empty when every message in it is what the hub signed
     */
    public record Verdict(long messages, long size, List<AuditFinding> findings) {
        public Verdict {
            findings = List.copyOf(findings);
        }
    }

    public static Verdict run(Path file, AuditTrust trust) throws IOException {
        BundleAudit audit = new BundleAudit(trust);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            audit.read(zip);
        }
        return new Verdict(audit.messages, audit.checkpoint == null ? 0 : audit.checkpoint.size(), audit.findings);
    }

    /** The second verifier, one page that shares no code with this one: for a browser, with the network off. */
    public static String page() throws IOException {
        try (var in = BundleAudit.class.getResourceAsStream("verifier.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void read(ZipFile zip) throws IOException {
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
        outside();
        entries(zip);
    }

    private void signature(ZipFile zip, SignedNote note) throws IOException {
        List<KeyChange> changes = new ArrayList<>();
        for (int number = 1; zip.getEntry(name(number)) != null; number++) {
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

    /** Of one size there is one journal. */
    private void outside() {
        trust.checkpoints().stream()
                .flatMap(note -> Evidence.checkpoint(note).stream())
                .filter(kept -> kept.origin().equals(checkpoint.origin()) && kept.size() == checkpoint.size())
                .filter(kept -> !kept.root().equals(checkpoint.root()))
                .findFirst()
                .ifPresent(
                        kept -> find(
                                Flaw.FORK,
                                kept.size(),
                                "Điểm chốt giữ ở nơi khác có cùng số thông điệp nhưng khác gốc",
                                "Expected the root of the checkpoint kept elsewhere, but the bundle has another of the same size"));
    }

    private void entries(ZipFile zip) throws IOException {
        JsonNode entries;
        try {
            entries = new ObjectMapper().readTree(text(zip, "entries.json")).path("entries");
        } catch (IOException e) {
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
        Enumeration<? extends ZipEntry> files = zip.entries();
        while (files.hasMoreElements()) {
            String name = files.nextElement().getName();
            if (name.startsWith("messages/") && !explained.contains(name)) {
                find(
                        Flaw.UNREADABLE,
                        0,
                        "Có tệp không được chứng minh: " + name,
                        "Expected only proved messages, but found " + name);
            }
        }
    }

    private void entry(ZipFile zip, JsonNode entry) throws IOException {
        long position = entry.path("position").asLong();
        Optional<byte[]> payload = bytes(zip, BundleEntry.payload(position));
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

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(bytes(zip, name).orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    /** Empty for what is not there, or is so packed that it would fill the memory. */
    private static Optional<byte[]> bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > LARGEST) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            return Optional.of(in.readNBytes(LARGEST));
        } catch (java.util.zip.ZipException e) {
            return Optional.empty();
        }
    }

    private void find(Flaw flaw, long position, String vi, String en) {
        findings.add(new AuditFinding(flaw, position, vi, en));
    }
}
