package vn.lienthong.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

class HoldsTest {
    private static final Instant AT = Instant.parse("2026-11-22T01:00:00Z");

    @TempDir
    private Path home;

    @Test
    void a_hold_stands_until_it_is_lifted_and_for_its_dossier_alone() throws Exception {
        Path folder = Files.createDirectories(home.resolve("journal"));
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults())) {
            journal.append(Holds.hold("H26.99-1", "CV 12/TTr", "chi-hoa", AT)).join();
            journal.append(Holds.hold("H26.99-2", "CV 13/TTr", "chi-hoa", AT)).join();
            journal.append(Holds.lift("H26.99-2", "xong", "anh-nam", AT)).join();

            Holds holds = Holds.read(journal);

            assertThat(holds.on("h26.99-1 ")).contains(new Hold("H26.99-1", "CV 12/TTr", "chi-hoa", AT, 1));
            assertThat(holds.on("H26.99-2")).isEmpty();
            assertThat(holds.on("H26.99-11")).isEmpty();
            assertThat(Holds.read(Glance.at(folder)).list()).isEqualTo(holds.list());
        }
    }

    @Test
    void a_hold_without_a_ground_is_refused() {
        assertThatThrownBy(() -> Holds.hold("H26.99-1", " ", "chi-hoa", AT)).hasMessageContaining("a ground");
        assertThatThrownBy(() -> Holds.hold("H26.99-1", "a\nb", "chi-hoa", AT)).hasMessageContaining("one line");
    }

    @Test
    void the_command_puts_under_hold_lists_and_lifts_on_a_stopped_hub() throws Exception {
        Files.createDirectories(home.resolve("routes"));
        CommandHere.Result put = CommandHere.run(
                home, "journal", "hold", "add", "--dossier", "H26.99-1", "--ground", "CV 12/TTr", "--who", "chi-hoa");
        assertThat(put.exit()).as(put.text()).isZero();
        assertThat(CommandHere.run(home, "journal", "hold", "list").text())
                .contains("H26.99-1", "chi-hoa", "CV 12/TTr");
        CommandHere.run(
                home, "journal", "hold", "lift", "--dossier", "h26.99-1", "--ground", "xong", "--who", "chi-hoa");
        assertThat(CommandHere.run(home, "journal", "hold", "list").text()).doesNotContain("H26.99-1");
    }
}
