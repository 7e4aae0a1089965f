package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.vault.Vault;
import vn.lienthong.vault.VaultSettings;

class JournalVerifyWithoutKeysTest {
    @TempDir
    private Path home;

    @BeforeEach
    void three_sealed_messages() throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Vault vault = Vault.open(new VaultSettings(data.resolve("keys/vault"), master(), "", true));
        try (Journal journal =
                SegmentJournal.open(data.resolve("journal"), JournalSettings.defaults(), vault.entries())) {
            for (int i = 0; i < 3; i++) {
                Draft draft = new Draft(
                        Kind.DELIVERY, "a", Instant.EPOCH, "text/plain", Map.of(), Payload.ofText("message " + i));
                journal.append(draft).join();
            }
        }
    }

    @Test
    void places_and_links_are_checked_and_the_missing_key_is_named() throws IOException {
        Files.delete(master());

        CommandHere.Result said = CommandHere.run(home, "journal", "verify");

        assertThat(said.exit()).as(said.text()).isEqualTo(Commands.FAILED);
        assertThat(said.text())
                .contains("keys-missing")
                .contains("3 ")
                .contains("data-master.key")
                .doesNotContain("changed");
    }

    @Test
    void a_change_is_found_without_any_key() throws IOException {
        Files.delete(master());
        Path segment;
        try (var files = Files.list(home.resolve("data/journal"))) {
            segment = files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        // Somewhere in the first entry.
        bytes[bytes.length / 4]++;
        Files.write(segment, bytes);

        CommandHere.Result said = CommandHere.run(home, "journal", "verify");

        assertThat(said.exit()).as(said.text()).isNotZero();
        assertThat(said.text()).doesNotContain("3 messages");
    }

    @Test
    void a_rotation_without_a_block_that_the_journal_needs_is_refused() throws IOException {
        try (var blocks = Files.list(home.resolve("data/keys/vault/entries"))) {
            for (Path block : blocks.toList()) {
                Files.delete(block);
            }
        }
        String before = Files.readString(master());

        CommandHere.Result refused =
                CommandHere.run(home, "journal", "key", "--rotate-master", "--who", "Nguyễn Văn Mẫu");
        assertThat(refused.exit()).as(refused.text()).isEqualTo(Commands.USAGE);
        assertThat(refused.text()).contains("--without-lost-blocks").contains("1 are not here");
        assertThat(Files.readString(master())).isEqualTo(before);
    }

    private Path master() {
        return home.resolve("data-master.key");
    }
}
