package vn.lienthong.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** When the hub wrote down that the portal has a dossier, as its API says. */
final class Confirmations {
    private static final int WELL = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI hub;

    Confirmations(URI hub) {
        this.hub = hub;
    }

    /** Asked for each of them now; then in milliseconds, from before it was sent. */
    ToDoubleFunction<Steady.Arrival> asked(List<Steady.Arrival> all) throws InterruptedException {
        Map<String, Double> millis = new HashMap<>();
        for (Steady.Arrival one : all) {
            millis.put(one.number(), Freshness.millis(Duration.between(one.sentAt(), of(one.number()))));
        }
        return one -> millis.get(one.number());
    }

    private Instant of(String number) throws InterruptedException {
        URI address = hub.resolve("/api/v1/dossiers/" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode at = json.readTree(answer.body()).at("/confirmed/at");
            if (answer.statusCode() != WELL || !at.isTextual()) {
                throw new IllegalStateException("Expected the hub to know when " + number
                        + " was confirmed, but found HTTP " + answer.statusCode());
            }
            return Instant.parse(at.textValue());
        } catch (IOException e) {
            throw new IllegalStateException("Expected the hub to answer at " + address, e);
        }
    }
}
