package vn.lienthong.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signing in with the identity server of one's office: OpenID Connect, authorization code with PKCE, state and nonce. Keeps nothing of people who
 * are under way, and nothing of their tokens. Safe from any thread.
 */
public final class Oidc {
    /** Where the identity server sends people back to. */
    public static final String RETURN = "/dang-nhap/tro-ve";

    private final OidcSettings settings;
    private final Provider provider;
    private final Ways ways;

    /**
     * @param address of the identity server, for this person
     * @param sealed what their browser takes along
     */
    public record Departure(String address, String sealed) {
        public Duration lasts() {
            return Ways.LASTS;
        }
    }

    /** @param back where the person wanted to go @param lang of the pages */
    record Arrival(Identity identity, String back, String lang) {}

    Oidc(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.provider = new Provider(settings, clock);
        this.ways = new Ways(clock);
    }

    public String label() {
        return settings.label();
    }

    /** Sends somebody to the identity server. @param site this hub's own address, as the browser knows it */
    Answer<Departure> begin(String site, String back, String lang) {
        return provider.ask().then(server -> {
            Way way = ways.begin(site + RETURN, back, lang);
            AuthenticationRequest request = new AuthenticationRequest.Builder(
                            ResponseType.CODE,
                            Scope.parse(settings.scopes()),
                            new ClientID(settings.clientId()),
                            URI.create(way.redirect()))
                    .endpointURI(server.metadata().getAuthorizationEndpointURI())
                    .state(new State(way.state()))
                    .nonce(new Nonce(way.nonce()))
                    .codeChallenge(new CodeVerifier(way.verifier()), CodeChallengeMethod.S256)
                    .build();
            return Answer.done(new Departure(request.toURI().toString(), ways.seal(way)));
        });
    }

    /**
     * Somebody comes back.
     *
     * @param said what the identity server put into the address
     * @param sealed what the browser took along
     */
    Answer<Arrival> arrive(Map<String, String> said, String sealed) {
        Optional<Way> way = ways.end(sealed, said.getOrDefault("state", ""));
        if (way.isEmpty()) {
            return Answer.refused(Refusals.wayLost());
        }
        String issuer = said.getOrDefault("iss", "");
        if (!issuer.isEmpty() && !issuer.equals(settings.issuer().toString())) {
            return Answer.refused(Refusals.identityNotTrusted());
        }
        if (said.containsKey("error") || said.getOrDefault("code", "").isBlank()) {
            return Answer.refused(Refusals.identityRefused(said.getOrDefault("error", "no code")));
        }
        return provider.redeem(said.get("code"), way.get())
                .then(this::identity)
                .then(who ->
                        Answer.done(new Arrival(who, way.get().back(), way.get().lang())));
    }

    /** Where people end their session at the identity server, too; empty when it has no such place, or is away. */
    Optional<String> leaving(String site) {
        return provider.ask()
                .<Optional<URI>>fold(
                        server -> Optional.ofNullable(server.metadata().getEndSessionEndpointURI()),
                        away -> Optional.empty())
                .filter(OidcSettings::isTrusted)
                .map(place -> new LogoutRequest(
                                place,
                                null,
                                null,
                                new ClientID(settings.clientId()),
                                URI.create(site + "/dang-nhap"),
                                null,
                                null)
                        .toURI()
                        .toString());
    }

    private Answer<Identity> identity(JWTClaimsSet claims) {
        Set<String> said = values(claims);
        Set<OidcSettings.Entitled> entitled = new HashSet<>();
        said.forEach(value -> Optional.ofNullable(settings.meaning().get(value)).ifPresent(entitled::add));
        String name = String.valueOf(at(claims.getClaims(), settings.nameClaim()));
        if (entitled.isEmpty()) {
            return Answer.refused(Refusals.identityWithoutRole(settings.rolesClaim(), said.size()));
        }
        if (entitled.size() > 1) {
            return Answer.refused(Refusals.identityWithRoles(entitled));
        }
        String written = name.strip().toLowerCase(Locale.ROOT);
        return Account.isIdentityName(written)
                ? Answer.done(new Identity(
                        settings.issuer() + " " + claims.getSubject(),
                        written,
                        entitled.iterator().next()))
                : Answer.refused(Refusals.identityWithoutName(settings.nameClaim()));
    }

    private Set<String> values(JWTClaimsSet claims) {
        Object found = at(claims.getClaims(), settings.rolesClaim());
        Set<String> values = new HashSet<>();
        if (found instanceof Collection<?> many) {
            many.forEach(one -> values.add(String.valueOf(one)));
        } else if (found instanceof String one) {
            values.addAll(List.of(one.split("[\\s,]+")));
        }
        return values;
    }

    /** A claim of this name, or what its parts lead to. */
    private static Object at(Map<?, ?> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        Object inner = dot < 0 ? null : claims.get(name.substring(0, dot));
        return inner instanceof Map<?, ?> map ? at(map, name.substring(dot + 1)) : null;
    }
}
