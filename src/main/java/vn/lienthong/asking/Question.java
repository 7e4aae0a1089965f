package vn.lienthong.asking;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * How one source is asked over HTTP: what stands in its question, with blanks in braces.
 *
 * @param headers one a line, {@code Name: value}
 * @param form what an answer must be to be taken for a page
 * @param most so many pages at most in one round
 * @param ended how an answer says that the session is over
 */
record Question(
        String source,
        String url,
        String query,
        String body,
        String headers,
        String accept,
        ListForm form,
        int most,
        SourceAccess access,
        Signs ended) {
    private static final String TOKEN = "token";
    private static final String SECRET = "***";
    private static final List<String> TIMES = List.of("since", "now");

    static Question of(Exchange exchange) {
        Parameters parameters = new Parameters(exchange);
        return new Question(
                exchange.getProperty(Receiving.SOURCE, String.class),
                parameters.text("url").strip(),
                parameters.text("query").strip(),
                parameters.text("body"),
                parameters.text("headers"),
                "application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
                ListForm.of(parameters),
                parameters.number("mostPages", 1, 1_000_000),
                SourceAccess.of(parameters),
                Signs.of(parameters, "sessionEnded"));
    }

    /**
     * The question in words, by which a repeat is recognised: without secrets, and without the times in it, because the same
     * answer is no news however often the time has moved.
     */
    String words(Paging paging) {
        Map<String, String> timeless = values(paging, SECRET);
        TIMES.forEach(time -> timeless.computeIfPresent(time, (name, value) -> "*"));
        return words(paging, new Blanks(timeless));
    }

    /** The question as it was asked, for auditors: without secrets. */
    String exactWords(Paging paging) {
        return words(paging, new Blanks(values(paging, SECRET)));
    }

    private String words(Paging paging, Blanks masked) {
        String words = address(paging, masked);
        return body.isBlank() ? words : words + ' ' + masked.body(body);
    }

    void put(Paging paging, String token, Exchange exchange) {
        Blanks blanks = new Blanks(values(paging, token));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, address(paging, blanks));
        message.setHeader("Accept", accept);
        message.setHeader(Exchange.HTTP_METHOD, body.isBlank() ? "GET" : "POST");
        message.setBody(body.isBlank() ? null : blanks.body(body).getBytes(StandardCharsets.UTF_8));
        if (!body.isBlank()) {
            message.setHeader(Exchange.CONTENT_TYPE, Blanks.contentType(body));
        }
        account(token, message);
        lines(blanks).forEach(message::setHeader);
    }

    private void account(String token, Message message) {
        if (access.isBasic()) {
            message.setHeader("Authorization", access.basic());
            return;
        }
        boolean placed = Blanks.names(query, TOKEN) || Blanks.names(body, TOKEN) || Blanks.names(headers, TOKEN);
        if (!token.isEmpty() && !placed) {
            message.setHeader("Authorization", "Bearer " + token);
        }
    }

    private Map<String, String> lines(Blanks blanks) {
        Map<String, String> found = new LinkedHashMap<>();
        headers.lines().map(String::strip).filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            found.put(
                    line.substring(0, colon).strip(),
                    blanks.header(line.substring(colon + 1).strip()));
        });
        return found;
    }

    private String address(Paging paging, Blanks blanks) {
        if (paging.address().isPresent()) {
            return paging.address().get();
        }
        String filled = blanks.query(query);
        if (filled.isEmpty()) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + filled;
    }

    private Map<String, String> values(Paging paging, String token) {
        Map<String, String> values = new LinkedHashMap<>(paging.blanks());
        values.put(TOKEN, token);
        return values;
    }
}
