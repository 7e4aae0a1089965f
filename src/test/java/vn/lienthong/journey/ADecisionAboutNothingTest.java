package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A slip of the pen in a decision is an entry for ever: it must not stop what comes behind it. */
class ADecisionAboutNothingTest {
    @TempDir
    private Path folder;

    @Test
    void a_release_of_a_message_that_does_not_exist_stops_nobody() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            HubHere.Said said = HubHere.command(place.home, "problems", "release", "999999:0", "--why", "slip");
            assertThat(said.err()).doesNotContain("\tat ");
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                String delivery = Records.array(List.of(Records.record(1, 4)));
                assertThat(Post.records(hub.address(), key, delivery)).isEqualTo(202);
                Settled.await(hub, portal, 1);
            }
        }
    }
}
