package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.source.Keys;

/**
 * A code table reads 4 as 5, and the portal holds it so. The table is mended, a replay finds the differences, one person proposes to send
 * them again and another approves: then the portal holds what the source said, and nothing that is newer was undone.
 */
class WhatWasReadWronglyIsSentAgainTest {
    private static final String CAUSE = "value TrangThaiHoSo 5 → 4";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DOSSIERS = 12;
    private static final int NEWS = 1;
    /** Spoken of twice: 4, then 5, which said nothing new as it was read then. */
    private static final int TWICE = DOSSIERS;

    @TempDir
    private Path home;

    private Sandbox portal;
    private Workplace place;
    private String key;
    private MisreadTable table;

    @BeforeEach
    void open() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED));
        place = UnknownCodes.at(home, portal.uri().toString()).with("redeliver.rate", "6000");
        table = new MisreadTable(place, DOSSIERS);
        table.write(MisreadTable.WRONG);
        key = Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void two_persons_have_the_portal_hold_what_the_source_said_and_nothing_newer_is_undone() throws Exception {
        readWrongly();
        table.write(MisreadTable.RIGHT);
        String order;
        try (HubHere hub = HubHere.start(home)) {
            push(hub.address(), NEWS, 10);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(portal.statuses()).containsEntry(Records.number(NEWS), "10"));
            String run = table.replay();

            assertThat(table.said("propose", run, "--cause", "value ChuHoSo text → -", "--who", "an", "--why", "thử"))
                    .startsWith("redelivery-nothing-chosen");
            assertThat(table.said("propose", run, "--rate", "6001", "--who", "an", "--why", "thử"))
                    .startsWith("redelivery-rate-wrong");
            order = table.said("propose", run, "--cause", CAUSE, "--who", "an", "--why", "bảng mã sai")
                    .replace("Message ", "")
                    .strip();
            assertThat(table.said("approve", order, "--who", " AN", "--why", "tự duyệt"))
                    .startsWith("redelivery-same-person");
            assertThat(table.said("resume", order, "--who", "binh", "--why", "sớm"))
                    .startsWith("redelivery-state-wrong");
            assertThat(table.said("approve", "999999", "--who", "binh", "--why", "x"))
                    .startsWith("redelivery-order-unknown");
            assertThat(portal.statuses()).containsEntry(Records.number(2), "5");

            assertThat(table.said("approve", order, "--who", "binh", "--why", "đã đối chiếu"))
                    .startsWith("Message ");

            await().atMost(PATIENCE).until(() -> table.show(order).path("ended").asBoolean());
            assertThat(portal.statuses()).isEqualTo(mended());
            assertThat(portal.report().duplicateSteps()).isZero();
            recordSaysAll(table.show(order));
            assertThat(table.said("cancel", order, "--who", "chi", "--why", "muộn"))
                    .startsWith("redelivery-state-wrong");
            // Once more: nothing is left of it that could be sent.
            String again = table.approved(run);
            await().atMost(PATIENCE).until(() -> table.show(again).path("ended").asBoolean());
            assertThat(table.show(again).path("outcomes").has("delivered")).isFalse();
            assertThat(hub.ledger().totals().account().balances()).isTrue();
            assertThat(hub.ledger().totals().account().pending()).isZero();
        }
        // What is read again now is what the hub decided last.
        assertThat(HubHere.command(home, "replay").out()).contains("0 differences");
        Map<String, List<String>> before = HubHere.dump(home);
        HubHere.deleteLedger(home);
        assertThat(HubHere.dump(home)).isEqualTo(before);
        assertThat(table.show(order).path("outcomes").path("delivered").asInt()).isEqualTo(DOSSIERS - 2);
    }

    @Test
    void an_order_that_is_cancelled_half_way_sends_nothing_more_and_one_that_is_paused_goes_on() throws Exception {
        readWrongly();
        table.write(MisreadTable.RIGHT);
        try (HubHere hub = HubHere.start(home)) {
            String run = table.replay();
            String order = table.approved(run, "--rate", "60");
            await().atMost(PATIENCE)
                    .until(() ->
                            table.show(order).path("outcomes").path("delivered").asInt() == 5);

            assertThat(table.said("cancel", order, "--who", "chi", "--why", "đủ rồi"))
                    .startsWith("Message ");

            assertThat(table.show(order).path("state").asText()).isEqualTo("CANCELLED");
            assertThat(table.show(order).path("ended").asBoolean()).isTrue();
            assertThat(portal.statuses().values()).filteredOn("4"::equals).hasSize(5);

            String second = table.approved(run, "--rate", "120");
            assertThat(table.said("pause", second, "--who", "chi", "--why", "chờ"))
                    .startsWith("Message ");
            assertThat(table.show(second).path("state").asText()).isEqualTo("PAUSED");
            assertThat(table.said("resume", second, "--who", "an", "--why", "tiếp"))
                    .startsWith("Message ");
            await().atMost(PATIENCE)
                    .until(() -> table.show(second).path("ended").asBoolean());
            assertThat(table.show(second).path("outcomes").path("same").asInt()).isPositive();
            assertThat(portal.statuses().values()).filteredOn("4"::equals).hasSize(DOSSIERS - 1);
        }
    }

    @Test
    void a_hub_that_is_killed_half_way_sends_each_dossier_once() throws Exception {
        readWrongly();
        table.write(MisreadTable.RIGHT);
        place.stopBetween("8-replay.yaml", "ref: redelivering", "redeliver-before", "redeliver-after");
        String order;
        try (HubHere hub = HubHere.start(home)) {
            order = table.said(
                            "propose",
                            table.replay(),
                            "--cause",
                            CAUSE,
                            "--rate",
                            "240",
                            "--who",
                            "an",
                            "--why",
                            "bảng mã sai")
                    .replace("Message ", "")
                    .strip();
        }
        String approval = table.said("approve", order, "--who", "binh", "--why", "đã đối chiếu");
        assertThat(approval).startsWith("Message ");
        try (HubProcess hub = HubProcess.start(place, "redeliver-after", 1)) {
            hub.awaitReached("redeliver-after");
            hub.kill();
        }
        try (HubHere again = HubHere.start(home)) {
            await().atMost(PATIENCE).until(() -> table.show(order).path("ended").asBoolean());
            assertThat(portal.statuses().values()).filteredOn("4"::equals).hasSize(DOSSIERS - 1);
            assertThat(portal.report().duplicateDossierCalls()).isZero();
            assertThat(table.show(order).path("outcomes").path("delivered").asInt())
                    .isEqualTo(DOSSIERS - 1);
            assertThat(again.ledger().totals().account().pending()).isZero();
        }
    }

    /** All but the last begin with 4; the last says 4 and then 5. */
    private void readWrongly() throws Exception {
        try (HubHere hub = HubHere.start(home)) {
            for (int n = 1; n <= DOSSIERS; n++) {
                push(hub.address(), n, 4);
            }
            push(hub.address(), TWICE, 5);
            Settled.await(hub, portal, DOSSIERS + 1);
            assertThat(portal.statuses()).hasSize(DOSSIERS);
            assertThat(portal.statuses().values()).containsOnly("5");
        }
    }

    private static Map<String, String> mended() {
        Map<String, String> mended = new java.util.TreeMap<>();
        for (int n = 1; n <= DOSSIERS; n++) {
            mended.put(Records.number(n), n == NEWS ? "10" : n == TWICE ? "5" : "4");
        }
        return mended;
    }

    private void recordSaysAll(JsonNode order) {
        assertThat(order.path("outcomes").path("delivered").asInt()).isEqualTo(DOSSIERS - 2);
        assertThat(order.path("outcomes").path("newer").asInt()).isEqualTo(1);
        assertThat(order.path("outcomes").path("same").asInt()).isEqualTo(1);
        List<String> record = new ArrayList<>();
        order.path("record")
                .forEach(one -> record.add(
                        one.path("dossier").asText() + " " + one.path("outcome").asText()));
        assertThat(record)
                .hasSize(DOSSIERS)
                .contains(
                        Records.number(NEWS) + " newer",
                        Records.number(2) + " delivered",
                        Records.number(TWICE) + " same");
        List<String> deeds = new ArrayList<>();
        order.path("deeds")
                .forEach(one -> deeds.add(one.path("word").asText() + " "
                        + one.path("who").asText() + " " + one.path("why").asText()));
        assertThat(deeds).containsExactly("propose an bảng mã sai", "approve binh đã đối chiếu");
    }

    private void push(URI hub, int n, int status) throws Exception {
        assertThat(Post.records(hub, key, Records.array(List.of(Records.record(n, status)))))
                .isEqualTo(202);
    }
}
