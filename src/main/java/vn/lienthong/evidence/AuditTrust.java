package vn.lienthong.evidence;

import java.util.List;

/**
 * What an auditor brings along.
 *
 * @param keys the hub's public keys that are trusted; keys that they endorsed are trusted too
 * @param witnesses public keys of witnesses
 * @param checkpoints notes that were kept elsewhere
 */
public record AuditTrust(List<NoteKey> keys, List<NoteKey> witnesses, List<SignedNote> checkpoints) {
    public AuditTrust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
        checkpoints = List.copyOf(checkpoints);
    }
}
