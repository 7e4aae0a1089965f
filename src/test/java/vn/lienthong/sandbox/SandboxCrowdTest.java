package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers at once, with faults: the report still adds up, and agrees with what is held. */
class SandboxCrowdTest {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 30;

    @Test
    void the_report_adds_up_under_concurrent_callers_and_faults() {
        long seed = 20_261_122L;
        System.out.println("seed " + seed);
        SandboxSettings settings = SandboxSettings.defaults()
                .withSeed(seed)
                .withFault(Fault.REFUSE_PERCENT, 10)
                .withFault(Fault.HTML_PERCENT, 5)
                .withFault(Fault.DROP_BEFORE_PERCENT, 5)
                .withFault(Fault.DROP_AFTER_PERCENT, 5);
        AtomicLong sent = new AtomicLong();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            CompletableFuture.allOf(IntStream.range(0, CALLERS)
                            .mapToObj(caller -> CompletableFuture.runAsync(
                                    () -> work(Client.loggedIn(sandbox), caller, new Random(seed + caller), sent)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            SandboxReport report = sandbox.report();
            assertThat(report.calls()).isEqualTo(sent.get() + CALLERS);
            assertThat(report.ok() + report.refusals() + report.faulted()).isEqualTo(report.calls());
            assertThat(report.inFlight()).isZero();
            assertThat(report.logins()).isEqualTo(CALLERS);
            assertThat(report.dossiers())
                    .isEqualTo(report.creates())
                    .isEqualTo(sandbox.statuses().size())
                    .isEqualTo(report.dossiersByStatus().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            assertThat(report.refusals())
                    .isEqualTo(report.refusalsByReason().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            assertThat(report.steps())
                    .isEqualTo(sandbox.statuses().keySet().stream()
                            .mapToLong(
                                    n -> sandbox.find(n).orElseThrow().steps().size())
                            .sum());
            assertThat(report.faultsByKind()).containsKeys("html", "dropBefore", "dropAfter");
        }
    }

    private static void work(Client client, int caller, Random random, AtomicLong sent) {
        for (int round = 0; round < ROUNDS; round++) {
            // Half of the numbers are this caller's own, half are everybody's: creates collide.
            int n = random.nextBoolean() ? 1000 * (caller + 1) + round : round;
            List<ObjectNode> asks = new ArrayList<>();
            asks.add(
                    client.dossiers("False", Client.dossier(Client.number(n)), Client.dossier(Client.number(n + 500))));
            asks.add(client.dossiers("True", Client.dossier(Client.number(n)).put("TrangThaiHoSo", "4")));
            asks.add(client.batch("CapNhatTienDoHoSoMC", Client.step(Client.number(n), "20261012093000", "2")));
            for (ObjectNode ask : asks) {
                sent.incrementAndGet();
                try {
                    client.send("/adapter/integration", ask.toString());
                } catch (CompletionException dropped) {
                    // The fault under test: the caller cannot know, the portal's report does.
                    assertThat(dropped).hasCauseInstanceOf(java.io.IOException.class);
                }
            }
        }
    }
}
