package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A hub's first day: sources speak before the portal has given its lists (guarantee G2). */
class TheCatalogueComesLateTest {
    private static final int DOSSIERS = 40;

    @TempDir
    private Path folder;

    @Test
    void dossiers_that_needed_it_are_delivered_when_it_comes_without_a_person() throws Exception {
        int port;
        try (Sandbox once = Sandbox.start(SandboxSettings.defaults())) {
            port = once.port();
        }
        Workplace place = Workplace.at(folder, "http://127.0.0.1:" + port).impatient();
        try (HubHere hub = HubHere.start(place.home)) {
            List<String> records = new ArrayList<>();
            for (int n = 0; n < DOSSIERS; n++) {
                records.add(withoutNames(Records.record(n, 4)));
            }
            Post.records(hub.address(), hub.keys().issue(Workplace.SOURCE), Records.array(records));
            await().until(() -> hub.ledger().problems(ProblemQuery.open(100)).size() == DOSSIERS);
            try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withPort(port))) {
                Settled.await(hub, portal, DOSSIERS);
                assertThat(portal.statuses()).hasSize(DOSSIERS);
                assertThat(hub.ledger().problems(ProblemQuery.open(100))).isEmpty();
            }
        }
    }

    /** As many sources send it: the procedure's code, and no names. */
    private static String withoutNames(String record) {
        return record.replaceAll("\"(TenTTHC|MaLinhVuc|TenLinhVuc)\":\"[^\"]*\",", "");
    }
}
