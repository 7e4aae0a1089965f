package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Bean {@code polling}: turns the pages of a list that cannot say what changed. The same records coming back for ever end the
 * round, whatever stands around them, as does an empty page.
 */
public final class Polling {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND = "pollingRound";
    private static final int MOST_PAGES = 10_000;

    private final long mostBytes;

    public Polling(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Where one round of pages is. */
    private static final class Round {
        private final String url;
        private final String records;
        private final int pageSize;
        private final String authorization;
        private final String groupId;
        private int start;
        private JsonNode before = JSON.missingNode();
        private boolean last;

        private Round(String url, String records, int pageSize, String authorization, String groupId) {
            this.url = url;
            this.records = records;
            this.pageSize = pageSize;
            this.authorization = authorization;
            this.groupId = groupId;
        }

        private String question() {
            String joint = url.contains("?") ? "&" : "?";
            return url + joint + "start=" + start + "&end=" + (start + pageSize);
        }
    }

    public void begin(
            String url,
            String records,
            int pageSize,
            String username,
            String password,
            String groupId,
            Exchange exchange) {
        String authorization = username.isEmpty() ? null : basic(username, password);
        Round round = new Round(url, records, pageSize, authorization, groupId);
        exchange.setProperty(ROUND, round);
        exchange.setProperty(Receiving.ASK, round.question());
    }

    public void ask(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_URI, round.question());
        message.setHeader("Accept", "application/json");
        if (round.authorization != null) {
            message.setHeader("Authorization", round.authorization);
        }
        if (!"0".equals(round.groupId)) {
            message.setHeader("groupId", round.groupId);
        }
    }

    public void page(Exchange exchange) throws IOException {
        Round round = exchange.getProperty(ROUND, Round.class);
        Message message = exchange.getMessage();
        byte[] body = read(message);
        exchange.setProperty(
                Receiving.CONTENT_TYPE, message.getHeader(Exchange.CONTENT_TYPE, "application/json", String.class));
        message.removeHeaders("*");
        message.setBody(body);
        JsonNode records = records(body, round.records);
        round.last = records.equals(round.before) || records.size() < round.pageSize;
        round.before = records;
    }

    /** At most what any receiver takes: a source that never ends its answer must not fill the memory. */
    private byte[] read(Message message) throws IOException {
        try (InputStream in = message.getBody(InputStream.class)) {
            if (in == null) {
                return new byte[0];
            }
            byte[] body = in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
            if (body.length > mostBytes) {
                throw new RefusedException(HttpRefusals.tooLarge(mostBytes));
            }
            return body;
        }
    }

    /** The next question, or none when the list is at its end. */
    public void turn(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        round.start += round.pageSize;
        boolean over = round.last || round.start >= MOST_PAGES * round.pageSize;
        exchange.setProperty(Receiving.ASK, over ? null : round.question());
    }

    /** The records of a page; a page that cannot be read is kept all the same, and is the round's last. */
    private static JsonNode records(byte[] body, String path) {
        try {
            return JSON.readTree(body).path(path);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
