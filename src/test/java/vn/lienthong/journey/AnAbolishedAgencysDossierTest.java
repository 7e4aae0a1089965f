package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.hub.HubHere;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxDossier;
import vn.lienthong.sandbox.SandboxSettings;

/** A dossier that was begun under a province that is no more, and is finished under the one that took its place (FM-48). */
class AnAbolishedAgencysDossierTest {
    /** Abolished on 1 July 2025; H60 stands in its place. */
    private static final String BEGUN_UNDER = "H22.98";

    @TempDir
    private Path folder;

    @Test
    void it_goes_with_the_successors_account_under_its_own_agencys_code() throws Exception {
        DossierNumber number = new DossierNumber(BEGUN_UNDER + "-250612-0007");
        String record = Records.record(7, 9).replace(Records.number(7), number.value());
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(
                        Workplace.at(folder, portal.uri().toString()).impatient().home)) {
            String key = hub.keys().issue(Workplace.SOURCE);
            assertThat(Post.records(hub.address(), key, Records.array(List.of(record))))
                    .isEqualTo(202);
            Settled.await(hub, portal, 1);

            DossierPage page = hub.ledger().find(number).orElseThrow();
            Agency agency = page.believed().orElseThrow().agency();
            assertThat(agency.code().value()).as("as of the event").isEqualTo(BEGUN_UNDER);
            assertThat(agency.today().value()).as("who answers for it today").isEqualTo("H60");
            assertThat(page.credential()).contains("H60");
            assertThat(page.problems()).isEmpty();
            SandboxDossier held = portal.find(number.value()).orElseThrow();
            assertThat(held.payload())
                    .contains("\"MaHoSo\":\"" + number.value() + "\"")
                    .contains("UBND phường Mẫu");
            assertThat(portal.calls(100)).anyMatch(call -> call.madonvi().equals("H60"));
        }
    }
}
