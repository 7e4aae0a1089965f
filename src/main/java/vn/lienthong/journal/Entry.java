package vn.lienthong.journal;

import java.time.Instant;
import java.util.Map;

/**
 * One durable message. The position is its name everywhere: "message 48213".
 *
 * @param position 1, 2, 3 … without gaps
 */
public record Entry(
        long position,
        Kind kind,
        String party,
        Instant at,
        String contentType,
        Map<String, String> facts,
        Payload payload,
        Seal seal) {

    /** Whether its contents were destroyed (journal-format.md, 13): facts and payload are empty then, and only the proof is left. */
    public boolean isErased() {
        return seal.salt().isEmpty();
    }

    /** An ordinary entry made of a draft and its place in the journal. */
    static Entry of(long position, Draft draft, Seal seal) {
        return new Entry(
                position,
                draft.kind(),
                draft.party(),
                draft.at(),
                draft.contentType(),
                draft.facts(),
                draft.payload(),
                seal);
    }
}
