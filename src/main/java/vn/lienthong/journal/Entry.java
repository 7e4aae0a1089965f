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
