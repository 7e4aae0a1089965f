package vn.lienthong.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The identity server with which people may sign in (OpenID Connect), and what its word about them means here.
 *
 * @param issuer its address, exactly as it names itself
 * @param clientId as which it knows this hub
 * @param clientSecret empty for a client without one: the code is then bound by PKCE alone
 * @param label as which people know it
 * @param scopes that are asked for
 * @param rolesClaim where its tokens say what somebody is: a claim's name, or names with dots between them from the outside in
 * @param nameClaim where they say somebody's name, as decisions and looks carry it for ever
 * @param meaning of what stands in the claim of roles
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        String label,
        List<String> scopes,
        String rolesClaim,
        String nameClaim,
        Map<String, Entitled> meaning) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @param source of the role source, its source; else empty */
    public record Entitled(Role role, String source) {}

    public OidcSettings {
        scopes = List.copyOf(scopes);
        meaning = Map.copyOf(meaning);
        if (!isTrusted(issuer) || clientId.isBlank()) {
            throw new IllegalArgumentException("Expected an issuer with https:// and a client id");
        }
    }

    /** Nobody between the two reads or changes what is said: by TLS, or on this machine. */
    public static boolean isTrusted(URI address) {
        return address != null
                && address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }

    /** Without its secret. */
    @Override
    public String toString() {
        return "OidcSettings of " + issuer + " as " + clientId;
    }
}
