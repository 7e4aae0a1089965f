package vn.lienthong.ledger;

/**
 * How the ledger deals out work.
 *
 * @param batch the most dossiers, or steps, in one call to the portal; 1 works with every portal
 * @param inFlight the most calls in flight per credential
 * @param backoff how long to wait after a call that was not applied or whose outcome is unknown
 * @param resendUnknownSteps what to do with steps whose outcome is unknown: true sends them again (the portal may show a
 *     step twice), false parks them for a person to decide
 * @param callsPerSecond the most calls a second per credential, evenly spread; 0 for no cap
 * @param windows how long news wait for company
 */
public record LedgerSettings(
        int batch, int inFlight, Backoff backoff, boolean resendUnknownSteps, int callsPerSecond, Windows windows) {
    public static final LedgerSettings DEFAULT = new LedgerSettings(100, 4, Backoff.DEFAULT, true);

    public LedgerSettings {
        if (batch < 1 || batch > 200 || inFlight < 1 || callsPerSecond < 0) {
            throw new IllegalArgumentException(
                    "Expected a batch of 1 to 200, at least 1 call in flight and no negative rate, but found " + batch
                            + ", " + inFlight + " and " + callsPerSecond);
        }
    }

    /** Without windows, which the journal's entries give. */
    public LedgerSettings(int batch, int inFlight, Backoff backoff, boolean resendUnknownSteps, int callsPerSecond) {
        this(batch, inFlight, backoff, resendUnknownSteps, callsPerSecond, Windows.NONE);
    }

    /** Without a cap. */
    public LedgerSettings(int batch, int inFlight, Backoff backoff, boolean resendUnknownSteps) {
        this(batch, inFlight, backoff, resendUnknownSteps, 0);
    }

    LedgerSettings with(Windows others) {
        return new LedgerSettings(batch, inFlight, backoff, resendUnknownSteps, callsPerSecond, others);
    }

    LedgerSettings with(FailureRules rules) {
        return new LedgerSettings(
                batch, inFlight, rules.backoff(), rules.resendUnknownSteps(), callsPerSecond, windows);
    }
}
