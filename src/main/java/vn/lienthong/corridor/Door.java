package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.asking.Receiving;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** Bean {@code door}: who may push what, and how refusals look. Every answer here is stable and documented. */
public final class Door {
    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Refusal INTERNAL = new Refusal(
            500,
            "internal-error",
            "Lỗi của hệ thống; yêu cầu chưa được ghi nhận, hãy gửi lại và báo cho quản trị",
            "An error of the hub; the request was not taken. Send it again and tell the administrator",
            0);

    private final Sources sources;
    private final Keys keys;
    private final Pauses pauses;
    private final long mostBytes;

    public Door(Sources sources, Keys keys, Pauses pauses, long mostBytes) {
        this.sources = sources;
        this.keys = keys;
        this.pauses = pauses;
        this.mostBytes = mostBytes;
    }

    /** Lets a pushed delivery in, or refuses it. What the sender wrote into our own exchange properties never counts. */
    public void admit(Exchange exchange) {
        Message in = exchange.getIn();
        String code = in.getHeader("source", "", String.class);
        String contentType = contentType(in);
        if (isSoap(code)) {
            exchange.setProperty(Soap.VERSION, Soap.version(contentType));
        }
        stranger(code, in.getHeader("X-API-Key", String.class), in.getHeader("Authorization", String.class))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        Source source = sources.find(code).orElseThrow();
        pauses.refuseIfPaused(code);
        checkType(source, contentType);
        byte[] body = in.getBody(byte[].class);
        checkSize(body);
        if (isSoap(code) && contentType.endsWith("xml") && !SoapEnvelope.is(body)) {
            throw new RefusedException(HttpRefusals.notSoap());
        }
        exchange.setProperty(Receiving.PUSHED, true);
        exchange.setProperty(Receiving.SOURCE, code);
        exchange.setProperty(Receiving.CONTENT_TYPE, contentType);
        exchange.setProperty(
                Receiving.MESSAGE_ID,
                in.getHeader(source.parameters().getOrDefault("messageId", "X-Message-Id"), String.class));
        List.of(Signatures.TIMESTAMP, Signatures.NONCE, Signatures.SIGNATURE)
                .forEach(header -> exchange.setProperty(header, in.getHeader(header, String.class)));
        in.removeHeaders("*");
        in.setBody(body);
    }

    /** Why a sender is not let in, whatever it brings: asked before its body is read. Empty for one that has the key. */
    Optional<Refusal> stranger(String code, String key, String authorization) {
        Optional<Source> source = sources.find(code);
        if (source.isEmpty()) {
            return Optional.of(Refusal.unknownSource(shown(code)));
        }
        boolean signed = source.get().template().equals(Receiving.SIGNED);
        String presented = key == null && isSoap(code) ? passwordOf(authorization) : key;
        return signed || keys.opens(code, presented) ? Optional.empty() : Optional.of(Refusal.wrongKey());
    }

    /**
     * How a request to a source's address is refused before it reaches a route: a sender that speaks SOAP gets a Fault. One
     * that asks for a source that is not there is taken at its word.
     */
    Page refused(String code, UnaryOperator<String> header, Refusal refusal) {
        String type = Optional.ofNullable(header.apply(Exchange.CONTENT_TYPE)).orElse("");
        boolean says = type.toLowerCase(Locale.ROOT).startsWith(Soap.TYPE_12) || header.apply("SOAPAction") != null;
        boolean soap = isSoap(code) || says && sources.find(code).isEmpty();
        return soap ? Soap.page(type, refusal) : Page.problem(refusal);
    }

    /** 202 once durable. */
    public void receipt(Exchange exchange) throws Exception {
        Receipt receipt = exchange.getMessage().getBody(Receipt.class);
        if (exchange.getProperty(Soap.VERSION) != null) {
            Soap.receipt(exchange, receipt);
            return;
        }
        answer(exchange, 202, "application/json", JSON.writeValueAsBytes(receipt));
    }

    /** Turns whatever went wrong into problem+json, or a SOAP Fault; never a stack trace, never what was sent. */
    public void refuse(Exchange exchange) throws Exception {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Refusal refusal = cause instanceof RefusedException refused ? refused.refusal() : unexpected(exchange, cause);
        if (exchange.getProperty(Soap.VERSION) != null) {
            exchange.getMessage().removeHeaders("*");
            Soap.fault(exchange, refusal);
            return;
        }
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "urn:lienthong:problem:" + refusal.code());
        problem.put("title", refusal.vi());
        problem.put("status", refusal.status());
        problem.put("detail", refusal.en());
        problem.put("code", refusal.code());
        problem.put("vi", refusal.vi());
        problem.put("en", refusal.en());
        exchange.getMessage().removeHeaders("*");
        if (refusal.retryAfterSeconds() > 0) {
            exchange.getMessage().setHeader("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        answer(exchange, refusal.status(), "application/problem+json", JSON.writeValueAsBytes(problem));
    }

    static void answer(Exchange exchange, int status, String contentType, byte[] body) {
        Message out = exchange.getMessage();
        out.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        out.setHeader(Exchange.CONTENT_TYPE, contentType);
        out.setBody(body);
    }

    private boolean isSoap(String code) {
        return sources.find(code)
                .filter(source -> source.template().equals(Soap.TEMPLATE))
                .isPresent();
    }

    /** Many SOAP clients can set no header but that of Basic authentication: the key is its password then. */
    private static String passwordOf(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring(6).strip());
            return new String(pair, StandardCharsets.UTF_8).replaceFirst("^[^:]*:", "");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Refusal unexpected(Exchange exchange, Exception cause) {
        log.atError()
                .addKeyValue("route", exchange.getFromRouteId())
                .setCause(cause)
                .log("a request ended in an error of ours");
        return INTERNAL;
    }

    private void checkSize(byte[] body) {
        if (body == null || body.length == 0) {
            throw new RefusedException(Refusal.empty());
        }
        if (body.length > mostBytes) {
            throw new RefusedException(Refusal.tooLarge(body.length, mostBytes));
        }
    }

    private static void checkType(Source source, String found) {
        String accepts = source.parameters().getOrDefault("accepts", usual(source));
        List<String> types = List.of(accepts.split("\\s*,\\s*"));
        if (!types.contains(found)) {
            throw new RefusedException(Refusal.wrongContentType(shown(found), accepts));
        }
    }

    private static String usual(Source source) {
        return source.template().equals(Soap.TEMPLATE) ? "text/xml, application/soap+xml" : "application/json";
    }

    private static String contentType(Message in) {
        String written = in.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        int semicolon = written.indexOf(';');
        return (semicolon < 0 ? written : written.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What a stranger wrote, made safe to show. */
    private static String shown(String text) {
        String plain = text.replaceAll("[^\\x21-\\x7e]", "?");
        return plain.length() > 64 ? plain.substring(0, 64) + "…" : plain;
    }
}
