package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.source.Keys;

/**
 * A flood against a hub with a small heap: what there is no room for is answered 503 with Retry-After, what is acknowledged is in
 * the journal, and the hub lives on. The child ends at its first OutOfMemoryError.
 */
class FloodTest {
    private static final int SENDERS = 32;
    private static final int BODY = 1 << 20;
    private static final Duration FLOOD = Duration.ofSeconds(12);

    @TempDir
    private Path folder;

    @Test
    void memory_stays_bounded_and_every_acknowledgement_holds() throws Exception {
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        AtomicInteger hasty = new AtomicInteger();
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            String key =
                    Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
            try (HubProcess hub = HubProcess.start(place, "", 0, "-Xmx192m")) {
                URI address = hub.awaitOpen();
                flood(address, key, answers, hasty);

                assertThat(hub.alive()).as(String.join("\n", hub.output())).isTrue();
                Pusher honest = new Pusher(key);
                honest.plan(20, 10);
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    honest.push(address);
                    return honest.done();
                });
                assertThat(new HubClient(hub.management())
                                .get("/observe/health")
                                .status())
                        .isEqualTo(200);
            }
        }
        System.out.println("flood: " + answers);
        assertThat(answers.keySet()).isSubsetOf(202, 503).contains(202, 503);
        assertThat(hasty).as("503 without Retry-After").hasValue(0);
        assertThat(HubHere.command(folder, "journal", "verify").code()).isZero();
        assertThat(kept())
                .as("every acknowledged delivery is kept")
                .isGreaterThanOrEqualTo(answers.get(202).get());
    }

    private long kept() throws Exception {
        try (HubHere hub = HubHere.start(folder)) {
            return hub.ledger().sources().stream()
                    .filter(source -> source.source().equals(Workplace.SOURCE))
                    .mapToLong(source -> source.deliveries())
                    .sum();
        }
    }

    private static void flood(URI hub, String key, Map<Integer, AtomicInteger> answers, AtomicInteger hasty) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            Instant end = Instant.now().plus(FLOOD);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                all.add(CompletableFuture.runAsync(() -> send(hub, key, sender, end, answers, hasty), senders));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            senders.shutdownNow();
        }
    }

    private static void send(
            URI hub, String key, int sender, Instant end, Map<Integer, AtomicInteger> answers, AtomicInteger hasty) {
        HubClient client = new HubClient(hub);
        for (int n = 0; Instant.now().isBefore(end); n++) {
            String head = "[{\"MaHoSo\":\"LU-" + sender + "-" + n + "\",\"x\":\"";
            byte[] body = (head + "x".repeat(BODY) + "\"}]").getBytes(StandardCharsets.US_ASCII);
            HubClient.Answer answer;
            try {
                answer = client.push(Workplace.SOURCE, key, "application/json", body);
            } catch (AssertionError cut) {
                // A sender that is refused before its body was read may find the connection closed while it still
                // writes.
                answers.computeIfAbsent(503, status -> new AtomicInteger()).incrementAndGet();
                continue;
            }
            answers.computeIfAbsent(answer.status(), status -> new AtomicInteger())
                    .incrementAndGet();
            if (answer.status() == 503
                    && answer.response().headers().firstValue("Retry-After").isEmpty()) {
                hasty.incrementAndGet();
            }
        }
    }
}
