package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/**
 * Guarantee G5: one source sends far more than the portal takes, some of it in bodies of 4 MiB. Another source, with the same
 * credential, says one thing in the middle of it, and that is at the portal long before the flood is.
 */
class OneSourceFloodsTest {
    private static final String FLOODING = "nguon-don";
    private static final int BODIES = 10;
    private static final int RECORDS = 150;
    private static final int LARGE = 4 << 20;
    private static final int SENDERS = 6;
    private static final int QUIET = 1;

    @TempDir
    private Path folder;

    @Test
    void what_another_source_says_is_accepted_and_settles_before_the_flood_has() throws Exception {
        SandboxSettings slow = SandboxSettings.defaults().withFault(Fault.LATENCY_MILLIS, 300);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (Sandbox portal = Sandbox.start(slow)) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            place.addPushingSource(FLOODING, "tuyen-quang");
            place.with("portal.batch", "10");
            try (HubHere hub = HubHere.start(place.home)) {
                String quiet = hub.keys().issue(Workplace.SOURCE);
                String flooding = hub.keys().issue(FLOODING);
                ends(senders.invokeAll(flood(hub, flooding, 1_000)));
                List<Future<Integer>> rest = new ArrayList<>();
                flood(hub, flooding, 5_000).forEach(post -> rest.add(senders.submit(post)));

                assertThat(Post.records(hub.address(), quiet, Records.array(List.of(Records.record(QUIET, 4)))))
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(40))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> portal.statuses().containsKey(Records.number(QUIET)));
                int arrived = portal.statuses().size() - 1;
                ends(rest);

                System.out.printf(
                        "JOURNEY flood: %d of %d dossiers of the flood were at the portal%n",
                        arrived, 2 * BODIES * RECORDS);
                assertThat(arrived).isLessThan(BODIES * RECORDS * 2 / 3);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private static void ends(List<Future<Integer>> answers) throws Exception {
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(202);
        }
    }

    private static List<Callable<Integer>> flood(HubHere hub, String key, int from) {
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int n = 0; n < BODIES; n++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(Records.record(from + n * RECORDS + i, 4));
            }
            String body = Records.array(records) + (n == BODIES / 2 ? " ".repeat(LARGE) : "");
            posts.add(() -> untilTaken(hub, key, body));
        }
        return posts;
    }

    /** Like an honest sender: 503 means later. */
    private static int untilTaken(HubHere hub, String key, String body) throws Exception {
        int status = 503;
        for (int times = 0; status == 503 && times < 100; times++) {
            status = Post.delivery(hub.address(), FLOODING, key, "application/json", body)
                    .statusCode();
        }
        return status;
    }
}
