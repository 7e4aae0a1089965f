package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxReport;
import vn.lienthong.sandbox.SandboxSettings;

/** A province comes to the hub whose dossiers, nearly all of them, are at the portal already. */
class AdoptionDayTest {
    private static final int DOSSIERS = 2_000;
    private static final int POST = 100;
    private static final double SHARE = 0.9;
    private static final long SEED = 20_261_012;

    @TempDir
    private Path folder;

    @Test
    void the_first_sync_does_not_collapse_into_refusals() throws Exception {
        List<String> existing = existing();
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withExisting(existing))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                for (int first = 0; first < DOSSIERS; first += POST) {
                    assertThat(Post.records(hub.address(), key, batch(first))).isEqualTo(202);
                }
                Settled.await(hub, portal, DOSSIERS);
                assertThat(hub.ledger().totals().account().settled()).isEqualTo(DOSSIERS);
            }
            SandboxReport report = portal.report();
            Map<String, Long> reasons = report.refusalsByReason();
            double rate = (double) report.refusals() / DOSSIERS;
            System.out.printf(
                    "JOURNEY adoption (seed %d): %d of %d dossiers existed; %d refused calls (%.2f %% of dossiers) %s,"
                            + " %d look-ups, %d dossier calls%n",
                    SEED,
                    existing.size(),
                    DOSSIERS,
                    report.refusals(),
                    100 * rate,
                    reasons,
                    report.lookups(),
                    report.callsByService().get("DongBoHoSoMC"));
            assertThat(rate).as("refused calls per dossier").isLessThan(0.02);
            assertThat(report.duplicates()).isZero();
            assertThat(portal.statuses()).hasSize(DOSSIERS);
            assertThat(Set.copyOf(portal.statuses().values())).containsExactly("4");
            assertThat(report.creates()).isEqualTo(DOSSIERS - existing.size());
        }
    }

    private static List<String> existing() {
        Random random = new Random(SEED);
        List<String> existing = new ArrayList<>();
        for (int n = 0; n < DOSSIERS; n++) {
            if (random.nextDouble() < SHARE) {
                existing.add(Records.number(n));
            }
        }
        return existing;
    }

    private static String batch(int first) {
        List<String> records = new ArrayList<>();
        for (int n = first; n < first + POST; n++) {
            records.add(Records.record(n, 4));
        }
        return Records.array(records);
    }
}
