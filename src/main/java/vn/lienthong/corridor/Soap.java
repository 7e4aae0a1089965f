package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import vn.lienthong.asking.Blanks;
import vn.lienthong.asking.Parameters;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/** Answers to a source that speaks SOAP, in the version it spoke. No stack of its own: an envelope is a text. */
final class Soap {
    /** The template whose sources are answered so. */
    static final String TEMPLATE = "push-soap";

    /** Set by the door: the version that the source speaks. */
    static final String VERSION = "soapVersion";

    static final String TYPE_12 = "application/soap+xml";
    static final String NAMESPACE_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String NAMESPACE_12 = "http://www.w3.org/2003/05/soap-envelope";

    private Soap() {}

    static String version(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith(TYPE_12) ? "1.2" : "1.1";
    }

    static void receipt(Exchange exchange, Receipt receipt) {
        Map<String, String> values = Map.of(
                "position", Long.toString(receipt.position()),
                "sha256", receipt.sha256(),
                "repeat", Boolean.toString(receipt.repeat()));
        String answer = new Parameters(exchange).text("answer");
        answer(exchange, 200, answer.isBlank() ? "" : new Blanks(values).body(answer));
    }

    /**
     * SOAP wants status 500 for a Fault, which says that the message was handled. One that is to come again later was not: that is
     * said by HTTP, with Retry-After, and the Fault stands in it for whoever reads on.
     */
    static void fault(Exchange exchange, Refusal refusal) {
        if (refusal.retryAfterSeconds() > 0) {
            exchange.getMessage().setHeader("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        answer(exchange, status(refusal), fault(spoken(exchange), refusal));
    }

    private static int status(Refusal refusal) {
        return refusal.retryAfterSeconds() > 0 ? refusal.status() : 500;
    }

    /** The same for a request that reaches no route. */
    static Page page(String contentType, Refusal refusal) {
        String version = version(contentType);
        Map<String, String> headers =
                new TreeMap<>(Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store"));
        if (refusal.retryAfterSeconds() > 0) {
            headers.put("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        // That a method is wrong is said before SOAP begins.
        int status = refusal.status() == 405 ? 405 : status(refusal);
        return new Page(status, type(version), envelope(version, fault(version, refusal)), headers);
    }

    /** The code and both languages, for people in the reason and for programs in the detail. */
    private static String fault(String version, Refusal refusal) {
        boolean sender = refusal.status() < 500;
        String problem = "<problem xmlns=\"urn:lienthong\"><code>" + refusal.code() + "</code><vi>"
                + escaped(refusal.vi()) + "</vi><en>" + escaped(refusal.en()) + "</en></problem>";
        if (version.equals("1.2")) {
            return "<s:Fault><s:Code><s:Value>s:" + (sender ? "Sender" : "Receiver") + "</s:Value></s:Code><s:Reason>"
                    + reason("en", refusal.code(), refusal.en()) + reason("vi", refusal.code(), refusal.vi())
                    + "</s:Reason><s:Detail>" + problem + "</s:Detail></s:Fault>";
        }
        return "<s:Fault><faultcode>s:" + (sender ? "Client" : "Server") + "</faultcode><faultstring>"
                + escaped(refusal.code() + ": " + refusal.en() + " / " + refusal.vi()) + "</faultstring><detail>"
                + problem + "</detail></s:Fault>";
    }

    private static String reason(String language, String code, String sentence) {
        return "<s:Text xml:lang=\"" + language + "\">" + escaped(code + ": " + sentence) + "</s:Text>";
    }

    private static void answer(Exchange exchange, int status, String body) {
        String version = spoken(exchange);
        Door.answer(exchange, status, type(version), envelope(version, body).getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(String version, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\""
                + (version.equals("1.2") ? NAMESPACE_12 : NAMESPACE_11) + "\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static String type(String version) {
        return (version.equals("1.2") ? TYPE_12 : "text/xml") + "; charset=utf-8";
    }

    private static String spoken(Exchange exchange) {
        return exchange.getProperty(VERSION, "1.1", String.class);
    }

    private static String escaped(String text) {
        return new Blanks(Map.of("x", text)).body("<{x}").substring(1);
    }
}
