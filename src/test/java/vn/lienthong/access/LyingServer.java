package vn.lienthong.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** An identity server that says whatever a test wants, to see what the hub believes. The honest one is in the journeys. */
final class LyingServer implements AutoCloseable {
    final RSAKey key;
    volatile String token = "";
    volatile String issuerSaid;
    volatile String tokenEndpoint;
    volatile int redeemed;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    LyingServer() throws Exception {
        key = key();
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        issuerSaid = issuer();
        tokenEndpoint = issuer() + "/token";
    }

    static RSAKey key() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("k1").generate();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        String body =
                switch (request.path()) {
                    case "/.well-known/openid-configuration" ->
                        """
                            {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s","jwks_uri":"%s/keys",
                             "response_types_supported":["code"],"subject_types_supported":["public"],
                             "id_token_signing_alg_values_supported":["RS256"]}
                            """.formatted(issuerSaid, issuer(), tokenEndpoint, issuer());
                    case "/keys" -> new JWKSet(key.toPublicJWK()).toString();
                    case "/token" -> said();
                    default -> "{}";
                };
        request.response().putHeader("Content-Type", "application/json").end(body);
    }

    private String said() {
        redeemed++;
        return "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}";
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
