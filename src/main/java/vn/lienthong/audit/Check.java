package vn.lienthong.audit;

import java.util.List;
import java.util.Map;
import vn.lienthong.evidence.AuditVerdict;

/**
 * One verification of the journal that somebody asked for.
 *
 * @param from the first message to be verified
 * @param to the last one wished; 0 for the journal's end
 * @param key whether the auditor brought the hub's public key, rather than take the hub's word for it
 * @param notes how many checkpoints the auditor brought, kept elsewhere
 * @param position how far it is
 * @param begun ISO 8601
 * @param ended ISO 8601; empty while it runs
 * @param failure why it could not be done; empty if it could
 * @param verdict null before the end
 */
public record Check(
        String id,
        String who,
        String why,
        long from,
        long to,
        boolean key,
        int notes,
        State state,
        long position,
        String begun,
        String ended,
        String failure,
        Verdict verdict) {
    /**
     * What was found: integrity and completeness apart, and what nobody outside vouches for.
     *
     * @param covered the last message under a signed checkpoint that fits; 0 for none
     * @param coveredAt when that was signed, ISO 8601; empty for none
     * @param outside the last message that somebody outside vouches for; 0 for none
     * @param witnesses whose cosignature the last checkpoint of theirs bears
     * @param findings each with {@code flaw}, {@code position}, {@code vi}, {@code en}
     */
    public record Verdict(
            boolean intact,
            boolean complete,
            long from,
            long to,
            long last,
            int compared,
            long covered,
            String coveredAt,
            String root,
            long outside,
            List<String> witnesses,
            List<Map<String, String>> findings) {
        public Verdict {
            witnesses = List.copyOf(witnesses);
            findings = List.copyOf(findings);
        }

        static Verdict of(AuditVerdict said, String coveredAt, String root, List<String> witnesses) {
            return new Verdict(
                    said.isIntact(),
                    said.isComplete(),
                    said.from(),
                    said.to(),
                    said.last(),
                    said.compared(),
                    said.covered(),
                    coveredAt,
                    root,
                    said.outside(),
                    witnesses,
                    said.findings().stream()
                            .map(one -> Map.of(
                                    "flaw", one.flaw().word(),
                                    "position", Long.toString(one.position()),
                                    "vi", one.vi(),
                                    "en", one.en()))
                            .toList());
        }

        /** Messages at the end for which there is only the hub's own word. */
        public long exposed() {
            return Math.max(0, last - outside);
        }
    }

    Check at(long now) {
        return new Check(id, who, why, from, to, key, notes, state, now, begun, ended, failure, verdict);
    }

    Check ends(State how, String when, String because, Verdict found) {
        return new Check(id, who, why, from, to, key, notes, how, position, begun, when, because, found);
    }
}
