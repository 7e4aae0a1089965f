package vn.lienthong.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A checkpoint as people ask about it: what it covers, and who else vouches for it.
 *
 * @param size messages
 * @param at when the hub made it
 * @param root lower-case hex
 * @param witnesses the names of those whose cosignature it bears, with the keys that were given
 */
public record Anchored(long size, Optional<Instant> at, String root, List<String> witnesses) {
    public Anchored {
        witnesses = List.copyOf(witnesses);
    }

    /** The hub's checkpoint of a size, as it stands in its file with most cosignatures. */
    public static Optional<Anchored> find(EvidenceSettings settings, long size, List<NoteKey> witnesses)
            throws IOException {
        AtomicReference<Anchored> found = new AtomicReference<>();
        Audit.readCheckpoints(settings.checkpoints(), note -> Evidence.checkpoint(note)
                .filter(one -> one.size() == size)
                .map(one -> of(one, note, witnesses))
                .ifPresent(one -> found.accumulateAndGet(one, Anchored::more)));
        return Optional.ofNullable(found.get());
    }

    private static Anchored of(Checkpoint checkpoint, SignedNote note, List<NoteKey> witnesses) {
        List<String> names =
                witnesses.stream().filter(note::isSignedBy).map(NoteKey::name).toList();
        return new Anchored(checkpoint.size(), checkpoint.at(), checkpoint.root(), names);
    }

    private static Anchored more(Anchored one, Anchored other) {
        return one != null && one.witnesses.size() > other.witnesses.size() ? one : other;
    }
}
