package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A source at work: like an honest sender it repeats a batch until it is acknowledged, and outlives the hubs it talks to. */
final class Sender extends Thread {
    private static final int ACCEPTED = 202;
    private static final int LONGEST_REST_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String code;
    private final String key;
    private final List<List<Said>> script;
    private final Random random;
    private final AtomicReference<URI> hub;
    private volatile int acknowledged;
    private volatile boolean isOpen;
    private volatile boolean isOver;

    /** @param hub where the hub is now; null while there is none */
    Sender(String code, String key, List<List<Said>> script, long seed, AtomicReference<URI> hub) {
        super("sender-" + code);
        this.code = code;
        this.key = key;
        this.script = script;
        this.random = new Random(seed);
        this.hub = hub;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (!isOver && acknowledged < script.size()) {
                send(script.get(acknowledged));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_REST_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Said> batch) throws InterruptedException {
        String body = batch.stream().map(Spelling::record).collect(Collectors.joining(",", "[", "]"));
        int times = 0;
        while (!isOver) {
            // A repeat is not always the same bytes.
            String spaced = times % 2 == 0 ? body : body + " ".repeat(times);
            if (post(hub.get(), spaced)) {
                acknowledged++;
                return;
            }
            times++;
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean post(URI address, String body) throws InterruptedException {
        if (address == null) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/sources/" + code + "/deliveries"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        isOpen = true;
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == ACCEPTED;
        } catch (IOException e) {
            return false;
        } finally {
            isOpen = false;
        }
    }

    /** A POST is on its way. */
    boolean isOpen() {
        return isOpen;
    }

    boolean isDone() {
        return acknowledged == script.size();
    }

    /** Its own record of what it sent, in order; the last batch may not be acknowledged. */
    List<Sent> sent() {
        int sure = acknowledged;
        List<Sent> sent = new ArrayList<>();
        for (int batch = 0; batch < Math.min(sure + 1, script.size()); batch++) {
            boolean isSure = batch < sure;
            script.get(batch).forEach(said -> sent.add(new Sent(said, isSure)));
        }
        return sent;
    }

    void end() {
        isOver = true;
        interrupt();
    }
}
