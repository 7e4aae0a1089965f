package vn.lienthong.access;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How people get in.
 *
 * @param looking whether masked pages need a sign-in
 * @param loopback true when the hub listens to its own machine alone
 * @param idle a session that is not used for so long is over
 * @param lasts the longest session
 * @param site the address under which people reach the hub, such as {@code https://lienthong.example.vn}; empty for none
 * @param proxies addresses of the proxies before the hub, whose word about who asks is taken
 * @param oidc the identity server with which people may sign in; empty for none
 */
public record AccessSettings(
        Looking looking,
        boolean loopback,
        Duration idle,
        Duration lasts,
        String site,
        List<String> proxies,
        Optional<OidcSettings> oidc) {
    public static final AccessSettings DEFAULT =
            new AccessSettings(Looking.AUTO, true, Duration.ofMinutes(30), Duration.ofHours(8));

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    public AccessSettings {
        proxies = List.copyOf(proxies);
    }

    public AccessSettings(Looking looking, boolean loopback, Duration idle, Duration lasts) {
        this(looking, loopback, idle, lasts, "", List.of(), Optional.empty());
    }

    /** The cookies of a hub that browsers reach by TLS, or of one that they reach without. */
    public Cookies cookies() {
        return new Cookies(site.startsWith("https://"));
    }

    /** @param host as it stands in a request's header, with or without a port */
    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT));
    }

    /**
     * Whose request it is: of a proxy of the list, the last address that it names.
     *
     * @param forwarded the header {@code X-Forwarded-For}; empty for none
     */
    public String asker(String peer, String forwarded) {
        if (!proxies.contains(peer) || forwarded.isBlank()) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.matches("[0-9A-Fa-f.:]{2,45}") ? last : peer;
    }

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
            case AUTO -> loopback && atTheMachine && !anybodyKnown && oidc.isEmpty();
        };
    }
}
