package vn.lienthong.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a token is what the identity server says about this sign-in (OpenID Connect Core 1.0, 3.1.3.7): signed by one of its keys with an algorithm
 * of the list, by this issuer, for this hub, for this question, and not over.
 */
final class IdTokens {
    private static final Logger log = LoggerFactory.getLogger(IdTokens.class);

    /** Signed with a private key: neither unsigned nor with a secret that the hub knows, too. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** By so much may the two clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    IdTokens(OidcSettings settings, JWKSource<SecurityContext> keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    Answer<JWTClaimsSet> read(JWT token, String nonce) {
        DefaultJWTProcessor<SecurityContext> reader = new DefaultJWTProcessor<>();
        reader.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        reader.setJWTClaimsSetVerifier(claims(nonce));
        try {
            return Answer.done(reader.process(token, null));
        } catch (KeySourceException e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("the identity server's keys could not be had");
            return Answer.refused(Refusals.identityAway());
        } catch (BadJOSEException | JOSEException e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("a token of the identity server was not believed");
            return Answer.refused(Refusals.identityNotTrusted());
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claims(String nonce) {
        JWTClaimsSet exactly = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .claim("nonce", nonce)
                .build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(settings.clientId(), exactly, Set.of("sub", "iat", "exp")) {
                    @Override
                    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
                        super.verify(claims, context);
                        verifyParty(claims);
                    }

                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }

    /** For several at once it must say who asked for it, and whoever it names must be this hub; it is not from the future. */
    private void verifyParty(JWTClaimsSet claims) throws BadJWTException {
        Object party = claims.getClaim("azp");
        if (party == null
                ? claims.getAudience().size() > 1
                : !settings.clientId().equals(party)) {
            throw new BadJWTException("Expected a token that was asked for by this client");
        }
        if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))) {
            throw new BadJWTException("Expected a token that is made, but it is from the future");
        }
        if (claims.getSubject().isBlank() || claims.getSubject().length() > 255) {
            throw new BadJWTException("Expected a subject of 1 to 255 characters");
        }
    }
}
