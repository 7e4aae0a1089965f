package vn.lienthong.redeliver;

import java.util.Set;

/**
 * What came of one difference.
 *
 * @param record {@code position:index} of the record that was sent again, or of the difference that was not
 * @param number the dossier's; empty where it is not known
 * @param word {@code sent} until its end is known, then {@code delivered}, {@code refused} or {@code newer}; or why nothing was sent
 * @param code of the problem, where the portal refused it
 */
public record Outcome(String record, String number, String word, String code) {
    /** Believed again, and on its way. */
    static final String SENT = "sent";
    /** The portal confirmed it. */
    static final String DELIVERED = "delivered";
    /** The portal refused it: an open problem says why. */
    static final String REFUSED = "refused";
    /** The dossier has had news since: they stand. */
    static final String NEWER = "newer";
    /** The portal could not take it, or a person holds it: what was there stays. */
    static final String HELD = "held";
    /** How what was sent can end. */
    static final Set<String> ENDS = Set.of(DELIVERED, REFUSED, NEWER, HELD);
}
