package vn.lienthong.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source that pushes statuses in order and, like an honest sender, repeats a POST until it is acknowledged. It outlives the
 * hubs it talks to.
 */
final class Pusher {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String key;
    private final List<String> batches = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    Pusher(String key) {
        this.key = key;
    }

    /** Every dossier lives 2, 4, 9, 10, in batches of so many. */
    void plan(int dossiers, int batch) {
        plan(0, dossiers, batch);
    }

    /** The same for the dossiers from one number up to, and without, another. */
    void plan(int from, int to, int batch) {
        for (int status : new int[] {2, 4, 9, 10}) {
            for (int first = from; first < to; first += batch) {
                List<String> records = new ArrayList<>();
                for (int n = first; n < Math.min(first + batch, to); n++) {
                    records.add(Records.record(n, status));
                }
                batches.add(Records.array(records));
            }
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    boolean done() {
        return acknowledged.get() == batches.size();
    }

    /** POSTs that were sent and never acknowledged: what was in flight when a hub died. */
    int unacknowledged() {
        return sent.get() - acknowledged.get();
    }

    /** Goes on where it was, until all is acknowledged or this hub does not answer any more. */
    void push(URI hub) {
        push(hub, batches.size());
    }

    /** The same until so many batches are acknowledged. */
    void push(URI hub, int upTo) {
        while (acknowledged.get() < upTo) {
            sent.incrementAndGet();
            if (post(hub, batches.get(acknowledged.get())) != 202) {
                return;
            }
            acknowledged.incrementAndGet();
            sent.set(acknowledged.get());
        }
    }

    private int post(URI hub, String body) {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/api/v1/sources/" + Workplace.SOURCE + "/deliveries"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
