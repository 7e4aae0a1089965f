package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.source.Keys;

/** Each reason for which a difference of an order is not sent, or not taken, in a hub that runs; and both stores, both protocols. */
class WhyARecordIsNotSentAgainTest {
    private static final String CAUSE = "value TrangThaiHoSo 5 → 4";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DOSSIERS = 8;

    @TempDir
    private Path home;

    private Sandbox portal;
    private Workplace place;
    private String key;
    private MisreadTable table;

    @BeforeEach
    void open() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED));
        place = UnknownCodes.at(home, portal.uri().toString());
        key = Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
        table = new MisreadTable(place, DOSSIERS);
        table.write(MisreadTable.WRONG);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void what_the_portal_refuses_becomes_a_problem_and_waits_for_a_person_from_then_on() throws Exception {
        place.with("redeliver.rate", "6000");
        readWrongly();
        table.write(MisreadTable.RIGHT);
        try (HubHere hub = HubHere.start(home)) {
            portal.poison(Set.of(Records.number(2)));
            String run = table.replay();
            String order = table.approved(run, "--cause", Workplace.SOURCE + " " + CAUSE);
            await().atMost(PATIENCE).until(() -> table.show(order).path("ended").asBoolean());
            assertThat(outcomes(order)).contains("delivered=" + (DOSSIERS - 1), "refused=1");
            assertThat(hub.ledger().totals().openProblems()).isEqualTo(1);

            String again = table.approved(run);
            await().atMost(PATIENCE).until(() -> table.show(again).path("ended").asBoolean());

            assertThat(outcomes(again)).contains("problem-open=1").noneMatch(one -> one.startsWith("delivered"));
            assertThat(portal.statuses()).containsEntry(Records.number(2), "5");
            assertThat(hub.ledger().totals().account().balances()).isTrue();
        }
    }

    @Test
    void what_the_portal_could_not_take_is_left_as_it_is_there() throws Exception {
        place.with("redeliver.rate", "6000");
        readWrongly();
        table.write(MisreadTable.RIGHT);
        Path mapping = home.resolve("mappings").resolve(Workplace.SOURCE).resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replaceFirst("\n *NgayTiepNhan: [^\n]*", ""));
        try (HubHere hub = HubHere.start(home)) {
            String order = table.approved(table.replay(), "--cause", CAUSE);
            await().atMost(PATIENCE).until(() -> table.show(order).path("ended").asBoolean());

            assertThat(outcomes(order)).containsExactly("held=" + DOSSIERS);
            assertThat(portal.statuses().values()).containsOnly("5");
            assertThat(hub.ledger().totals().account().pending()).isZero();
            assertThat(hub.ledger().totals().openProblems()).isZero();
        }
    }

    @Test
    void orders_share_one_rate_and_what_an_edit_of_the_mapping_overtakes_is_not_sent() throws Exception {
        place.with("redeliver.rate", "24");
        readWrongly();
        table.write(MisreadTable.RIGHT);
        try (HubHere hub = HubHere.start(home)) {
            String run = table.replay();
            String first = table.approved(run, "--dossier", Records.number(1), "--dossier", Records.number(2));
            String second = table.approved(run, "--cause", CAUSE);
            // Two of the one, and two of the other five seconds later: not both at once.
            await().atMost(PATIENCE).until(() -> table.show(first).path("ended").asBoolean());
            assertThat(table.show(second).path("done").asInt()).isLessThan(DOSSIERS);
            await().atMost(PATIENCE).until(() -> table.show(second).path("done").asInt() > 0);
            assertThat(table.said("pause", second, "--who", "chi", "--why", "chờ"))
                    .startsWith("Message ");
            table.write(MisreadTable.RIGHT + "6,6,Chờ nộp,,,\n");
            String before =
                    table.show(second).path("versions").path(Workplace.SOURCE).asText();
            await().atMost(PATIENCE).until(() -> !hub.journal().list(0, 100_000, 1 << 26).stream()
                    .filter(entry -> entry.party().equals(Workplace.SOURCE)
                            && entry.facts().containsKey("version"))
                    .reduce((one, other) -> other)
                    .orElseThrow()
                    .facts()
                    .get("version")
                    .equals(before));

            assertThat(table.said("resume", second, "--who", "an", "--why", "tiếp"))
                    .startsWith("Message ");

            await().atMost(PATIENCE)
                    .until(() -> table.show(second).path("ended").asBoolean());
            assertThat(outcomes(second)).anyMatch(one -> one.startsWith("mapping-changed="));
            assertThat(portal.statuses().values()).contains("5");
        }
    }

    @Test
    void on_postgresql_and_by_the_six_steps_the_portal_holds_what_the_source_said_too() throws Exception {
        String today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
        place.with("redeliver.rate", "6000")
                .with("portal.2026.adapter", portal.uri() + "/dvcsync")
                .with("portal.credential.H60.2026-client-id", "donvi_H60")
                .with("portal.credential.H60.2026-client-secret", "mat-khau-H60")
                .with("portal.credential.H60.2026-from", today);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            place.with("store.url", database.getJdbcUrl("postgres", "postgres")).with("store.user", "postgres");
            readWrongly();
            table.write(MisreadTable.RIGHT);
            try (HubHere hub = HubHere.start(home)) {
                String order = table.approved(table.replay(), "--cause", CAUSE);

                await().atMost(PATIENCE)
                        .until(() -> table.show(order).path("ended").asBoolean());

                assertThat(outcomes(order)).containsExactly("delivered=" + DOSSIERS);
                assertThat(portal.statuses()).hasSize(DOSSIERS);
                assertThat(portal.statuses().keySet()).allMatch(number -> number.startsWith("H60-"));
                assertThat(portal.statuses().values()).containsOnly("4");
                assertThat(portal.report().creates()).isEqualTo(DOSSIERS);
                assertThat(hub.ledger().totals().account().pending()).isZero();
            }
            assertThat(HubHere.command(home, "replay").out()).contains("0 differences");
        }
    }

    private void readWrongly() throws Exception {
        try (HubHere hub = HubHere.start(home)) {
            for (int n = 1; n <= DOSSIERS; n++) {
                push(hub.address(), n);
            }
            Settled.await(hub, portal, DOSSIERS);
            assertThat(portal.statuses().values()).hasSize(DOSSIERS).containsOnly("5");
        }
    }

    private List<String> outcomes(String order) throws IOException {
        JsonNode said = table.show(order).path("outcomes");
        List<String> outcomes = new ArrayList<>();
        said.fieldNames()
                .forEachRemaining(
                        name -> outcomes.add(name + "=" + said.path(name).asInt()));
        return outcomes;
    }

    private void push(URI hub, int n) throws Exception {
        assertThat(Post.records(hub, key, Records.array(List.of(Records.record(n, 4)))))
                .isEqualTo(202);
    }
}
