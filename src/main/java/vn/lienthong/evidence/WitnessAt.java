package vn.lienthong.evidence;

import java.net.URI;

/**
 * Somebody who remembers what this log was (C2SP tlog-witness).
 *
 * @param key verifies its cosignatures
 * @param address its prefix; {@code add-checkpoint} is below it
 */
public record WitnessAt(NoteKey key, URI address) {
    public WitnessAt {
        if (key.kind() != NoteKey.Kind.COSIGNATURE) {
            throw new IllegalArgumentException("Expected a witness's key (type 4), but found " + key.line());
        }
    }

    /** Where checkpoints are posted. */
    public URI add() {
        String prefix = address.toString();
        return URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
    }
}
