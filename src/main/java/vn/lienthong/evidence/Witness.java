package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the last checkpoint of each log and cosigns only what continues it (C2SP tlog-witness). A process of its own, with its own key and files, best in
 * other hands than the hub: its word is worth as much as the distance. Thread-safe.
 */
public final class Witness {
    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";

    private final Path folder;
    private final SigningKey key;
    private final List<NoteKey> logs;
    private final Clock clock;

    private Witness(Path folder, SigningKey key, List<NoteKey> logs, Clock clock) {
        this.folder = folder;
        this.key = key;
        this.logs = List.copyOf(logs);
        this.clock = clock;
    }

    /**
     * @param folder its own; nothing in it can be replaced
     * @param name whose word it is; used when the key is made, at the first start
     * @param logs the public keys of the hubs it watches, all keys of each
     */
    public static Witness open(Path folder, String name, List<NoteKey> logs, Clock clock) throws IOException {
        KeyFile file = new KeyFile(folder.resolve("witness-key"), "");
        if (!file.exists()) {
            file.write(SigningKey.fresh(name, NoteKey.Kind.COSIGNATURE));
        }
        SigningKey key = file.read(name);
        if (key.publicKey().kind() != NoteKey.Kind.COSIGNATURE) {
            throw new IOException("Expected a witness's key in " + folder + ", but found one of a log");
        }
        for (NoteKey log : logs) {
            new CheckpointFile(memory(folder, log.name())).mend();
        }
        return new Witness(folder, key, logs, clock);
    }

    /** What hubs and auditors are given. */
    public NoteKey publicKey() {
        return key.publicKey();
    }

    /**
     * An HTTP answer.
     *
     * @param status 200 with cosignature lines, 409 with the size that is remembered, or a refusal with a sentence
     */
    public record Answer(int status, String body) {}

    /** {@code POST add-checkpoint}. What is cosigned was durable here before. Throws {@link IOException} if it could not be. */
    public synchronized Answer add(String body) throws IOException {
        int split = body.indexOf("\n\n");
        List<String> head =
                split < 0 ? List.of() : body.substring(0, split).lines().toList();
        Optional<SignedNote> note = split < 0 ? Optional.empty() : SignedNote.read(body.substring(split + 2));
        Optional<Checkpoint> checkpoint = note.flatMap(one -> Checkpoint.read(one.text()));
        if (checkpoint.isEmpty() || head.isEmpty() || !head.get(0).matches(OLD + "(0|[1-9][0-9]{0,17})")) {
            return new Answer(400, "Expected 'old N', a proof, an empty line and a signed checkpoint\n");
        }
        long old = Long.parseLong(head.get(0).substring(OLD.length()));
        List<byte[]> proof = new ArrayList<>();
        head.stream().skip(1).map(NoteKey::decode).forEach(proof::add);
        boolean wellFormed = proof.size() <= MOST_HASHES && proof.stream().allMatch(hash -> hash.length == Sha256.SIZE);
        if (!wellFormed || old > checkpoint.get().size()) {
            return new Answer(400, "Expected hashes of 32 bytes, and an old size of at most the new one\n");
        }
        Optional<Answer> refusal = refusal(note.get(), checkpoint.get());
        return refusal.isPresent() ? refusal.get() : weighed(note.get(), checkpoint.get(), old, proof);
    }

    private Optional<Answer> refusal(SignedNote note, Checkpoint checkpoint) {
        List<NoteKey> own = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (own.isEmpty()) {
            return Optional.of(
                    new Answer(404, "Expected a log that this witness watches, but the origin is another\n"));
        }
        return own.stream().anyMatch(note::isSignedBy)
                ? Optional.empty()
                : Optional.of(new Answer(403, "Expected the signature of a known key of this log, but found none\n"));
    }

    private Answer weighed(SignedNote note, Checkpoint checkpoint, long old, List<byte[]> proof) throws IOException {
        CheckpointFile memory = new CheckpointFile(memory(folder, checkpoint.origin()));
        List<SignedNote> notes = memory.latest();
        Optional<Checkpoint> last = notes.isEmpty()
                ? Optional.empty()
                : Checkpoint.read(notes.get(notes.size() - 1).text());
        if (!notes.isEmpty() && last.isEmpty()) {
            throw new IOException("Expected a checkpoint at the end of the witness's memory, but found something else");
        }
        long size = last.map(Checkpoint::size).orElse(0L);
        byte[] root = last.map(Checkpoint::rootBytes).orElseGet(Merkle::empty);
        boolean other = old == size && old == checkpoint.size() && !Arrays.equals(root, checkpoint.rootBytes());
        if (old != size || other) {
            return new Answer(409, size + "\n");
        }
        if (!Proofs.extend(size, root, checkpoint.size(), checkpoint.rootBytes(), proof)) {
            return new Answer(
                    422, "Expected a proof that the new checkpoint begins with the old one, but it does not hold\n");
        }
        String line = key.sign(note.text(), clock.instant());
        // Before the answer: a witness that forgot what it signed could be led to sign a fork.
        memory.append(note.with(List.of(line)));
        return new Answer(200, line + "\n");
    }

    private static Path memory(Path folder, String origin) {
        return folder.resolve(Anchors.fileName(origin));
    }
}
