package vn.lienthong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.corridor.ActiveCredentials.Account;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.Settings;

/** What files say takes effect by position, whatever happened between two starts. */
class ActivationsTest {
    @TempDir
    private Path folder;

    private Path failures;

    @BeforeEach
    void files() throws IOException {
        Path routes = folder.resolve("routes");
        Files.createDirectories(routes.resolve("sources"));
        failures = Files.copy(Path.of("routes/failures.yaml"), routes.resolve("failures.yaml"));
    }

    @Test
    void a_file_changed_and_changed_back_after_a_crash_at_start_is_in_force_as_it_stands() throws IOException {
        start(true);
        Files.writeString(failures, Files.readString(failures).replace("first: PT1S", "first: PT9S"));
        // Journalled, and gone before the ledger read it.
        start(false);
        Files.copy(Path.of("routes/failures.yaml"), failures, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(start(true)).containsExactly("PT1S", "PT9S", "PT1S");
        assertThat(start(true)).as("nothing new").hasSize(3);
    }

    @Test
    void credentials_and_the_built_in_catalogue_are_journalled_once() throws IOException {
        start(false);
        start(false);
        start(true);
        start(true);

        try (House house = house()) {
            assertThat(entries(house))
                    .filteredOn(entry -> entry.party().equals("builtin"))
                    .hasSize(1);
            assertThat(entries(house))
                    .filteredOn(entry -> entry.party().equals("portal"))
                    .hasSize(1);
        }
    }

    /** The first waits of all rules in the journal. */
    private List<String> start(boolean catchesUp) throws IOException {
        try (House house = house()) {
            new Activations(house).take(Set.of(new Account(new AgencyCode("H60"), Protocol.ENVELOPE, null)));
            if (catchesUp) {
                house.catchUp(position -> {});
            }
            return entries(house).stream()
                    .filter(entry ->
                            entry.kind() == Kind.ACTIVATION && entry.party().equals("failures"))
                    .map(entry -> entry.payload()
                            .text()
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replace("first=", ""))
                    .toList();
        }
    }

    private static List<Entry> entries(House house) {
        return house.journal.list(0, 1_000, Long.MAX_VALUE);
    }

    private House house() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        return House.quiet(
                new HubOptions(data, folder.resolve("routes"), Path.of("mappings")),
                Settings.of(Map.of(), "test"),
                Clock.systemUTC());
    }
}
