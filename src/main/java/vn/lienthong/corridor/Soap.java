package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/** Answers to a source that speaks SOAP, in the version it spoke. No stack of its own: an envelope is a text. */
final class Soap {
    /** The template whose sources are answered so. */
    static final String TEMPLATE = "push-soap";

    /** Set by the door: the version that the source speaks. */
    static final String VERSION = "soapVersion";

    private static final String NAMESPACE_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String NAMESPACE_12 = "http://www.w3.org/2003/05/soap-envelope";

    private Soap() {}

    static String version(String contentType) {
        return contentType.startsWith("application/soap+xml") ? "1.2" : "1.1";
    }

    static void receipt(Exchange exchange, Receipt receipt) {
        Map<String, String> values = Map.of(
                "position", Long.toString(receipt.position()),
                "sha256", receipt.sha256(),
                "repeat", Boolean.toString(receipt.repeat()));
        String answer = new Parameters(exchange).text("answer");
        answer(exchange, 200, answer.isBlank() ? "" : new Blanks(values).body(answer));
    }

    /** SOAP wants status 500 for every Fault; what to do stands in it. */
    static void fault(Exchange exchange, Refusal refusal) {
        boolean sender = refusal.status() < 500;
        String text = escaped(refusal.code() + ": " + refusal.en() + " / " + refusal.vi());
        String fault = is12(exchange)
                ? "<s:Fault><s:Code><s:Value>s:" + (sender ? "Sender" : "Receiver")
                        + "</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">" + text
                        + "</s:Text></s:Reason></s:Fault>"
                : "<s:Fault><faultcode>s:" + (sender ? "Client" : "Server") + "</faultcode><faultstring>" + text
                        + "</faultstring></s:Fault>";
        answer(exchange, 500, fault);
    }

    private static void answer(Exchange exchange, int status, String body) {
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<s:Envelope xmlns:s=\""
                + (is12(exchange) ? NAMESPACE_12 : NAMESPACE_11) + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
        String type = is12(exchange) ? "application/soap+xml" : "text/xml";
        Door.answer(exchange, status, type + "; charset=utf-8", envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean is12(Exchange exchange) {
        return "1.2".equals(exchange.getProperty(VERSION, String.class));
    }

    private static String escaped(String text) {
        return new Blanks(Map.of("x", text)).body("<{x}").substring(1);
    }
}
