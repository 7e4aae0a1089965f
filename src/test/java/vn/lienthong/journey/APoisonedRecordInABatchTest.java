package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Guarantee G5: a record that the portal refuses, without saying which, stands alone in the end. */
class APoisonedRecordInABatchTest {
    private static final int DOSSIERS = 64;
    private static final int GUILTY = 37;

    @TempDir
    private Path folder;

    @Test
    void the_guilty_record_is_a_named_problem_its_neighbours_arrive_and_a_release_delivers_it() throws Exception {
        Set<String> poison = Set.of(Records.number(GUILTY));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withPoison(poison))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            ProblemRow problem;
            try (HubHere hub = HubHere.start(place.home)) {
                assertThat(Post.records(hub.address(), hub.keys().issue(Workplace.SOURCE), batch()))
                        .isEqualTo(202);
                // The guilty dossier's step waits with it.
                Settled.await(hub, portal, DOSSIERS, 1);
                assertThat(hub.ledger().totals().account().settled()).isEqualTo(DOSSIERS - 1);
                assertThat(hub.ledger().totals().account().problems()).isEqualTo(1);
                problem = hub.ledger().problems(ProblemQuery.open(10)).get(0);
                named(problem);
            }
            assertThat(portal.statuses()).hasSize(DOSSIERS - 1).doesNotContainKey(Records.number(GUILTY));
            long calls = portal.report().callsByService().get("DongBoHoSoMC");
            System.out.printf("JOURNEY poisoned: 1 of %d records, found with %d dossier calls%n", DOSSIERS, calls);
            assertThat(calls).as("halving, not one by one").isLessThan(DOSSIERS / 2);
            portal.clearFaults();
            release(place, problem);
            try (HubHere hub = HubHere.start(place.home)) {
                Settled.await(hub, portal, DOSSIERS);
                assertThat(hub.ledger().totals().account().settled()).isEqualTo(DOSSIERS);
                assertThat(hub.ledger().problems(ProblemQuery.open(10))).isEmpty();
                assertThat(hub.journal().list(0, 10_000, Long.MAX_VALUE))
                        .anyMatch(entry -> entry.kind() == Kind.DECISION
                                && entry.party().equals("canbo-mau")
                                && entry.payload().text().contains("cause mended"));
            }
            assertThat(portal.statuses()).hasSize(DOSSIERS).containsEntry(Records.number(GUILTY), "4");
            assertThat(portal.report().steps()).isEqualTo(DOSSIERS);
            assertThat(portal.report().duplicates()).isZero();
        }
    }

    private static void named(ProblemRow problem) {
        assertThat(problem.problem().code()).isEqualTo(ProblemCode.PORTAL_REFUSED);
        assertThat(problem.number()).contains(new DossierNumber(Records.number(GUILTY)));
        assertThat(problem.index()).isEqualTo(GUILTY);
        assertThat(problem.source()).isEqualTo(Workplace.SOURCE);
        assertThat(problem.problem().vi()).isNotBlank();
        assertThat(problem.problem().en()).isNotBlank();
    }

    private static void release(Workplace place, ProblemRow problem) {
        String name = new ProblemKey(problem.position(), problem.index(), problem.part()).toString();
        HubHere.Said listed = HubHere.command(place.home, "problems", "list");
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains(name, "PORTAL_REFUSED");
        HubHere.Said said =
                HubHere.command(place.home, "problems", "release", name, "--who", "canbo-mau", "--why", "cause mended");
        assertThat(said.code()).as(said.err()).isZero();
    }

    private static String batch() {
        List<String> records = new ArrayList<>();
        for (int n = 0; n < DOSSIERS; n++) {
            records.add(Records.record(n, 4));
        }
        return Records.array(records);
    }
}
