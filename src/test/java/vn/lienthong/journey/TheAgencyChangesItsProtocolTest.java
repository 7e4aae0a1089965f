package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxReport;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.source.Keys;

/**
 * The operator changed in 2026: from a day on an agency's new dossiers go by the six steps, under numbers that the adapter issues and without
 * a look-up; those that began before go on in the envelope. Each is at the portal once.
 */
class TheAgencyChangesItsProtocolTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int BEFORE = 20;
    private static final int DOSSIERS = 40;

    @TempDir
    private Path folder;

    @Test
    void at_midnight_new_dossiers_change_and_begun_ones_do_not_while_answers_are_lost() throws Exception {
        MovingClock clock = new MovingClock();
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), VIETNAM).plusDays(1);
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED))) {
            portal.faultsOnlyFor(
                    Set.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC", "CreateDossier", "CapNhatTienTrinh", "GetNextValue"));
            portal.set(Fault.DROP_AFTER_PERCENT, 20);
            Workplace place = workplace(portal, tomorrow).impatient();
            try (HubHere hub = HubHere.start(place.home, clock)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                Pusher begun = new Pusher(key);
                begun.plan(BEFORE, 5);
                // Half of what happens to them happens before midnight, and half after it.
                begun.push(hub.address(), 2 * (BEFORE + 4) / 5);
                await().until(() -> portal.report().creates() >= BEFORE);
                clock.forward(Duration.ofDays(1));
                begun.push(hub.address());
                Pusher fresh = new Pusher(key);
                fresh.plan(BEFORE, DOSSIERS, 5);
                fresh.push(hub.address());
                assertThat(begun.done() && fresh.done()).isTrue();
                Settled.await(hub, portal, 4L * DOSSIERS);
                assertThat(hub.ledger().totals().openProblems()).isZero();
            }
            eachIsThereOnce(portal);
            assertThat(portal.report().faultsByKind().get("dropAfter")).isGreaterThan(4L);
            aRebuildSaysTheSame(place);
        }
    }

    @Test
    void killed_with_a_call_on_its_way_in_either_protocol() throws Exception {
        LocalDate today = LocalDate.ofInstant(Instant.now(), VIETNAM);
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED))) {
            Workplace place = workplace(portal, today.plusDays(30)).with("portal.batch", "5");
            String key =
                    Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
            Pusher begun = new Pusher(key);
            begun.plan(BEFORE, 5);
            // All of them are heard before the agency changes: what is heard later begins in the new protocol.
            killedWhileACallIsHeld(place, portal, begun, "DongBoHoSoMC", begun::done);

            place.with("portal.credential.H60.2026-from", today.toString());
            Pusher fresh = new Pusher(key);
            fresh.plan(BEFORE, DOSSIERS, 5);
            killedWhileACallIsHeld(place, portal, fresh, "GetNextValue", () -> true);
            killedWhileACallIsHeld(place, portal, fresh, "CreateDossier", () -> true);
            killedWhileACallIsHeld(place, portal, fresh, "CapNhatTrangThai", () -> true);

            try (HubProcess last = HubProcess.start(place, "", 0)) {
                begun.push(last.awaitOpen());
                fresh.push(last.awaitOpen());
                assertThat(begun.done() && fresh.done()).isTrue();
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(isAllThere(portal))
                        .as(() -> portal.report() + "\n" + last.output())
                        .isTrue());
            }
            eachIsThereOnce(portal);
            aRebuildSaysTheSame(place);
        }
    }

    /** The portal applies a call and keeps its answer back: then the hub is killed. */
    private static void killedWhileACallIsHeld(
            Workplace place, Sandbox portal, Pusher pusher, String service, BooleanSupplier ready) throws Exception {
        portal.faultsOnlyFor(Set.of(service));
        portal.set(Fault.HOLD_AFTER_NEXT, 1);
        try (HubProcess hub = HubProcess.start(place, "", 0)) {
            CompletableFuture<Void> pushing = CompletableFuture.runAsync(() -> pusher.push(hub.awaitOpen()));
            await("a " + service + " is held")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> portal.held() > 0 && ready.getAsBoolean());
            hub.kill();
            pushing.join();
        }
        portal.clearFaults();
    }

    private Workplace workplace(Sandbox portal, LocalDate from) throws Exception {
        return Workplace.at(folder, portal.uri().toString())
                .with("portal.2026.adapter", portal.uri() + "/dvcsync")
                .with("portal.credential.H60.2026-client-id", "donvi_H60")
                .with("portal.credential.H60.2026-client-secret", "mat-khau-H60")
                .with("portal.credential.H60.2026-from", from.toString());
    }

    private static boolean isAllThere(Sandbox portal) {
        Map<String, String> held = portal.statuses();
        return held.size() == DOSSIERS
                && held.values().stream().allMatch("10"::equals)
                && portal.report().steps() == 4L * DOSSIERS;
    }

    private static void eachIsThereOnce(Sandbox portal) {
        SandboxReport report = portal.report();
        assertThat(isAllThere(portal)).as(report.toString()).isTrue();
        assertThat(report.creates()).isEqualTo(DOSSIERS);
        assertThat(report.duplicateSteps()).isZero();
        long underIssued = portal.statuses().keySet().stream()
                .filter(number -> number.startsWith("H60-"))
                .count();
        assertThat(underIssued).as("under a number the adapter issued").isEqualTo(DOSSIERS - BEFORE);
        for (int n = 0; n < BEFORE; n++) {
            assertThat(portal.find(Records.number(n))).as(Records.number(n)).isPresent();
        }
    }

    private static void aRebuildSaysTheSame(Workplace place) throws Exception {
        Map<String, java.util.List<String>> lived = HubHere.dump(place.home);
        HubHere.deleteLedger(place.home);
        assertThat(HubHere.dump(place.home)).isEqualTo(lived);
    }

    /** Real time, from which a test may jump ahead. */
    private static final class MovingClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration more) {
            ahead = ahead.plus(more);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
