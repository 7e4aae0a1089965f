package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.SandboxApplied;

/** A source that behaves: a new dossier now and then, and how long each took to the portal. */
final class Steady extends Thread {
    private static final int RECEIVED = 2;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;
    private final String numbers;
    private final Duration apart;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final List<Long> tookNanos = new ArrayList<>();
    private int sent;
    private volatile boolean isOver;

    /** @param numbers what its dossiers' numbers begin with */
    Steady(URI hub, String source, String key, String numbers, Duration apart) {
        super("steady-" + source);
        this.address = hub.resolve("/api/v1/sources/" + source + "/deliveries");
        this.key = key;
        this.numbers = numbers;
        this.apart = apart;
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
        String number = String.format("%s-%05d", numbers, sent++);
        sentAt.put(number, System.nanoTime());
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
        Long at = applied.kind().equals("STEPS") ? null : sentAt.remove(applied.number());
        if (at != null) {
            synchronized (this) {
                tookNanos.add(System.nanoTime() - at);
            }
        }
    }

    /** What has not arrived yet. */
    int missing() {
        return sentAt.size();
    }

    /** In milliseconds, of all that arrived since the last time. */
    synchronized List<Double> take() {
        List<Double> millis = tookNanos.stream().map(nanos -> nanos / 1e6).toList();
        tookNanos.clear();
        return millis;
    }

    static double median(List<Double> some) {
        double[] sorted = some.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    void end() {
        isOver = true;
    }
}
