package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Guarantee G2: an outage of the portal delays, and loses nothing; the door for sources stays open meanwhile. */
class PortalIsDownForAMinuteTest {
    private static final int DOSSIERS = 30;

    @TempDir
    private Path folder;

    @Test
    void sources_are_served_while_the_portal_closes_every_connection() throws Exception {
        goDownFor(3);
    }

    @Test
    @EnabledIfSystemProperty(named = "journey.minute", matches = "true")
    void sources_are_served_during_a_whole_minute() throws Exception {
        goDownFor(60);
    }

    private void goDownFor(int seconds) throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                Pusher before = new Pusher(key);
                before.plan(DOSSIERS, 10);
                before.push(hub.address());
                portal.set(Fault.DOWN_SECONDS, seconds);
                Pusher meanwhile = new Pusher(key);
                meanwhile.plan(DOSSIERS, 2 * DOSSIERS, 10);
                meanwhile.push(hub.address());
                assertThat(meanwhile.done())
                        .as("every delivery was acknowledged with 202 while the portal was away")
                        .isTrue();
                assertThat(portal.statuses()).hasSizeLessThanOrEqualTo(DOSSIERS);
                Settled.await(hub, portal, 8L * DOSSIERS);
                allIsThere(portal, 2 * DOSSIERS);
            }
        }
    }

    @Test
    void a_portal_that_was_never_there_gets_everything_when_it_comes() throws Exception {
        int port;
        try (Sandbox once = Sandbox.start(SandboxSettings.defaults())) {
            port = once.port();
        }
        Workplace place = Workplace.at(
                        folder, URI.create("http://127.0.0.1:" + port).toString())
                .impatient();
        try (HubHere hub = HubHere.start(place.home)) {
            Pusher pusher = new Pusher(hub.keys().issue(Workplace.SOURCE));
            pusher.plan(DOSSIERS, 10);
            pusher.push(hub.address());
            assertThat(pusher.done()).as("acknowledged without a portal").isTrue();
            try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withPort(port))) {
                Settled.await(hub, portal, 4L * DOSSIERS);
                allIsThere(portal, DOSSIERS);
            }
        }
    }

    private static void allIsThere(Sandbox portal, int dossiers) {
        assertThat(portal.statuses()).hasSize(dossiers);
        assertThat(Set.copyOf(portal.statuses().values())).containsExactly("10");
        assertThat(portal.report().duplicateDossierCalls()).isZero();
        assertThat(portal.report().steps() - portal.report().duplicateSteps()).isEqualTo(4L * dossiers);
    }
}
