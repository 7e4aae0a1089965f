package vn.lienthong.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity server: what it says about itself, its keys, and its tokens. Asked only when somebody signs in with it, never at the start; whether
 * it answers changes nothing for anybody else. Safe from any thread.
 */
final class Provider {
    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    /** Who comes meanwhile is told so at once: waiting holds a thread that deliveries need. */
    private static final Duration AWAY_FOR = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private final Clock clock;
    private final Semaphore places = new Semaphore(4);
    private Known known;
    private Instant awaySince = Instant.EPOCH;

    /** @param keys kept for some minutes, and asked for again when a token names one that is not there: so its keys may change at any time */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What it says about itself, of the last hour; older when it does not answer now. */
    Answer<Known> ask() {
        return inTurn(this::known);
    }

    /** Its token about who brought this code. */
    Answer<JWTClaimsSet> redeem(String code, Way way) {
        return inTurn(() -> known().then(one -> redeem(one, code, way)));
    }

    private <T> Answer<T> inTurn(Supplier<Answer<T>> work) {
        if (!places.tryAcquire()) {
            return Answer.refused(Refusals.signInBusy());
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private synchronized Answer<Known> known() {
        Instant now = clock.instant();
        boolean fresh = known != null && isWithin(known.at(), KNOWN_FOR, now);
        if (fresh || known != null && isWithin(awaySince, AWAY_FOR, now)) {
            return Answer.done(known);
        }
        if (isWithin(awaySince, AWAY_FOR, now)) {
            return Answer.refused(Refusals.identityAway());
        }
        try {
            known = discover(now);
            return Answer.done(known);
        } catch (GeneralException | IOException | IllegalArgumentException e) {
            awaySince = now;
            log.atWarn()
                    .addKeyValue("issuer", settings.issuer())
                    .addKeyValue("because", e.getMessage())
                    .log("the identity server did not say what it is");
            return known == null ? Answer.refused(Refusals.identityAway()) : Answer.done(known);
        }
    }

    /** A clock that is set back makes nothing last longer. */
    private static boolean isWithin(Instant since, Duration lasts, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(lasts));
    }

    private Known discover(Instant now) throws GeneralException, IOException {
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), Provider::carefully);
        for (URI one : List.of(
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())) {
            if (!OidcSettings.isTrusted(one)) {
                throw new GeneralException("Expected its addresses to begin with https://, but found " + one);
            }
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                .retrying(true)
                .build();
        return new Known(metadata, keys, now);
    }

    private static void carefully(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
    }

    private Answer<JWTClaimsSet> redeem(Known server, String code, Way way) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), URI.create(way.redirect()), new CodeVerifier(way.verifier()));
        try {
            HTTPRequest request = request(server.metadata(), grant).toHTTPRequest();
            carefully(request);
            TokenResponse said = OIDCTokenResponseParser.parse(request.send());
            if (!said.indicatesSuccess()) {
                String error = said.toErrorResponse().getErrorObject().getCode();
                log.atWarn().addKeyValue("error", error).log("the identity server gave no token for its code");
                return Answer.refused(Refusals.identityRefused(String.valueOf(error)));
            }
            JWT token = ((OIDCTokenResponse) said.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            return new IdTokens(settings, server.keys(), clock).read(token, way.nonce());
        } catch (IOException e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("the identity server did not answer");
            return Answer.refused(Refusals.identityAway());
        } catch (ParseException e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("the identity server answered something else");
            return Answer.refused(Refusals.identityNotTrusted());
        }
    }

    private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(settings.clientId());
        if (settings.clientSecret().isEmpty()) {
            return new TokenRequest(metadata.getTokenEndpointURI(), client, grant, null);
        }
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean post = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        Secret secret = new Secret(settings.clientSecret());
        ClientAuthentication shown =
                post ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
        return new TokenRequest(metadata.getTokenEndpointURI(), shown, grant, null);
    }
}
