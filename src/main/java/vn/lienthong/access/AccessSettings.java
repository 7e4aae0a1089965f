package vn.lienthong.access;

import java.time.Duration;

/**
 * How people get in.
 *
 * @param looking whether masked pages need a sign-in
 * @param loopback true when the hub listens to its own machine alone
 * @param idle a session that is not used for so long is over
 * @param lasts the longest session
 */
public record AccessSettings(Looking looking, boolean loopback, Duration idle, Duration lasts) {
    public static final AccessSettings DEFAULT =
            new AccessSettings(Looking.AUTO, true, Duration.ofMinutes(30), Duration.ofHours(8));

    /** Who may look at masked pages. */
    public enum Looking {
        /** Everybody, as long as there is no account and the hub listens to its own machine alone; then whoever has signed in. */
        AUTO,
        /** Everybody who reaches the hub. */
        OPEN,
        /** Whoever has signed in. */
        SIGNED_IN
    }

    /**
     * @param anybodyKnown true once there has been an account
     * @param atTheMachine the request names this machine as its host, and no proxy passed it on
     */
    boolean isOpen(boolean anybodyKnown, boolean atTheMachine) {
        return switch (looking) {
            case OPEN -> true;
            case SIGNED_IN -> false;
            case AUTO -> loopback && atTheMachine && !anybodyKnown;
        };
    }
}
