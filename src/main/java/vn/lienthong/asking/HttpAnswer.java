package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/** What a source answered over HTTP: status and bytes as they came, and the tree in them. */
final class HttpAnswer {
    private static final String FAULT = "Envelope.Body.Fault";

    private final int status;
    private final String type;
    private final byte[] body;
    private final JsonNode root;

    private HttpAnswer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.root = Answers.read(body);
    }

    /** At most what any receiver takes: a source that never ends its answer must not fill the memory. */
    static HttpAnswer read(Message message, long mostBytes) throws IOException {
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        try (InputStream in = message.getBody(InputStream.class)) {
            byte[] body =
                    in == null ? new byte[0] : in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
            if (body.length > mostBytes) {
                throw new RefusedException(Refusal.tooLarge(mostBytes));
            }
            return new HttpAnswer(status, message.getHeader(Exchange.CONTENT_TYPE, "", String.class), body);
        }
    }

    int status() {
        return status;
    }

    /** As the source declares it; empty when it does not. */
    String type() {
        return type;
    }

    boolean isXml() {
        return Answers.looksLikeXml(body);
    }

    /** Not a copy: for the one who keeps it. */
    byte[] body() {
        return body;
    }

    JsonNode root() {
        return root;
    }

    Page page(String records, String link) {
        return new Page(root, Answers.records(root, records), link);
    }

    boolean isOk() {
        return status >= 200 && status < 300 && !isFault();
    }

    private boolean isFault() {
        return !Answers.at(root, FAULT).isMissingNode();
    }

    PollFault fault() {
        return isFault() ? PollFault.soap(faultCode()) : PollFault.answered(status, null);
    }

    /** The account is refused, or the source wants to be left alone: asking for the next page helps nobody. */
    boolean isOfWholeSource() {
        boolean refused = status == 401 || status == 403 || status == 429 || status == 503;
        return refused || (status < 400 && !isFault());
    }

    /** Of SOAP 1.1 or 1.2, without the source's own words. */
    private String faultCode() {
        JsonNode fault = Answers.at(root, FAULT);
        String code = Answers.text(fault, "faultcode") + Answers.text(fault, "Code.Value");
        String plain = code.replaceFirst(".*:", "").replaceAll("[^A-Za-z0-9._-]", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }
}
