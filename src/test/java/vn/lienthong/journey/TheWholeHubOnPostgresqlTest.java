package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** With a PostgreSQL URL in the settings the journal and the ledger live there, and nothing else changes. */
class TheWholeHubOnPostgresqlTest {
    private static final int DOSSIERS = 40;

    @TempDir
    private Path folder;

    @Test
    void it_takes_delivers_accounts_and_goes_on_after_a_restart() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString())
                    .with("store.url", database.getJdbcUrl("postgres", "postgres"))
                    .with("store.user", "postgres");
            Map<String, List<String>> before;
            try (HubHere hub = HubHere.start(place.home)) {
                push(hub, 0, DOSSIERS);
                Settled.await(hub, portal, 4L * DOSSIERS);
                before = hub.ledger().dump();
            }
            long calls = portal.report().callsByService().get("DongBoHoSoMC");
            try (HubHere hub = HubHere.start(place.home)) {
                Settled.await(hub, portal, 4L * DOSSIERS);
                assertThat(hub.ledger().dump().get("dossier")).isEqualTo(before.get("dossier"));
                assertThat(portal.report().callsByService()).containsEntry("DongBoHoSoMC", calls);
                push(hub, DOSSIERS, 2 * DOSSIERS);
                Settled.await(hub, portal, 8L * DOSSIERS);
                assertThat(hub.ledger().totals().account().settled()).isEqualTo(8L * DOSSIERS);
            }
            assertThat(portal.statuses()).hasSize(2 * DOSSIERS);
            assertThat(Set.copyOf(portal.statuses().values())).containsExactly("10");
            assertThat(portal.report().duplicates()).isZero();
            assertThat(portal.report().steps()).isEqualTo(8L * DOSSIERS);
            assertThat(place.data().resolve("journal")).doesNotExist();
            assertThat(HubHere.ledgerFiles(place.home)).isEmpty();
            assertThat(Files.exists(place.data().resolve("keys/api-keys.properties")))
                    .isTrue();
        }
    }

    private static void push(HubHere hub, int from, int to) throws Exception {
        Pusher pusher = new Pusher(hub.keys().issue(Workplace.SOURCE));
        pusher.plan(from, to, 10);
        pusher.push(hub.address());
        assertThat(pusher.done()).isTrue();
    }
}
