package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxCall;
import vn.lienthong.sandbox.SandboxDossier;
import vn.lienthong.sandbox.SandboxReport;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.sandbox.SandboxStep;
import vn.lienthong.sandbox.SandboxTouch;

/** Guarantee G3 in the ambiguous case: the portal did what it was asked, and the answer never came. */
class PortalDropsTheConnectionAfterApplyingTest {
    private static final int DOSSIERS = 40;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} = {1}, steps {2}")
    @CsvSource({
        "DROP_AFTER_NEXT, 6, RECOGNISED",
        "DROP_AFTER_PERCENT, 25, RECOGNISED",
        "DROP_AFTER_PERCENT, 25, KEPT",
    })
    void it_is_looked_up_before_anything_is_sent_again(Fault fault, int value, DuplicateSteps steps) throws Exception {
        SandboxSettings settings =
                SandboxSettings.defaults().withDuplicateSteps(steps).withFault(fault, value);
        try (Sandbox portal = Sandbox.start(settings)) {
            // The catalogue's questions are asked without trouble: the faults are for the work.
            portal.faultsOnlyFor(Set.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC"));
            Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
            try (HubHere hub = HubHere.start(place.with("portal.batch", "8").home)) {
                Pusher pusher = new Pusher(hub.keys().issue(Workplace.SOURCE));
                pusher.plan(DOSSIERS, 10);
                pusher.push(hub.address());
                assertThat(pusher.done()).isTrue();
                Settled.await(hub, portal, 4L * DOSSIERS);
            }
            SandboxReport report = portal.report();
            assertThat(report.faultsByKind().get("dropAfter")).isGreaterThanOrEqualTo(4L);
            assertThat(report.duplicateDossierCalls())
                    .as("dossier calls twice in effect")
                    .isZero();
            assertThat(portal.statuses()).hasSize(DOSSIERS).containsValue("10");
            assertThat(Set.copyOf(portal.statuses().values())).containsExactly("10");
            assertThat(report.steps() - report.duplicateSteps()).isEqualTo(4L * DOSSIERS);
            if (steps == DuplicateSteps.RECOGNISED) {
                assertThat(report.duplicateSteps()).isZero();
            }
            Map<Long, SandboxCall> calls =
                    portal.calls(10_000).stream().collect(Collectors.toMap(SandboxCall::seq, call -> call));
            for (String number : portal.statuses().keySet()) {
                SandboxDossier dossier = portal.find(number).orElseThrow();
                lookUpFollowsEveryLostAnswer(dossier, calls);
                onlyUnknownStepsAreRepeated(dossier, calls);
            }
        }
    }

    private static void lookUpFollowsEveryLostAnswer(SandboxDossier dossier, Map<Long, SandboxCall> calls) {
        for (int i = 0; i + 1 < dossier.history().size(); i++) {
            SandboxTouch touch = dossier.history().get(i);
            boolean isDossierCall =
                    touch.kind().equals("CREATE") || touch.kind().equals("UPDATE");
            if (isDossierCall && isLost(calls.get(touch.call()))) {
                assertThat(dossier.history().get(i + 1).kind())
                        .as("what came after call %d about %s", touch.call(), dossier.number())
                        .isEqualTo("LOOKUP");
            }
        }
    }

    private static void onlyUnknownStepsAreRepeated(SandboxDossier dossier, Map<Long, SandboxCall> calls) {
        for (SandboxStep repeat : dossier.steps()) {
            if (repeat.repeat()) {
                assertThat(dossier.steps())
                        .as("a step of %s sent again by call %d", dossier.number(), repeat.call())
                        .anyMatch(earlier -> earlier.call() < repeat.call()
                                && earlier.at().equals(repeat.at())
                                && earlier.status().equals(repeat.status())
                                && isLost(calls.get(earlier.call())));
            }
        }
    }

    private static boolean isLost(SandboxCall call) {
        return call.fault().equals("dropAfter");
    }
}
