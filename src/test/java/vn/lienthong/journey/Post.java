package vn.lienthong.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One HTTP request of a source or a person to a hub. */
final class Post {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Post() {}

    /** A delivery of the pushing source {@link Workplace#SOURCE}. */
    static int records(URI hub, String key, String body) throws IOException, InterruptedException {
        return delivery(hub, Workplace.SOURCE, key, "application/json", body).statusCode();
    }

    static HttpResponse<String> delivery(URI hub, String source, String key, String contentType, String body)
            throws IOException, InterruptedException {
        return send(
                hub.resolve("/api/v1/sources/" + source + "/deliveries"),
                body,
                "Content-Type",
                contentType,
                "X-API-Key",
                key);
    }

    static HttpResponse<String> send(URI address, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .headers(headers)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
