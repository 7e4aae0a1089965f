package vn.lienthong.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.time.Hands;

/** What the hub believes of an identity server, and what not. */
class OidcTest {
    private static final String HOST = "127.0.0.1:8080";

    @TempDir
    private Path folder;

    private final Hands clock = new Hands(Instant.parse("2026-11-22T01:00:00Z"));
    private LyingServer server;
    private Access access;

    @BeforeEach
    void open() throws Exception {
        server = new LyingServer();
        access = of(settings(server.issuer()));
    }

    @AfterEach
    void close() throws Exception {
        access.close();
        server.close();
    }

    @Test
    void what_the_server_says_well_opens_a_session_once() throws Exception {
        Oidc.Departure departure = depart();
        server.token = signed(claims(departure), server.key);

        Access.Entered entered = arrive(departure).fold(one -> one, no -> null);

        assertThat(entered.session().person()).isEqualTo(new Person("an.mau", Role.OPERATOR, Person.How.OIDC, ""));
        assertThat(access.find(entered.session().token())).isPresent();
        assertThat(code(arrive(departure))).as("the same again").isEqualTo("sign-in-lost");
        assertThat(server.redeemed).isEqualTo(1);
    }

    private interface Lie {
        String token(JWTClaimsSet.Builder claims, RSAKey key) throws Exception;
    }

    private static Arguments lie(String name, Lie lie) {
        return Arguments.of(name, lie);
    }

    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> changed) {
        return lie(name, (claims, key) -> signed(changed.apply(claims), key));
    }

    static Stream<Arguments> lies() {
        Hands now = new Hands(Instant.parse("2026-11-22T01:00:00Z"));
        Date past = Date.from(now.instant().minusSeconds(61));
        Date future = Date.from(now.instant().plusSeconds(61));
        return Stream.of(
                claims("another issuer", one -> one.issuer("https://evil.example")),
                claims("another audience", one -> one.audience("another-client")),
                claims("no audience", one -> one.audience((String) null)),
                claims("over", one -> one.expirationTime(past)),
                claims("never over", one -> one.expirationTime(null)),
                claims("from the future", one -> one.issueTime(future)),
                claims("not yet", one -> one.notBeforeTime(future)),
                claims("of another question", one -> one.claim("nonce", "another")),
                claims("of no question", one -> one.claim("nonce", null)),
                claims("nobody", one -> one.subject(null)),
                claims("somebody without a name", one -> one.subject(" ")),
                claims("asked for by another", one -> one.claim("azp", "another-client")),
                claims("for several, asked for by nobody", one -> one.audience(List.of("lienthong", "another"))),
                lie("not signed", (claims, key) -> new PlainJWT(claims.build()).serialize()),
                lie("signed by another key", (claims, key) -> signed(claims, LyingServer.key())),
                lie("signed with what the hub knows, too", (claims, key) -> {
                    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
                    token.sign(new MACSigner("bi-mat-cua-khach-dai-hon-32-ky-tu-cho-HS256"));
                    return token.serialize();
                }),
                lie("signed with the public key as a secret", (claims, key) -> {
                    SignedJWT token = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID("k1")
                                    .build(),
                            claims.build());
                    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
                    return token.serialize();
                }),
                lie("changed after it was signed", (claims, key) -> {
                    String[] parts = signed(claims, key).split("\\.");
                    String other = claims.claim("preferred_username", "quan.tri")
                            .build()
                            .toPayload()
                            .toBase64URL()
                            .toString();
                    return parts[0] + "." + other + "." + parts[2];
                }),
                lie("an access token", (claims, key) -> {
                    SignedJWT token = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("k1")
                                    .type(new JOSEObjectType("at+jwt"))
                                    .build(),
                            claims.build());
                    token.sign(new RSASSASigner(key));
                    return token.serialize();
                }),
                lie("no token", (claims, key) -> "khong-phai-token"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void what_is_not_said_well_is_not_believed(String name, Lie lie) throws Exception {
        Oidc.Departure departure = depart();
        server.token = lie.token(claims(departure), server.key);

        assertThat(code(arrive(departure))).isEqualTo("identity-not-trusted");
        assertThat(new Accounts(folder, clock).list()).isEmpty();
    }

    @Test
    void two_clocks_may_differ_by_a_minute() throws Exception {
        Oidc.Departure departure = depart();
        JWTClaimsSet.Builder claims = claims(departure)
                .issueTime(Date.from(clock.instant().plusSeconds(55)))
                .expirationTime(Date.from(clock.instant().minusSeconds(55)));
        server.token = signed(claims, server.key);

        assertThat(code(arrive(departure))).isEmpty();
    }

    @Test
    void the_token_of_one_sign_in_brings_nobody_in_at_another() throws Exception {
        Oidc.Departure first = depart();
        server.token = signed(claims(first), server.key);
        assertThat(code(arrive(first))).isEmpty();

        assertThat(code(arrive(depart()))).isEqualTo("identity-not-trusted");
    }

    @Test
    void a_way_is_over_after_ten_minutes_and_of_no_use_to_another_hub_or_changed() {
        Oidc.Departure departure = depart();
        clock.turn(Duration.ofMinutes(10));
        assertThat(code(arrive(departure))).isEqualTo("sign-in-lost");

        Oidc.Departure later = depart();
        clock.turn(Duration.ofHours(-2));
        assertThat(code(arrive(later)))
                .as("a clock set back makes it no longer")
                .isEqualTo("sign-in-lost");
        assertThat(code(of(settings(server.issuer())).arrive(said(later), later.sealed(), "")))
                .isEqualTo("sign-in-lost");
        for (String sealed :
                List.of("", "x", later.sealed().substring(4), later.sealed().replaceFirst(".$", "_"))) {
            assertThat(code(access.arrive(said(later), sealed, ""))).as(sealed).isEqualTo("sign-in-lost");
        }
        assertThat(server.redeemed).isZero();
    }

    @Test
    void an_answer_of_another_issuer_and_a_refusal_are_not_redeemed() {
        Oidc.Departure mixed = depart();
        Map<String, String> said = new HashMap<>(said(mixed));
        said.put("iss", "https://evil.example");
        assertThat(code(access.arrive(said, mixed.sealed(), ""))).isEqualTo("identity-not-trusted");

        Oidc.Departure refused = depart();
        Map<String, String> no = Map.of("state", state(refused), "error", "<script>");
        assertThat(access.arrive(no, refused.sealed(), "")
                        .<String>fold(one -> "", refusal -> refusal.code() + refusal.en()))
                .contains("identity-refused")
                .doesNotContain("<script>");
        assertThat(server.redeemed).isZero();
    }

    @Test
    void a_server_that_calls_itself_otherwise_or_names_places_without_tls_is_away() {
        server.issuerSaid = "https://evil.example";
        assertThat(code(access.depart(HOST, "", ""))).isEqualTo("identity-away");
        server.issuerSaid = server.issuer();
        assertThat(code(access.depart(HOST, "", ""))).as("for some seconds").isEqualTo("identity-away");
        clock.turn(Duration.ofSeconds(6));
        server.tokenEndpoint = "http://evil.example/token";
        assertThat(code(access.depart(HOST, "", ""))).isEqualTo("identity-away");
        clock.turn(Duration.ofSeconds(6));
        server.tokenEndpoint = server.issuer() + "/token";
        assertThat(code(access.depart(HOST, "", ""))).isEmpty();
    }

    @Test
    void a_hub_under_an_unknown_name_sends_nobody_anywhere() {
        assertThat(code(access.depart("evil.example", "", ""))).isEqualTo("identity-without-site");
        assertThat(depart().address()).contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fdang-nhap%2Ftro-ve");
        assertThat(code(of(Optional.empty()).depart(HOST, "", ""))).isEqualTo("identity-none");
    }

    @Test
    void nothing_secret_is_said_about_a_sign_in() {
        Oidc.Departure departure = depart();

        assertThat(settings(server.issuer()).orElseThrow().toString()).doesNotContain("bi-mat");
        assertThat(departure.address()).doesNotContain("bi-mat", "code_verifier");
        assertThat(new Way("s", "n", "v", "r", "b", "l", clock.instant()).toString())
                .doesNotContain("v=", "verifier");
    }

    private Oidc.Departure depart() {
        return access.depart(HOST, "/van-de", "vi").fold(one -> one, no -> {
            throw new AssertionError(no);
        });
    }

    private Answer<Access.Entered> arrive(Oidc.Departure departure) {
        return access.arrive(said(departure), departure.sealed(), "");
    }

    private static Map<String, String> said(Oidc.Departure departure) {
        return Map.of("state", state(departure), "code", "abc");
    }

    private static String state(Oidc.Departure departure) {
        return departure.address().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    }

    private JWTClaimsSet.Builder claims(Oidc.Departure departure) {
        return new JWTClaimsSet.Builder()
                .issuer(server.issuer())
                .subject("u-1")
                .audience("lienthong")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .claim("nonce", departure.address().replaceFirst(".*[?&]nonce=([^&]+).*", "$1"))
                .claim("preferred_username", "An.Mau")
                .claim("roles", List.of("van-hanh", "khac"));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Optional<OidcSettings> settings(String issuer) {
        return Optional.of(new OidcSettings(
                URI.create(issuer),
                "lienthong",
                "bi-mat-cua-khach-dai-hon-32-ky-tu-cho-HS256",
                "thử",
                List.of("openid"),
                "roles",
                "preferred_username",
                Map.of("van-hanh", new OidcSettings.Entitled(Role.OPERATOR, ""))));
    }

    private Access of(Optional<OidcSettings> oidc) {
        return new Access(
                new Accounts(folder, clock),
                new AccessSettings(
                        AccessSettings.Looking.AUTO,
                        true,
                        Duration.ofMinutes(30),
                        Duration.ofHours(8),
                        "",
                        List.of(),
                        oidc),
                clock);
    }

    private static String code(Answer<?> answer) {
        return answer.fold(done -> "", refusal -> refusal.code());
    }
}
