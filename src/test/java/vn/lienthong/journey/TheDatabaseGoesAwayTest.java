package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.Onlookers;
import vn.lienthong.command.Grounds;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

/**
 * Guarantees G1 to G4 when PostgreSQL, which holds journal and ledger, stops at once with work in hand, as at a crash of its machine, and
 * comes back: senders are refused meanwhile, and the bench's checker, which knows nothing of the hub, finds nothing wrong. The server
 * of this test answers a commit before it is on the disk, unless the session asks for more: what the hub does for its journal.
 */
class TheDatabaseGoesAwayTest {
    private static final long SEED = 2026;
    private static final int AT_ONCE = 4;

    @TempDir
    private Path folder;

    @Test
    void senders_are_refused_until_it_is_back_and_the_hub_goes_on_by_itself() throws Exception {
        EmbeddedPostgres database = server(0);
        Sandbox portal =
                Sandbox.start(SandboxSettings.defaults().withSeed(SEED).withDuplicateSteps(DuplicateSteps.RECOGNISED));
        try (Onlookers onlookers = new Onlookers(folder, portal)) {
            Map<String, String> keys = onlookers.prepare(
                    Grounds.bench(),
                    Map.of("store.url", database.getJdbcUrl("postgres", "postgres"), "store.user", "postgres"));
            try (HubHere hub = HubHere.start(folder)) {
                portal.set(Fault.LATENCY_MILLIS, 150);
                onlookers.engage(keys, Duration.ofSeconds(8), 60, SEED, hub.address());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> onlookers.acknowledged() > 60 && onlookers.postsOpen() > 0 && portal.open() > 0);
                stopAtOnce(database);
                onlookers.storeStopped();
                String source = Onlookers.sources().get(0);
                assertThat(refusals(hub.address(), source, keys.get(source))).allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After").orElse(""))
                            .matches("[1-9]\\d*");
                });
                int before = onlookers.acknowledged();
                database = server(database.getPort());
                assertThat(onlookers.awaitEnd(Duration.ofSeconds(60))).isEmpty();
                assertThat(onlookers.acknowledged()).isGreaterThan(before);
            }
        } finally {
            database.close();
        }
    }

    /** Of records that no source has said: one that was kept would be found as invented. */
    private static List<HttpResponse<String>> refusals(URI hub, String source, String key) {
        return IntStream.range(0, AT_ONCE)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> post(hub, source, key, n)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static HttpResponse<String> post(URI hub, String source, String key, int n) {
        String body =
                "[{\"MaHoSo\":\"H60.98-261012-990%d\",\"TrangThaiHoSo\":\"2\",\"CapNhatLuc\":\"20261012080000\"}]";
        try {
            return Post.delivery(hub, source, key, "application/json", body.formatted(n));
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Every backend ends without finishing anything; the next start recovers from its log. */
    private void stopAtOnce(EmbeddedPostgres database) throws IOException, InterruptedException {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
        database.close();
    }

    /** On the same data each time. */
    private EmbeddedPostgres server(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
