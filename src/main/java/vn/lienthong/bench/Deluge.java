package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Sixteen senders without manners: bodies of 4 MiB, one after the other, as fast as they are answered. */
final class Deluge {
    private static final int SENDERS = 16;
    private static final int BODY = 4 << 20;

    private final URI address;
    private final String key;
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> strange = new ConcurrentSkipListSet<>();

    Deluge(URI hub, String source, String key) {
        this.address = hub.resolve("/api/v1/sources/" + source + "/deliveries");
        this.key = key;
    }

    void pour(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            Thread thread = new Thread(() -> pour(sender, end), "flood-" + i);
            thread.setDaemon(true);
            thread.start();
            senders.add(thread);
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void pour(int sender, long end) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int n = 0; System.nanoTime() < end; n++) {
            // No dossier of the bench: it ends as a named problem, not at the portal.
            String body = "[{\"MaHoSo\":\"LU." + sender + "-" + n + "\",\"x\":\"" + "x".repeat(BODY) + "\"}]";
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("X-API-Key", key)
                    .timeout(Duration.ofSeconds(60))
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII))
                    .build();
            try {
                note(client.send(request, HttpResponse.BodyHandlers.discarding()));
            } catch (IOException closed) {
                // Refused before its body was read: the connection may close while it still writes.
                refused.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void note(HttpResponse<Void> answer) {
        boolean hasPatience = answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() == 202) {
            kept.incrementAndGet();
        } else if (answer.statusCode() == 503 && hasPatience) {
            refused.incrementAndGet();
        } else {
            strange.add("answered " + answer.statusCode() + (hasPatience ? "" : " without Retry-After"));
        }
    }

    int kept() {
        return kept.get();
    }

    int refused() {
        return refused.get();
    }

    List<String> strange() {
        return List.copyOf(strange);
    }
}
