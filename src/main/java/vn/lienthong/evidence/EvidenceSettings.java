package vn.lienthong.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the hub proves what its journal holds.
 *
 * @param folder where checkpoints, public keys and the tree's hashes are kept; below the data directory
 * @param keyFile the private key: made at the first start, or PKCS#12 ({@code .p12}, {@code .pfx}) made by others
 * @param keyPassword of PKCS#12
 * @param name who signs: name of the key and origin of the checkpoints; empty: made of the key
 * @param every a checkpoint at least so often while the journal grows
 * @param entries a checkpoint at least when so many entries have none
 * @param witnesses who is asked to cosign each checkpoint
 * @param copies a folder kept elsewhere, to whose file each checkpoint is appended
 */
public record EvidenceSettings(
        Path folder,
        Path keyFile,
        String keyPassword,
        String name,
        Duration every,
        long entries,
        List<WitnessAt> witnesses,
        Optional<Path> copies) {
    public EvidenceSettings {
        witnesses = List.copyOf(witnesses);
        if (!name.isEmpty() && !NoteKey.isName(name)) {
            throw new IllegalArgumentException(
                    "Expected a name without spaces and plus signs, but found '" + name + "'");
        }
        if (every.isNegative() || every.isZero() || entries < 1) {
            throw new IllegalArgumentException("Expected a checkpoint every second or later, and of one entry or more");
        }
    }

    /** All defaults below a data directory. */
    public static EvidenceSettings below(Path data) {
        return new EvidenceSettings(
                data.resolve("evidence"),
                data.resolve("keys/evidence-key"),
                "",
                "",
                Duration.ofSeconds(60),
                10_000,
                List.of(),
                Optional.empty());
    }

    /** Where the signed checkpoints are. */
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    public EvidenceSettings withKey(Path file, String password) {
        return new EvidenceSettings(folder, file, password, name, every, entries, witnesses, copies);
    }

    public EvidenceSettings withName(String other) {
        return new EvidenceSettings(folder, keyFile, keyPassword, other, every, entries, witnesses, copies);
    }

    public EvidenceSettings withCheckpoints(Duration often, long many) {
        return new EvidenceSettings(folder, keyFile, keyPassword, name, often, many, witnesses, copies);
    }

    public EvidenceSettings withAnchors(List<WitnessAt> others, Optional<Path> elsewhere) {
        return new EvidenceSettings(folder, keyFile, keyPassword, name, every, entries, others, elsewhere);
    }
}
