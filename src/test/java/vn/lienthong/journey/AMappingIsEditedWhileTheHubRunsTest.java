package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Bundle;

/** A changed mapping takes effect by itself, a bad one does not and stops nothing, and one command goes back. */
class AMappingIsEditedWhileTheHubRunsTest {
    private static final String CODE = "tep-hai-phong";

    @TempDir
    private Path home;

    private Path mapping;

    @Test
    void a_good_edit_takes_effect_a_bad_one_is_refused_and_back_is_one_command() throws Exception {
        Workplace.copy(Path.of("routes"), home.resolve("routes"));
        Workplace.copy(Path.of("mappings"), home.resolve("mappings"));
        try (var others = Files.list(home.resolve("routes/sources"))) {
            for (Path other :
                    others.filter(file -> !file.endsWith(CODE + ".yaml")).toList()) {
                Files.delete(other);
            }
        }
        Files.writeString(home.resolve("hub.properties"), """
                hub.management-port=0
                mapping.reload-seconds=1
                portal.adapter=http://127.0.0.1:1/adapter
                portal.credential.H56.username=donvi_H56
                portal.credential.H56.password=mat-khau
                source.tep-hai-phong.directory=%s
                """.formatted(home.resolve("drop")));
        mapping = home.resolve("mappings").resolve(CODE).resolve("mapping.yaml");
        String first = version();
        try (HubHere hub = HubHere.start(home)) {
            assertThat(versions(hub)).containsExactly(first);

            // The examples do not show this change: they pass.
            edit("NoiNopHoSo: { value: \"2\" }", "NoiNopHoSo: { value: \"2\", note: hai }");
            String second = version();
            awaitVersions(hub, first, second);

            // This one they do.
            edit("LoaiDoiTuong: { value: \"1\" }", "LoaiDoiTuong: { value: \"2\" }");
            String bad = version();
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> !versions(hub)
                    .contains(bad));
            assertThat(HubHere.command(home, "mapping", "test", CODE).code()).isEqualTo(1);
            // Who believes that the edit is in force is told on the start page.
            assertThat(new HubClient(hub.address()).get("/?lang=en").body())
                    .contains("A changed mapping was refused", "value-differs", "Running version", second);

            // The last version that is not in the folder: the one in force.
            HubHere.Said back = HubHere.command(home, "mapping", "back", CODE);
            assertThat(back.code()).as(back.err()).isZero();
            assertThat(back.out()).contains("from " + bad + " back to " + second);
            assertThat(version()).isEqualTo(second);

            // And the one before that; the hub takes it up.
            assertThat(HubHere.command(home, "mapping", "back", CODE).out()).contains("back to " + first);
            awaitVersions(hub, first, second, first);
            assertThat(new HubClient(hub.address()).get("/?lang=en").body())
                    .doesNotContain("A changed mapping was refused");
        }
        assertThat(home.resolve("data/mapping-before"))
                .isDirectoryContaining(kept -> kept.toString().contains(CODE));
        // A hub that starts with a bad edit goes on with what it had.
        edit("LoaiDoiTuong: { value: \"1\" }", "LoaiDoiTuongg: { value: \"1\" }");
        try (HubHere hub = HubHere.start(home)) {
            assertThat(versions(hub)).containsExactly(first, second(hub), first);
        }
        assertThat(HubHere.command(home, "mapping", "back", CODE, "--list")
                        .out()
                        .lines())
                .hasSize(3);
    }

    private static String second(HubHere hub) {
        return versions(hub).get(1);
    }

    private static void awaitVersions(HubHere hub, String... versions) {
        await().atMost(Duration.ofSeconds(20)).until(() -> versions(hub).equals(List.of(versions)));
    }

    private static List<String> versions(HubHere hub) {
        return hub.journal().list(0, 1_000, 1 << 24).stream()
                .filter(entry ->
                        entry.kind() == Kind.ACTIVATION && entry.party().equals(CODE))
                .map(Entry::facts)
                .map(facts -> facts.get("version"))
                .toList();
    }

    private String version() {
        return Bundle.load(home.resolve("mappings"), CODE).version();
    }

    private void edit(String good, String bad) throws Exception {
        String text = Files.readString(mapping);
        assertThat(text).contains(good);
        Files.writeString(mapping, text.replace(good, bad));
    }
}
