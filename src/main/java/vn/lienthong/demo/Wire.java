package vn.lienthong.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One JSON POST and its answer, for the clients that talk like the portal's. */
final class Wire {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String apiKey;

    /** @param apiKey sent as X-API-Key unless empty */
    Wire(String apiKey) {
        this.apiKey = apiKey;
    }

    Answer post(URI target, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!apiKey.isEmpty()) {
            request.header("X-API-Key", apiKey);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Answer.read(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return Answer.LOST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.LOST;
        }
    }
}
