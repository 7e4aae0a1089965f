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

/** {@code journal verify} while the hub runs, and where its keys are not at hand. */
class TheJournalIsVerifiedBesideTheHubTest {
    @TempDir
    private Path folder;

    @Test
    void the_journal_of_a_running_hub_is_verified_and_the_hub_goes_on_then_without_the_master_key_too()
            throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(folder)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                deliver(hub, key, 1);
                deliver(hub, key, 2);

                HubHere.Said first = HubHere.command(folder, "journal", "verify");
                assertThat(first.out()).as(first.err()).contains("Intact: messages 1 to ");
                assertThat(first.code()).isZero();
                deliver(hub, key, 3);
                deliver(hub, key, 4);
                HubHere.Said more = HubHere.command(folder, "journal", "verify", "--since-last", "--json");
                assertThat(more.out()).contains("\"intact\":true", "\"contents\":true");
                assertThat(more.code()).isZero();
                exported(hub);
            }
        }
        Path verified = folder.resolve("data/evidence/verified");
        Files.delete(verified);
        HubHere.Said chosen = HubHere.command(folder, "journal", "verify", "--without-contents");
        assertThat(chosen.out()).contains("Intact", "Complete", "Contents not opened");
        assertThat(chosen.code()).isZero();
        Files.move(folder.resolve("data-master.key"), folder.resolve("elsewhere.key"));
        HubHere.Said keyless = HubHere.command(folder, "journal", "verify");
        assertThat(keyless.out()).contains("keys-missing: Expected the keys of ");
        assertThat(keyless.code()).isEqualTo(1);
        assertThat(verified).as("nothing was verified whole").doesNotExist();
    }

    /** Only the hub may write who exported: it makes the file itself, where the command says. */
    private void exported(HubHere hub) {
        Path zip = folder.resolve("chung-cu.zip");
        String[] export = {
            "journal",
            "export",
            "--dossier",
            Records.number(1),
            "--who",
            "chi.mau",
            "--why",
            "đơn khiếu nại",
            "--out",
            zip.toString()
        };
        HubHere.Said said = HubHere.command(folder, export);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).startsWith("Exported ");
        assertThat(hub.journal().list(0, 10_000, 1 << 24))
                .filteredOn(entry -> "export".equals(entry.facts().get("action")))
                .hasSize(1)
                .allMatch(entry -> entry.party().equals("chi.mau"));
        String key = HubHere.command(folder, "journal", "key").out().strip();
        assertThat(HubHere.command(folder, "journal", "verify", "--bundle", zip.toString(), "--key", key)
                        .code())
                .isZero();
        HubHere.Said again = HubHere.command(folder, export);
        assertThat(again.err()).contains("Expected a new file");
        HubHere.Said none = HubHere.command(
                folder,
                "journal",
                "export",
                "--dossier",
                "H99.99-000000-1",
                "--who",
                "chi.mau",
                "--why",
                "đơn",
                "--out",
                folder.resolve("khong.zip").toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("messages of this journal under a sound checkpoint");
        assertThat(folder.resolve("khong.zip")).doesNotExist();
    }

    private static void deliver(HubHere hub, String key, int number) throws Exception {
        assertThat(Post.records(hub.address(), key, Records.array(List.of(Records.record(number, 2)))))
                .isEqualTo(202);
    }
}
