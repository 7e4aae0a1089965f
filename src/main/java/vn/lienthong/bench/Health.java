package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a hub says about itself. */
final class Health {
    private static final int WELL = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;

    Health(URI address) {
        this.address = address;
    }

    /** A hub that does not answer is not well. */
    boolean isWell() throws InterruptedException {
        try {
            return get().statusCode() == WELL;
        } catch (IOException e) {
            return false;
        }
    }

    /** It is not well, and says this word about it. */
    boolean complains(String word) throws InterruptedException {
        try {
            HttpResponse<String> answer = get();
            return answer.statusCode() != WELL && answer.body().contains(word);
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
