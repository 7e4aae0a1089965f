package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/** A source at work: like an honest sender it repeats a batch until it is acknowledged, and outlives the hubs it talks to. */
final class Sender extends Thread {
    private static final int ACCEPTED = 202;
    private static final long NEVER = Long.MAX_VALUE;
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
    private final Clock clock;
    private final AtomicReference<URI> hub;
    /** Records a second; 0: as chance has it. */
    private final double perSecond;
    /** When each batch was first sent. */
    private final long[] sentAt;

    private volatile int acknowledged;
    private volatile long openSince = NEVER;
    private volatile long heardSince;
    private volatile boolean isOver;

    /**
     * @param perSecond records a second, however long a hub takes; 0: a short rest behind each batch, as chance has it
     * @param hub where the hub is now; null while there is none
     */
    Sender(
            String code,
            String key,
            List<List<Said>> script,
            double perSecond,
            long seed,
            Clock clock,
            AtomicReference<URI> hub) {
        super("sender-" + code);
        this.code = code;
        this.key = key;
        this.script = script;
        this.perSecond = perSecond;
        this.sentAt = new long[script.size()];
        this.random = new Random(seed);
        this.clock = clock;
        this.hub = hub;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            long begun = System.nanoTime();
            long records = 0;
            while (!isOver && acknowledged < script.size()) {
                List<Said> batch = script.get(acknowledged);
                sentAt[acknowledged] = clock.millis();
                send(batch);
                records += batch.size();
                rest(begun, records);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(long begun, long records) throws InterruptedException {
        if (perSecond == 0) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_REST_MILLIS));
            return;
        }
        long due = begun + (long) (records / perSecond * TimeUnit.SECONDS.toNanos(1));
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
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
        openSince = clock.millis();
        try {
            boolean isHeard =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == ACCEPTED;
            heardSince = isHeard ? openSince : heardSince;
            return isHeard;
        } catch (IOException e) {
            return false;
        } finally {
            openSince = NEVER;
        }
    }

    /** A POST is on its way. */
    boolean isOpen() {
        return openSince != NEVER;
    }

    /** In milliseconds, when its last POST that was acknowledged had begun; zero when none was. */
    long heardSince() {
        return heardSince;
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

    /** When each record was first sent, in milliseconds, by {@link Said}; of batches that are acknowledged. */
    void eachSent(ObjLongConsumer<Said> each) {
        int sure = acknowledged;
        for (int batch = 0; batch < sure; batch++) {
            long at = sentAt[batch];
            script.get(batch).forEach(said -> each.accept(said, at));
        }
    }

    void end() {
        isOver = true;
        interrupt();
    }
}
