package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Nobody is told that parties agree while dossiers wait, are held, could not be read, or could not be asked for. */
class AStatementSaysNoMoreThanIsConfirmedTest {
    private static final String DAY = "2026-10-12";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DOSSIERS = 5;

    @TempDir
    private Path folder;

    @Test
    void while_the_portal_is_away_and_everything_waits_it_is_not_yet_confirmed() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
            try (HubHere hub = HubHere.start(place.home)) {
                portal.faultsOnlyFor(Set.of("DongBoHoSoMC"));
                portal.set(Fault.DOWN_SECONDS, 600);
                push(hub, DOSSIERS, 4);
                await().atMost(PATIENCE).until(() -> hub.ledger().totals().dossiers() == DOSSIERS);

                HubHere.Said said = reconcile();

                assertThat(said.code()).as(said.out() + said.err()).isEqualTo(3);
                assertThat(said.out())
                        .contains("the hub holds 5 dossiers: 0 confirmed by the portal, 5 on their way, 0 held")
                        .contains("NOT YET CONFIRMED")
                        .doesNotContain("AGREES");
                JsonNode statement = statement("H60");
                assertThat(statement.path("verdict").asText()).isEqualTo("NOT_CONFIRMED");
                assertThat(statement.path("agrees").asBoolean()).isFalse();
                HubClient client = new HubClient(hub.address());
                assertThat(client.get("/doi-soat").body()).contains("data-state=\"not-confirmed\"");
                assertThat(client.get("/doi-soat?bien-ban=H60/" + DAY + "_" + DAY + "_" + Workplace.SOURCE)
                                .body())
                        .contains("CHƯA XÁC NHẬN HẾT / NOT YET CONFIRMED")
                        .doesNotContain("KHỚP / AGREES");
                assertThat(client.get("/api/v1/sources/" + Workplace.SOURCE)
                                .json()
                                .at("/lastReconciliation/state")
                                .asText())
                        .isEqualTo("not-confirmed");
            }
        }
    }

    @Test
    void what_no_credential_delivers_is_missing_at_the_portal_under_the_code_of_its_problem() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
            withoutCredential(place);
            try (HubHere hub = HubHere.start(place.home)) {
                push(hub, DOSSIERS, 4);
                await().atMost(PATIENCE).until(() -> hub.ledger().totals().openProblems() == DOSSIERS);

                HubHere.Said said = reconcile();

                assertThat(said.code()).as(said.out() + said.err()).isEqualTo(1);
                assertThat(said.out()).contains("5 held", "5 not askable", "DIFFERS: 5 differences");
                assertEachIsMissing("NO_CREDENTIAL", DOSSIERS);
            }
        }
    }

    @Test
    void records_that_nobody_could_read_keep_a_pushing_source_from_agreeing() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = UnknownCodes.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(place.home)) {
                push(hub, DOSSIERS, 77);
                await().atMost(PATIENCE).until(() -> hub.ledger().totals().openProblems() == DOSSIERS);

                HubHere.Said said = reconcile();

                assertThat(said.code()).as(said.out() + said.err()).isEqualTo(3);
                assertThat(said.out()).contains("5 records that came since the first day could not be read");
                assertThat(statement("chua-ro").path("unreadRecords").asInt()).isEqualTo(DOSSIERS);
            }
        }
    }

    @Test
    void under_the_six_steps_of_2026_confirmations_alone_agree_and_a_held_dossier_is_named_without_a_look_up()
            throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString())
                    .impatient()
                    .with("portal.2026.adapter", portal.uri() + "/dvcsync")
                    .with("portal.credential.H60.2026-client-id", "donvi_H60")
                    .with("portal.credential.H60.2026-client-secret", "mat-khau-H60")
                    .with("portal.credential.H60.2026-from", DAY);
            try (HubHere hub = HubHere.start(place.home)) {
                push(hub, DOSSIERS, 4);
                Settled.awaitEnded(hub, portal, DOSSIERS);

                HubHere.Said agreed = reconcile();
                assertThat(agreed.code()).as(agreed.out() + agreed.err()).isZero();
                JsonNode side = statement("H60").path("comparedWithPortal");
                assertThat(side.path("how").asText()).isEqualTo("CONFIRMATIONS");
                assertThat(side.path("lookedUp").asInt()).isZero();
                assertThat(side.path("notAskable").asInt()).isEqualTo(DOSSIERS);
                assertThat(page("H60")).contains("Giao thức này không có tra cứu");

                post(hub, List.of(withoutApplicant(DOSSIERS + 1)));
                await().atMost(PATIENCE).until(() -> hub.ledger().totals().openProblems() == 1);

                assertThat(reconcile().code()).isEqualTo(1);
                assertEachIsMissing("PORTAL_REFUSED", 1);
            }
        }
    }

    private static void withoutCredential(Workplace place) throws IOException {
        Path settings = place.home.resolve("hub.properties");
        Files.writeString(settings, Files.readString(settings).replace("H60", "H56"));
    }

    /** The portal refuses it. */
    private static String withoutApplicant(int n) {
        return Records.record(n, 4).replaceAll("\"ChuHoSo\":\"[^\"]*\"", "\"ChuHoSo\":\"\"");
    }

    private void assertEachIsMissing(String note, int dossiers) throws IOException {
        JsonNode findings = statement("H60").path("findings");
        assertThat(findings).hasSize(dossiers).allSatisfy(one -> {
            assertThat(one.path("between").asText()).isEqualTo("HUB_PORTAL");
            assertThat(one.path("kind").asText()).isEqualTo("MISSING");
            assertThat(one.path("wrong").asText()).isEqualTo("HUB");
            assertThat(one.path("note").asText()).isEqualTo(note);
        });
    }

    private static void push(HubHere hub, int dossiers, int status) throws Exception {
        List<String> records = IntStream.rangeClosed(1, dossiers)
                .mapToObj(n -> Records.record(n, status))
                .toList();
        post(hub, records);
    }

    private static void post(HubHere hub, List<String> records) throws Exception {
        String key = hub.keys().issue(Workplace.SOURCE);
        assertThat(Post.records(hub.address(), key, Records.array(records))).isEqualTo(202);
    }

    private HubHere.Said reconcile() {
        return HubHere.command(folder, "reconcile", "--source", Workplace.SOURCE, "--from", DAY);
    }

    private JsonNode statement(String agency) throws IOException {
        return new ObjectMapper().readTree(file(agency, ".json"));
    }

    private String page(String agency) throws IOException {
        return file(agency, ".html");
    }

    private String file(String agency, String end) throws IOException {
        String name = agency + "/" + DAY + "_" + DAY + "_" + Workplace.SOURCE + end;
        return Files.readString(folder.resolve("data/reconcile/statements").resolve(name));
    }
}
