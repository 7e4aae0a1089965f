package vn.lienthong.dossier;

import java.time.Duration;

/**
 * How a call to the portal ended. Three states matter: done, refused, unknown; a postponed call is known not to have
 * happened.
 *
 * @param kind the state
 * @param code the portal's error_code or the HTTP status, as text; empty when there was none
 * @param message the portal's own words, shortened; holds no personal data beyond dossier numbers
 * @param retryAfter how long the portal asks to wait; zero when it says nothing
 */
public record Outcome(Kind kind, String code, String message, Duration retryAfter) {
    /** Stands in a journal: never rename. */
    private static final String HUB_ERROR = "hub-error";

    /**
     * That the hub failed to put a call into words, by a bug: nothing was sent. Treated like a refusal, so that a batch is
     * divided until the guilty record stands alone.
     *
     * @param what where, without anything that was received
     */
    public static Outcome notSayable(String what) {
        return new Outcome(Kind.REFUSED, HUB_ERROR, what, Duration.ZERO);
    }

    /** True for {@link #notSayable}. */
    public boolean isNotSayable() {
        return kind == Kind.REFUSED && HUB_ERROR.equals(code);
    }

    public enum Kind {
        /**
         * Applied. Where the portal issues numbers, {@code code} is what it gave: for a {@link Call.Service#NUMBER} the number,
         * for a {@link Call.Service#CREATE} the id.
         */
        DONE,
        /** A look-up found the dossier; {@code code} is its TrangThaiHoSo. */
        FOUND,
        /** A look-up found nothing. */
        ABSENT,
        /** A create of a dossier that is there ("đã tồn tại"). */
        EXISTS,
        /** An update or step of a dossier that is not there. */
        MISSING,
        /** Refused for what it said; nothing was applied. */
        REFUSED,
        /** Sent, but nobody knows whether it was applied: look up before anything else. */
        UNKNOWN,
        /** Certainly not applied: not connected, no session, rate limited. Try again later. */
        POSTPONED
    }
}
