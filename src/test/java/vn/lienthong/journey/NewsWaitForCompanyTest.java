package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxStep;

/** A source that declares a window: what it says quickly one after the other costs one call about the dossier, and no step is lost. */
class NewsWaitForCompanyTest {
    private static final List<Integer> STATUSES = List.of(2, 4, 5, 6, 9);

    @TempDir
    private Path folder;

    @Test
    void five_quick_statuses_become_one_call_every_step_arrives_in_order_and_a_rebuild_waits_the_same()
            throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            declare(place, "8");
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                for (int status : STATUSES) {
                    assertThat(Post.records(hub.address(), key, Records.array(List.of(Records.record(1, status)))))
                            .isEqualTo(202);
                }
                Settled.await(hub, portal, STATUSES.size());
            }
            assertThat(portal.report().callsByService().get("DongBoHoSoMC")).isEqualTo(1);
            assertThat(portal.statuses()).containsEntry(Records.number(1), "9");
            assertThat(portal.find(Records.number(1)).orElseThrow().steps())
                    .extracting(SandboxStep::status)
                    .containsExactly("2", "4", "5", "6", "9");
            // The file says something else by now; what was waited then stands in the journal.
            declare(place, "0");
            HubHere.Said compared = HubHere.command(place.home, "rebuild", "--compare");
            assertThat(compared.code()).as(compared.out() + compared.err()).isZero();
        }
    }

    @Test
    void a_window_that_is_no_number_is_refused_before_anything_starts() throws Exception {
        Workplace place = Workplace.at(folder, "http://127.0.0.1:1");
        declare(place, "a while");

        HubHere.Said check = HubHere.command(place.home, "check");

        assertThat(check.code()).isNotZero();
        assertThat(check.out() + check.err()).contains("'coalesce'", "a number from 0 to 3600", "'a while'");
    }

    private static void declare(Workplace place, String seconds) throws Exception {
        Path file = place.home.resolve("routes/sources").resolve(Workplace.SOURCE + ".yaml");
        String plain = Files.readString(file).replaceAll("(?m)^.*name: coalesce.*\\n", "");
        Files.writeString(file, plain + "      - { name: coalesce, value: \"" + seconds + "\" }\n");
    }
}
