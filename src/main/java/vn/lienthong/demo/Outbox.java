package vn.lienthong.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A pushing source's queue: strictly in order, the same bytes again until the hub acknowledges them. What fails stays
 * for a later flush, so the hub may be away as long as it likes.
 */
final class Outbox {
    private record Waiting(String body, List<Snapshot> records) {}

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI target;
    private final String apiKey;
    private final String contentType;
    private final Truth truth;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> acknowledged = new HashSet<>();
    private Instant notBefore = Instant.MIN;

    Outbox(URI target, String apiKey, String contentType, Truth truth) {
        this.target = target;
        this.apiKey = apiKey;
        this.contentType = contentType;
        this.truth = truth;
    }

    void add(String body, List<Snapshot> records) {
        waiting.add(new Waiting(body, List.copyOf(records)));
    }

    /** The very same bytes once more, as a nervous client does: the hub answers "repeat". */
    void addRepeatOfLast() {
        if (!waiting.isEmpty()) {
            waiting.add(new Waiting(waiting.peekLast().body(), List.of()));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void flush(Instant now) {
        while (!waiting.isEmpty() && !now.isBefore(notBefore)) {
            int status = post(waiting.peek().body(), now);
            if (status >= 200 && status < 300) {
                acknowledged(waiting.remove());
            } else if (status >= 400 && status < 500 && status != 429) {
                truth.refused(waiting.remove().records());
            } else {
                return;
            }
        }
    }

    /** Bytes acknowledged before are a repeat, whoever's fault: a format that says little can say the same twice. */
    private void acknowledged(Waiting sent) {
        if (acknowledged.add(sent.body())) {
            truth.delivered(sent.records());
        } else {
            truth.repeated(sent.records());
        }
    }

    /** 0 when there was no answer: the hub may or may not have it, so the same bytes go again. */
    private int post(String body, Instant now) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .header("X-API-Key", apiKey)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            answer.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .ifPresent(text -> notBefore = now.plusSeconds(Long.parseLong(text)));
            return answer.statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
