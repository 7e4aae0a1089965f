package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Guarantee G2 when PostgreSQL, which holds journal and ledger, stops and comes back: senders are refused meanwhile, nothing is lost. */
class TheDatabaseGoesAwayTest {
    private static final int DOSSIERS = 20;

    @TempDir
    private Path folder;

    @Test
    void senders_are_refused_until_it_is_back_and_the_hub_goes_on_by_itself() throws Exception {
        EmbeddedPostgres database = server(0);
        int port = database.getPort();
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString())
                    .impatient()
                    .with("store.url", database.getJdbcUrl("postgres", "postgres"))
                    .with("store.user", "postgres");
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                Pusher before = new Pusher(key);
                before.plan(DOSSIERS, 10);
                before.push(hub.address());
                database.close();
                assertThat(Post.records(hub.address(), key, Records.array(java.util.List.of(Records.record(900, 2)))))
                        .as("while the database is away")
                        .isEqualTo(503);
                database = server(port);
                Pusher after = new Pusher(key);
                after.plan(DOSSIERS, 2 * DOSSIERS, 10);
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    after.push(hub.address());
                    return after.done();
                });
                Settled.await(hub, portal, 8L * DOSSIERS);
            }
            assertThat(portal.statuses()).hasSize(2 * DOSSIERS);
            assertThat(Set.copyOf(portal.statuses().values())).containsExactly("10");
            assertThat(portal.report().duplicateDossierCalls()).isZero();
        } finally {
            database.close();
        }
    }

    /** On the same data each time. */
    private EmbeddedPostgres server(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
