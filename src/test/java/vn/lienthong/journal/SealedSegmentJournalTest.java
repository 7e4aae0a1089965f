package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.vault.Vault;
import vn.lienthong.vault.VaultHere;

/** All that a journal promises, with its contents sealed; and what sealing adds. */
class SealedSegmentJournalTest extends JournalContract {
    @TempDir
    Path home;

    @Override
    Journal open(JournalSettings settings) {
        return SegmentJournal.open(
                home.resolve("journal"), settings, VaultHere.at(home).entries());
    }

    @Test
    void nothing_of_the_contents_lies_in_the_files() throws IOException {
        try (Journal journal = open(JournalSettings.defaults())) {
            journal.append(Drafts.delivery("{\"HoTen\":\"Nguyễn Thị Mẫu\"}")).join();
        }

        assertThat(everything()).doesNotContain("Mẫu").doesNotContain("HoTen");
    }

    @Test
    void a_journal_begun_in_clear_goes_on_sealed() {
        try (Journal clear = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults())) {
            clear.append(Drafts.dossier(1)).join();
        }
        try (Journal journal = open(JournalSettings.defaults().withTailBytes(0))) {
            journal.append(Drafts.dossier(2)).join();

            assertThat(journal.list(0, 9, Long.MAX_VALUE).stream()
                            .map(entry -> entry.seal().keyId()))
                    .first()
                    .isEqualTo("none");
            assertThat(journal.find(1).orElseThrow().payload())
                    .isEqualTo(Drafts.dossier(1).payload());
            assertThat(journal.find(2).orElseThrow().payload())
                    .isEqualTo(Drafts.dossier(2).payload());
            assertThat(journal.find(2).orElseThrow().seal().keyId()).endsWith(".0");
        }
    }

    @Test
    void an_entry_whose_key_was_destroyed_keeps_its_place_in_the_chain_and_says_nothing_more() throws IOException {
        List<Long> erased = new ArrayList<>();
        String key;
        try (Journal journal = open(JournalSettings.defaults())) {
            for (int i = 1; i <= 3; i++) {
                journal.append(Drafts.dossier(i)).join();
            }
            key = journal.find(2).orElseThrow().seal().keyId();
        }
        VaultHere.at(home).destroyEntryKeys(List.of(key));

        try (Journal journal = open(JournalSettings.defaults())) {
            Entry gone = journal.find(2).orElseThrow();
            Verification verdict = journal.verify(1, 3, new Walker() {
                @Override
                public void intact(long position, long atMillis, byte[] leaf) {}

                @Override
                public void erased(long position) {
                    erased.add(position);
                }
            });

            assertThat(gone.isErased()).isTrue();
            assertThat(gone.payload().size()).isZero();
            assertThat(gone.facts()).isEmpty();
            assertThat(verdict).isInstanceOf(Verification.Intact.class);
            assertThat(erased).containsExactly(2L);
            assertThat(journal.find(3).orElseThrow().payload())
                    .isEqualTo(Drafts.dossier(3).payload());
        }
    }

    @Test
    void what_is_erased_while_it_is_still_in_memory_is_not_shown_from_there() throws IOException {
        Vault vault = VaultHere.at(home);
        try (Journal journal =
                SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults(), vault.entries())) {
            for (int i = 1; i <= 3; i++) {
                journal.append(Drafts.dossier(i)).join();
            }
            vault.destroyEntryKeys(List.of(journal.find(2).orElseThrow().seal().keyId()));

            List<Entry> entries = journal.list(0, 9, Long.MAX_VALUE);
            assertThat(entries.stream().map(Entry::isErased)).containsExactly(false, true, false);
            assertThat(entries.get(1).payload().size()).isZero();
            assertThat(entries.get(1).facts()).isEmpty();
            assertThat(journal.find(2).orElseThrow().isErased()).isTrue();
            assertThat(journal.leaves(0, 3)).hasSize(96);
        }
    }

    @Test
    void a_lost_block_of_keys_is_told_by_its_name_and_the_walk_goes_on() throws IOException {
        try (Journal journal = open(JournalSettings.defaults())) {
            journal.append(Drafts.dossier(1)).join();
            journal.append(Drafts.dossier(2)).join();
        }
        try (var blocks = Files.list(home.resolve("vault/entries"))) {
            for (Path block : blocks.toList()) {
                Files.delete(block);
            }
        }
        try (Journal journal = open(JournalSettings.defaults())) {
            journal.append(Drafts.dossier(3)).join();
        }

        try (Journal journal = open(JournalSettings.defaults())) {
            List<Long> intact = new ArrayList<>();
            List<Long> keyless = new ArrayList<>();
            Verification verdict = journal.verify(1, 3, new Walker() {
                @Override
                public void intact(long position, long atMillis, byte[] leaf) {
                    intact.add(position);
                }

                @Override
                public void keyless(long position, String why) {
                    assertThat(why).contains("restore the folder of keys");
                    keyless.add(position);
                }
            });

            assertThat(verdict).isInstanceOf(Verification.Intact.class);
            assertThat(intact).containsExactly(1L, 2L, 3L);
            assertThat(keyless).containsExactly(1L, 2L);
            assertThatThrownBy(() -> journal.find(1))
                    .isInstanceOf(JournalDamaged.class)
                    .hasMessageContaining("Expected the key of message 1");
        }
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
