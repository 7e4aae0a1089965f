package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxReport;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

/**
 * {@code kill -9} while every polled transport is in the middle of its second batch: between reading and the journal, or between
 * the journal and what moves on at the source. The next hub reads on: nothing is lost, nothing happens twice.
 */
class KilledWhilePollingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "killed {0} the journal")
    @ValueSource(strings = {"before", "behind"})
    void every_transport_reads_on_where_it_was_killed(String when) throws Exception {
        Function<PolledSource, String> point = when.equals("before") ? PolledSource::before : PolledSource::behind;
        try (Sandbox portal = portal();
                PolledServers servers = new PolledServers(folder.resolve("servers"))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            servers.addAsked(place);
            servers.addDropped(place);
            List<String> points = servers.sources().stream().map(point).toList();
            try (HubProcess hub = HubProcess.start(place, String.join(",", points), 2)) {
                points.forEach(hub::awaitReached);
                hub.kill();
            }
            assertThat(deliveries(place).values())
                    .as("batches in the journal when it was killed")
                    .allMatch(kept -> kept == (when.equals("before") ? 1L : 2L));
            assertThat(servers.unread())
                    .as("a file is moved behind the journal")
                    .hasSize(3 * 2);
            try (HubProcess again = HubProcess.start(place, "", 0)) {
                again.awaitOpen();
                allAtThePortal(portal, servers, "2", 1, again);
                await().atMost(PATIENCE).until(() -> servers.unread().isEmpty() && servers.committed() == 3);
            }
            assertThat(deliveries(place)).hasSize(9).allSatisfy((code, kept) -> assertThat(kept)
                    .isGreaterThanOrEqualTo(3));
            assertThat(journal(place).stream()
                            .filter(entry -> entry.kind() == Kind.DELIVERY)
                            .map(entry -> entry.party() + " " + entry.payload().sha256()))
                    .as("batches in the journal")
                    .doesNotHaveDuplicates();
            assertThat(servers.read()).hasSize(3 * 3);
            nothingTwice(portal, servers, 1);
        }
    }

    @Test
    void a_pull_from_a_day_that_was_killed_in_its_middle_ends_after_the_restart() throws Exception {
        try (Sandbox portal = portal();
                PolledServers servers = new PolledServers(folder.resolve("servers"))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            servers.addAsked(place);
            try (HubProcess hub = HubProcess.start(place, "", 0)) {
                hub.awaitOpen();
                allAtThePortal(portal, servers, "2", 1, hub);
            }
            servers.turnSilently(4);
            for (String code : List.of("bang", "hoi-tu", "hoi-soap")) {
                HubHere.command(folder, "source", "pull", code, "--from", "2026-01-01", "--wait", "0");
            }
            try (HubProcess hub = HubProcess.start(place, "bang-before", 2)) {
                hub.awaitReached("bang-before");
                hub.kill();
            }
            // What was decided stands in the journal: the order itself is needed no more.
            assertThat(decided(place)).contains("bang");
            forgetOrder("bang");
            try (HubProcess again = HubProcess.start(place, "", 0)) {
                again.awaitOpen();
                allAtThePortal(portal, servers, "4", 2, again);
            }
            nothingTwice(portal, servers, 2);
        }
    }

    /** A step whose answer the kill took is sent again, which this portal knows: how often steps go is KilledTest's matter. */
    private static Sandbox portal() {
        return Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED));
    }

    private static void allAtThePortal(
            Sandbox portal, PolledServers servers, String status, int steps, HubProcess hub) {
        Map<String, String> expected = servers.sources().stream()
                .flatMap(source -> source.numbers().stream())
                .collect(Collectors.toMap(Records::number, number -> status));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(new TreeMap<>(portal.statuses()))
                .as(() -> portal.report() + "\n" + String.join("\n", hub.output()))
                .isEqualTo(new TreeMap<>(expected)));
        await().atMost(PATIENCE).until(() -> portal.report().steps() >= (long) steps * expected.size());
    }

    private static void nothingTwice(Sandbox portal, PolledServers servers, int steps) {
        long all = (long) steps * PolledSource.DOSSIERS * servers.sources().size();
        SandboxReport report = portal.report();
        assertThat(report.steps()).isEqualTo(all);
        assertThat(report.duplicateDossierCalls()).isZero();
        assertThat(report.duplicateSteps()).isZero();
    }

    /** How many deliveries a stopped hub's journal holds, by their sources. */
    private static Map<String, Long> deliveries(Workplace place) {
        return journal(place).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .collect(Collectors.groupingBy(Entry::party, TreeMap::new, Collectors.counting()));
    }

    private static List<String> decided(Workplace place) {
        return journal(place).stream()
                .filter(entry -> entry.kind() == Kind.DECISION)
                // Decided by people: that a key signs is the hub's own.
                .filter(entry -> !"evidence-key".equals(entry.facts().get("action")))
                .map(entry -> entry.facts().get("source"))
                .toList();
    }

    private static List<Entry> journal(Workplace place) {
        return HubHere.entries(place.home);
    }

    private void forgetOrder(String code) throws Exception {
        try (Stream<Path> orders = Files.list(folder.resolve("data/orders"))) {
            for (Path order : orders.filter(Files::isRegularFile).toList()) {
                if (new ObjectMapper()
                        .readTree(order.toFile())
                        .path("source")
                        .asText()
                        .equals(code)) {
                    Files.delete(order);
                }
            }
        }
    }
}
