package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxReport;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.source.Keys;

/**
 * Guarantees G1 to G3 at {@code kill -9}: the child JVM stands still at a named point with work in hand, is killed there and
 * started again. Nothing is lost, and no dossier call is made twice in effect.
 */
class KilledTest {
    private static final int DOSSIERS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "killed at {5}")
    @CsvSource({
        "1-receive.yaml,   'method: keep',    6, receive-before-journal,   receive-after-journal,  receive-before-journal",
        "1-receive.yaml,   'method: keep',    6, receive-before-journal,   receive-after-journal,  receive-after-journal",
        "2-normalise.yaml, 'method: read',    3, normalise-before-read,    normalise-after-read,   normalise-before-read",
        "2-normalise.yaml, 'method: settle',  3, normalise-before-settle,  normalise-after-settle, normalise-before-settle",
        "2-normalise.yaml, 'method: settle',  3, normalise-before-settle,  normalise-after-settle, normalise-after-settle",
        "2-normalise.yaml, 'method: save',    1, save-before-tables,       save-after-tables,      save-before-tables",
        "2-normalise.yaml, 'method: save',    1, save-before-tables,       save-after-tables,      save-after-tables",
        "3-deliver.yaml,   'method: deliver', 3, deliver-before-intent,    deliver-after-answer,   deliver-before-intent",
        "3-deliver.yaml,   'uri: http:portal',4, deliver-before-call,      deliver-after-call,     deliver-before-call",
        "3-deliver.yaml,   'uri: http:portal',4, deliver-before-call,      deliver-after-call,     deliver-after-call",
        "3-deliver.yaml,   'method: deliver', 3, deliver-before-intent,    deliver-after-answer,   deliver-after-answer",
    })
    void nothing_is_lost_and_nothing_happens_twice(
            String file, String step, int after, String before, String behind, String point) throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            String key =
                    Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
            Pusher pusher = new Pusher(key);
            pusher.plan(DOSSIERS, 5);
            if (step.startsWith("uri:")) {
                place.stopBetween(file, "- to:", before, null);
                place.stopAtTheEnd(file, behind);
            } else {
                place.stopBetween(file, step, before, behind);
            }
            if (step.endsWith("save")) {
                // The tables follow after a while: the portal must not be done by then.
                portal.set(Fault.LATENCY_MILLIS, 4000);
            }
            try (HubProcess hub = HubProcess.start(place, point, after)) {
                CompletableFuture<Void> pushing = CompletableFuture.runAsync(() -> pusher.push(hub.awaitOpen()));
                hub.awaitReached(point);
                assertThat(pusher.done() && allDelivered(portal))
                        .as("work is in flight at %s", point)
                        .isFalse();
                hub.kill();
                pushing.join();
            }
            portal.clearFaults();
            try (HubProcess again = HubProcess.start(place, "", 0)) {
                URI address = again.awaitOpen();
                pusher.push(address);
                assertThat(pusher.done())
                        .as("all is acknowledged after the restart")
                        .isTrue();
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(allDelivered(portal))
                        .as(() -> portal.report() + " " + portal.calls(40) + "\n" + again.output())
                        .isTrue());
                assertThat(portal.statuses()).hasSize(DOSSIERS).containsValue("10");
                SandboxReport report = portal.report();
                assertThat(report.duplicateDossierCalls())
                        .as("dossier calls twice in effect")
                        .isZero();
                assertThat(report.duplicateSteps()).isZero();
                assertThat(report.steps()).as("2, 4, 9 and 10 of each").isEqualTo(4L * DOSSIERS);
            }
        }
    }

    private static boolean allDelivered(Sandbox portal) {
        Map<String, String> held = portal.statuses();
        return held.size() == DOSSIERS
                && held.values().stream().allMatch("10"::equals)
                && portal.report().steps() >= 4L * DOSSIERS;
    }
}
