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
    public enum Kind {
        /** Applied. */
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
