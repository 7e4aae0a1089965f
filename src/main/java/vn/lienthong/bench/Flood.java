package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that sends all it can, some of it in bodies of 4 MiB, and comes again at once when it is told to wait. */
final class Flood {
    private static final int RECORDS = 5;
    private static final int LARGE_EACH = 25;
    private static final int LARGE = 4 * 1024 * 1024;
    private static final int RECEIVED = 2;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;
    private final String numbers;
    private final String attachment;
    private final AtomicInteger bodies = new AtomicInteger();
    private final AtomicInteger dossiers = new AtomicInteger();
    final AtomicInteger offered = new AtomicInteger();
    final AtomicInteger taken = new AtomicInteger();
    final AtomicInteger large = new AtomicInteger();
    /** Between two bodies of all senders, so that they send no more than so much. */
    private long apartNanos;

    private long next;

    Flood(URI hub, String source, String key, String numbers, long seed) {
        this.address = hub.resolve("/api/v1/sources/" + source + "/deliveries");
        this.key = key;
        this.numbers = numbers;
        byte[] random = new byte[LARGE / 4 * 3];
        new Random(seed).nextBytes(random);
        this.attachment = Base64.getEncoder().encodeToString(random);
    }

    /** Goes on for so long. */
    void rage(int threads, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread sender = new Thread(() -> send(end), "flood-" + i);
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    /** From now on at most so many records a second. */
    void pace(double recordsPerSecond) {
        apartNanos = recordsPerSecond == 0 ? 0 : (long) (1e9 * RECORDS / recordsPerSecond);
    }

    private void awaitTurn() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            next = Math.max(next, now) + apartNanos;
            wait = apartNanos == 0 ? 0 : next - apartNanos - now;
        }
        TimeUnit.NANOSECONDS.sleep(wait);
    }

    private void send(long end) {
        try {
            while (System.nanoTime() < end) {
                awaitTurn();
                boolean isLarge = bodies.incrementAndGet() % LARGE_EACH == 0;
                offered.addAndGet(RECORDS);
                if (post(body(isLarge))) {
                    taken.addAndGet(RECORDS);
                    large.addAndGet(isLarge ? 1 : 0);
                } else {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String body(boolean isLarge) {
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < RECORDS; i++) {
            String number = String.format("%s-%06d", numbers, dossiers.getAndIncrement());
            body.append(i == 0 ? "" : ",").append(Spelling.record(new Said(number, 0, RECEIVED)));
        }
        if (isLarge) {
            body.setLength(body.length() - 1);
            body.append(",\"TepDinhKem\":\"").append(attachment).append("\"}");
        }
        return body.append(']').toString();
    }

    private boolean post(String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException e) {
            // Refused before its body was read, the connection may be closed while it still writes.
            return false;
        }
    }
}
