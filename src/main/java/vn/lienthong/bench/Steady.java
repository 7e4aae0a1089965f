package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.SandboxApplied;

/** A source that behaves: a new dossier now and then, and how long each took to the portal. */
final class Steady extends Thread {
    private static final int RECEIVED = 2;

    private record Sending(Instant at, long nanos) {}

    /** @param took from before it was sent to its effect at the portal */
    record Arrival(String number, Instant sentAt, Duration took) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;
    private final String numbers;
    private final Duration apart;
    private final Clock clock;
    private final Map<String, Sending> sent = new ConcurrentHashMap<>();
    private final List<Arrival> arrived = new ArrayList<>();
    private int count;
    private volatile boolean isOver;

    /** @param numbers what its dossiers' numbers begin with */
    Steady(URI hub, String source, String key, String numbers, Duration apart, Clock clock) {
        super("steady-" + source);
        this.address = hub.resolve("/api/v1/sources/" + source + "/deliveries");
        this.key = key;
        this.numbers = numbers;
        this.apart = apart;
        this.clock = clock;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (!isOver) {
                say();
                TimeUnit.NANOSECONDS.sleep(apart.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say() throws InterruptedException {
        String number = String.format("%s-%05d", numbers, count++);
        sent.put(number, new Sending(clock.instant(), System.nanoTime()));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString('[' + Spelling.record(new Said(number, 0, RECEIVED)) + ']'))
                .build();
        // Like an honest sender, until it is acknowledged: the time runs on.
        while (!isOver && !isTaken(request)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException e) {
            return false;
        }
    }

    void note(SandboxApplied applied) {
        Sending at = applied.kind().equals("STEPS") ? null : sent.remove(applied.number());
        if (at != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - at.nanos());
            synchronized (this) {
                arrived.add(new Arrival(applied.number(), at.at(), took));
            }
        }
    }

    /** What has not arrived yet. */
    int missing() {
        return sent.size();
    }

    /** All that arrived since the last time. */
    synchronized List<Arrival> take() {
        List<Arrival> since = List.copyOf(arrived);
        arrived.clear();
        return since;
    }

    void end() {
        isOver = true;
    }
}
