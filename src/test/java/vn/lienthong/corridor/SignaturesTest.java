package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.asking.Receiving;
import vn.lienthong.source.Keys;
import vn.lienthong.source.RefusedException;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** What a source signs is let in once, whole and fresh. */
class SignaturesTest {
    private static final String SECRET = "bí mật 'chung' 0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-10-12T01:00:00Z");
    private static final String BODY = "{\"MaHoSo\":\"H60-1\"}";

    @TempDir
    private Path home;

    private final Signatures signatures = new Signatures(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_signed_delivery_is_let_in_once_and_anew_when_it_is_signed_anew() throws Exception {
        signatures.verify(admitted(0, "n-1", BODY, sign(0, "n-1", BODY, SECRET)));

        assertThatThrownBy(() -> signatures.verify(admitted(0, "n-1", BODY, sign(0, "n-1", BODY, SECRET))))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("signature-replayed"));
        Exchange anew = admitted(0, "n-2", BODY, sign(0, "n-2", BODY, SECRET));
        signatures.verify(anew);
        assertThat(anew.getProperty(Receiving.MESSAGE_ID, String.class)).startsWith("nguon-mau ");
    }

    @ParameterizedTest
    @CsvSource({
        "0, n-1, changed, 'bí mật ''chung'' 0123456789abcdef', signature-wrong",
        "0, n-2, same, 'bí mật ''chung'' 0123456789abcdef', signature-wrong",
        "1, n-1, same, 'bí mật ''chung'' 0123456789abcdef', signature-wrong",
        "0, n-1, same, another secret, signature-wrong"
    })
    void what_was_changed_on_the_way_or_signed_by_a_stranger_is_refused(
            int late, String nonce, String body, String secret, String code) throws Exception {
        String sent = body.equals("same") ? BODY : BODY + ' ';
        Exchange exchange = admitted(late, nonce, sent, sign(0, "n-1", BODY, secret));

        assertThatThrownBy(() -> signatures.verify(exchange))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"-301, signature-stale", "301, signature-stale", "-299, ''", "299, ''"})
    void what_is_too_old_or_from_the_future_is_refused(int seconds, String code) throws Exception {
        Exchange exchange = admitted(seconds, "", BODY, sign(seconds, "", BODY, SECRET));

        if (code.isEmpty()) {
            signatures.verify(exchange);
            return;
        }
        assertThatThrownBy(() -> signatures.verify(exchange))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"''", "sha256=", "sha256=zz", "00"})
    void a_signature_that_is_none_is_refused(String signature) throws Exception {
        Exchange exchange = admitted(0, "", BODY, signature);

        assertThatThrownBy(() -> signatures.verify(exchange))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("signature-wrong"));
    }

    /** As the door lets it through to the source's own route, and the template has set its parameters. */
    private Exchange admitted(int late, String nonce, String body, String signature) throws Exception {
        Sources sources = new Sources(List.of(new Source("nguon-mau", "push-signed", Map.of())));
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getIn().setHeader("source", "nguon-mau");
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getIn().setHeader("X-Timestamp", String.valueOf(NOW.getEpochSecond() + late));
        exchange.getIn().setHeader("X-Nonce", nonce);
        exchange.getIn().setHeader("X-Signature", signature);
        exchange.getIn().setBody(body.getBytes(StandardCharsets.UTF_8));
        new Door(sources, Keys.open(home.resolve("keys")), new Pauses(), 1_000).admit(exchange);
        exchange.setVariable("secret", SECRET);
        exchange.setVariable("window", "300");
        return exchange;
    }

    private static String sign(int late, String nonce, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String text = (NOW.getEpochSecond() + late) + "\n" + nonce + "\nnguon-mau\n" + body;
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String code(Throwable thrown) {
        return ((RefusedException) thrown).refusal().code();
    }
}
