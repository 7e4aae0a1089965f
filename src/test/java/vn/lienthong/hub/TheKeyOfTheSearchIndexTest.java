package vn.lienthong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.vault.VaultHere;

class TheKeyOfTheSearchIndexTest {
    private static final String OLD = "ab".repeat(32);

    @TempDir
    Path data;

    @Test
    void it_lies_nowhere_in_clear_and_one_that_did_is_destroyed() throws IOException {
        Path clear = data.resolve("keys/search.key");
        Files.createDirectories(clear.getParent());
        Files.writeString(clear, OLD + "\n");
        try (Journal journal = SegmentJournal.open(data.resolve("journal"), JournalSettings.defaults())) {
            Search first = Search.open(data, journal, VaultHere.at(data));
            String signed = first.key().open().sign("099000000001");
            Search second = Search.open(data, journal, VaultHere.at(data));

            assertThat(clear).doesNotExist();
            assertThat(second.key().open().sign("099000000001")).isEqualTo(signed);
            try (Stream<Path> all = Files.walk(data.resolve("keys"))) {
                assertThat(all.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }
}
