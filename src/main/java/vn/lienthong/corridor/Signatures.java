package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import vn.lienthong.asking.Parameters;
import vn.lienthong.asking.Receiving;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/**
 * Bean {@code signatures}: lets in what a source has signed with the secret it shares with the hub, once, and only while it is
 * fresh. Signed is {@code timestamp LF nonce LF code LF body}, with HMAC-SHA256 (src/docs/api.md).
 *
 * <p>What was used is remembered in memory. After a restart a replay is still a repeat, because the signature is the message's
 * name in the journal: it is answered, and changes nothing.
 */
public final class Signatures {
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";

    private static final String SCHEME = "sha256=";

    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    public Signatures(Clock clock) {
        this.clock = clock;
    }

    /** Takes the variables {@code secret} and {@code window}, and what the door has put aside of the request's headers. */
    public void verify(Exchange exchange) throws GeneralSecurityException {
        Parameters parameters = new Parameters(exchange);
        Duration window = Duration.ofSeconds(parameters.number("window", 1, 86_400));
        String timestamp = said(exchange, TIMESTAMP);
        String nonce = said(exchange, NONCE);
        String source = exchange.getProperty(Receiving.SOURCE, String.class);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(parameters.text("secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((timestamp + '\n' + nonce + '\n' + source + '\n').getBytes(StandardCharsets.UTF_8));
        byte[] expected = mac.doFinal(exchange.getMessage().getBody(byte[].class));
        // Before anything is said about the time: a stranger learns nothing.
        if (!MessageDigest.isEqual(expected, presented(said(exchange, SIGNATURE)))) {
            throw new RefusedException(wrong());
        }
        checkFresh(timestamp, window);
        String name = source + ' ' + java.util.HexFormat.of().formatHex(expected);
        checkNew(name, window);
        exchange.setProperty(Receiving.MESSAGE_ID, name);
    }

    private void checkFresh(String timestamp, Duration window) {
        Instant now = clock.instant();
        Instant signed = timestamp.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(timestamp)) : null;
        if (signed == null || Duration.between(signed, now).abs().compareTo(window) > 0) {
            throw new RefusedException(stale(now, window));
        }
    }

    private void checkNew(String name, Duration window) {
        Instant now = clock.instant();
        // A signature from the near future is fresh for twice the window.
        used.values().removeIf(until -> until.isBefore(now));
        if (used.putIfAbsent(name, now.plus(window.multipliedBy(2))) != null) {
            throw new RefusedException(replayed());
        }
    }

    private static String said(Exchange exchange, String header) {
        return exchange.getProperty(header, "", String.class).strip();
    }

    private static byte[] presented(String signature) {
        String hex = signature.toLowerCase(Locale.ROOT);
        hex = hex.startsWith(SCHEME) ? hex.substring(SCHEME.length()) : hex;
        return hex.matches("[0-9a-f]{64}") ? java.util.HexFormat.of().parseHex(hex) : new byte[0];
    }

    private static Refusal wrong() {
        return new Refusal(
                401,
                "signature-wrong",
                "Thiếu hoặc sai chữ ký (tiêu đề X-Signature); ký HMAC-SHA256 trên: X-Timestamp, xuống dòng, X-Nonce, xuống"
                        + " dòng, mã nguồn, xuống dòng, nội dung",
                "Expected X-Signature to be the HMAC-SHA256 of X-Timestamp, LF, X-Nonce, LF, the source's code, LF, body,"
                        + " but it is missing or wrong",
                0);
    }

    private static Refusal stale(Instant now, Duration window) {
        return new Refusal(
                401,
                "signature-stale",
                "Thời điểm ký (X-Timestamp, số giây từ 1970) phải cách giờ của trục không quá " + window.toSeconds()
                        + " giây; giờ của trục là " + now.getEpochSecond() + "; hãy chỉnh đồng hồ và ký lại",
                "Expected X-Timestamp, seconds since 1970, within " + window.toSeconds()
                        + " seconds of the hub's clock, which says " + now.getEpochSecond()
                        + "; set the clock and sign again",
                0);
    }

    private static Refusal replayed() {
        return new Refusal(
                409,
                "signature-replayed",
                "Chữ ký này đã được dùng; muốn gửi lại hãy ký lại với X-Timestamp hoặc X-Nonce mới",
                "Expected a signature that was not used before, but this one was; to send again, sign with a new X-Timestamp"
                        + " or X-Nonce",
                0);
    }
}
