package vn.lienthong.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/** The tokens that sources gave; in memory only. One that was refused is forgotten, and asked for anew. */
final class SourceTokens {
    /** A token is renewed a little before its end: the source's clock is not ours. */
    private static final int MARGIN_SECONDS = 30;

    private record Token(String value, Instant until) {}

    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    SourceTokens(Clock clock) {
        this.clock = clock;
    }

    /** The token to show now; empty when the source must be asked for one first. */
    Optional<String> find(String source, SourceAccess access) {
        if (!access.signsIn()) {
            return Optional.of(access.token());
        }
        Token token = tokens.get(source);
        return token != null && clock.instant().isBefore(token.until()) ? Optional.of(token.value()) : Optional.empty();
    }

    /** True when there was one to forget: then it is worth while to sign in once more. */
    boolean forget(String source) {
        return tokens.remove(source) != null;
    }

    void question(SourceAccess access, Exchange exchange) {
        Message message = exchange.getMessage();
        String body = access.signInBody();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, access.tokenUrl());
        message.setHeader(Exchange.CONTENT_TYPE, Blanks.contentType(body));
        message.setHeader("Accept", "application/json, application/xml, text/xml");
        if (access.isOauth2()) {
            message.setHeader("Authorization", access.basic());
        }
        message.setBody(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Keeps the token of an answer. */
    void answered(String source, SourceAccess access, HttpAnswer answer) {
        int status = answer.status();
        String token = Answers.text(answer.root(), access.tokenPath());
        if (status < 200 || status >= 300 || token.isEmpty()) {
            throw new RefusedException(refused(status, access.tokenPath()));
        }
        String said = Answers.text(answer.root(), "expires_in");
        int life = said.matches("\\d{1,9}") ? Integer.parseInt(said) : access.life();
        int margin = Math.min(MARGIN_SECONDS, life / 2);
        tokens.put(source, new Token(token, clock.instant().plusSeconds(life - margin)));
    }

    private static Refusal refused(int status, String path) {
        return new Refusal(
                502,
                "source-refuses-sign-in",
                "Nguồn không cấp mã phiên (HTTP " + status + ", không thấy '" + path
                        + "' trong câu trả lời); hãy kiểm tra tokenUrl, tài khoản và tokenPath",
                "Expected a token at '" + path + "' in the answer of tokenUrl, but the source gave none (HTTP " + status
                        + "); check tokenUrl, the account and tokenPath",
                0);
    }
}
