package vn.lienthong.ledger;

import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * What files say and the ledger's rows depend on: an ACTIVATION entry like a new mapping, in force for the entries behind it,
 * so that a rebuild waits and resends as was done then.
 *
 * @param backoff how long to wait after a call that was not applied or whose outcome is unknown
 * @param resendUnknownSteps see {@link LedgerSettings#resendUnknownSteps}
 */
public record FailureRules(Backoff backoff, boolean resendUnknownSteps) {
    /** The party of such an entry; no source may have this code. */
    public static final String PARTY = "failures";

    public static boolean isMeant(Entry entry) {
        return entry.kind() == Kind.ACTIVATION && entry.party().equals(PARTY);
    }

    /** What an ACTIVATION entry carries: one {@code key=value} a line. */
    public Payload text() {
        return Payload.ofText("first=" + backoff.first() + "\nfactor=" + backoff.factor() + "\nmost=" + backoff.most()
                + "\nstepsAfterUnknown=" + (resendUnknownSteps ? "resend" : "park"));
    }

    static FailureRules of(Entry activation) {
        Map<String, String> written = activation
                .payload()
                .text()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new FailureRules(
                Backoff.of(written.get("first"), written.get("factor"), written.get("most")),
                "resend".equals(written.get("stepsAfterUnknown")));
    }
}
