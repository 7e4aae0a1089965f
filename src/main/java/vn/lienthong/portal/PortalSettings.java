package vn.lienthong.portal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;

/**
 * How the hub reaches the portal. No path has a default: none was ever published (domain.md 1.1). How
 * much one call holds and how many run at once is the ledger's to set.
 *
 * @param protocol the envelope's version; only {@value #PROTOCOL} is known
 * @param adapter the address of the local adapter; a slash at its end makes no difference
 * @param loginPath where sessions are given
 * @param integrationPath where dossiers and steps are written
 * @param sharePath where look-ups are made
 * @param dstcode the routing code sent as a header; empty sends none
 * @param credentials at least one; two may lie in each other, none may name the same agency
 * @param timeout how long one call may take from connecting to the last byte; 60 s
 * @param loginPause how long nobody tries to log in again after a login failed; 5 s
 */
public record PortalSettings(
        String protocol,
        URI adapter,
        String loginPath,
        String integrationPath,
        String sharePath,
        String dstcode,
        List<PortalCredential> credentials,
        Duration timeout,
        Duration loginPause) {
    public static final String PROTOCOL = "dvcqg-1.4";
    public static final Duration TIMEOUT = Duration.ofSeconds(60);
    public static final Duration LOGIN_PAUSE = Duration.ofSeconds(5);

    public PortalSettings {
        credentials = List.copyOf(credentials);
        check(PROTOCOL.equals(protocol), "protocol", PROTOCOL, protocol);
        check(isHttp(adapter), "adapter", "an http or https address with a host", String.valueOf(adapter));
        checkPath("login path", loginPath);
        checkPath("integration path", integrationPath);
        checkPath("share path", sharePath);
        check(dstcode.chars().noneMatch(Character::isISOControl), "dstcode", "one line", "a control character");
        check(!credentials.isEmpty(), "credentials", "at least one", "none");
        check(timeout.toMillis() >= 1, "timeout", "a positive time", timeout.toString());
        check(!loginPause.isNegative(), "login pause", "zero or more", loginPause.toString());
        checkDistinct(credentials);
    }

    /** With the documented defaults for everything that has one. */
    public static PortalSettings of(
            URI adapter, String login, String integration, String share, List<PortalCredential> credentials) {
        return new PortalSettings(PROTOCOL, adapter, login, integration, share, "", credentials, TIMEOUT, LOGIN_PAUSE);
    }

    URI loginUrl() {
        return at(loginPath);
    }

    URI integrationUrl() {
        return at(integrationPath);
    }

    URI shareUrl() {
        return at(sharePath);
    }

    Optional<PortalCredential> find(String credential) {
        return credentials.stream().filter(c -> c.name().equals(credential)).findFirst();
    }

    // FM-25: exactly one slash between address and path, and no letter lost.
    private URI at(String path) {
        return URI.create(adapter.toString().replaceAll("/+$", "") + "/" + path.replaceAll("^/+", ""));
    }

    private static boolean isHttp(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    }

    private static void checkPath(String name, String path) {
        check(path != null && !path.isBlank(), name, "a path below the adapter", "nothing");
        check(path.matches("[\\x21-\\x7e]+"), name, "a path of plain characters", path);
    }

    private static void checkDistinct(List<PortalCredential> credentials) {
        for (PortalCredential one : credentials) {
            long same = credentials.stream()
                    .filter(c -> isSame(c.madonvi(), one.madonvi()))
                    .count();
            check(same == 1, "credentials", "one for each agency", same + " for " + one.madonvi());
        }
    }

    private static boolean isSame(AgencyCode one, AgencyCode other) {
        return one.isWithin(other) && other.isWithin(one);
    }

    private static void check(boolean right, String name, String expected, String found) {
        if (!right) {
            throw new IllegalArgumentException("Expected the portal's " + name + " to be " + expected + ", but found "
                    + found + "; correct it in the settings (Cấu hình Cổng chưa đúng: " + name + ")");
        }
    }
}
