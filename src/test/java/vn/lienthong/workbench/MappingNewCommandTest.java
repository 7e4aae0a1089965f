package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.command.CommandHere;
import vn.lienthong.mapping.Bundle;

/** The command {@code mapping new}. */
class MappingNewCommandTest {
    @TempDir
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
    }

    static List<Path> payloads() throws IOException {
        return SketchTest.payloads();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void what_it_writes_passes_check_and_its_own_example_and_decides_no_code(Path payload) throws IOException {
        CommandHere.Result made = run("mapping", "new", "moi", "--from", payload.toString());

        assertThat(made.exit()).as(made.text()).isZero();
        assertThat(Bundle.check(Bundle.load(home.resolve("mappings"), "moi"))).isEmpty();
        assertThat(run("mapping", "test", "moi").exit()).isZero();
        assertThat(Files.readAllLines(home.resolve("mappings/moi/codes/status.csv"))
                        .subList(1, 3))
                .allMatch(row -> row.matches(".*,,[^,]*,.*chưa điền.*"));
        assertThat(run("mapping", "try", "moi", payload.toString()).text()).contains("STATUS_UNDERIVABLE");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void with_its_tables_filled_every_record_is_read(Path payload) throws IOException {
        run("mapping", "new", "moi", "--from", payload.toString());
        try (var tables = Files.list(home.resolve("mappings/moi/codes"))) {
            for (Path table : tables.toList()) {
                Files.writeString(
                        table, Files.readString(table).replaceAll("(?m)^([^\\n]*?),,([^\\n]*),,$", "$1,1,$2,,"));
            }
        }

        CommandHere.Result tried = run("mapping", "try", "moi", payload.toString());

        assertThat(tried.exit()).as(tried.text()).isZero();
        assertThat(tried.text()).contains(" 0 with a problem");
    }

    @Test
    void a_sample_without_a_number_asks_which_path_it_is_and_takes_the_answer() throws IOException {
        Path sample = home.resolve("la.json");
        Files.writeString(
                sample,
                "{\"xs\":[{\"k1\":\"H01.02-261101-0001\",\"k2\":\"A\"},{\"k1\":\"H01.02-261101-0002\",\"k2\":\"B\"}]}");

        CommandHere.Result asked = run("mapping", "new", "la", "--from", sample.toString(), "--field", "MaHoSo=k1");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.text()).contains("TrangThaiHoSo", "--field", "k2");
        assertThat(home.resolve("mappings/la")).doesNotExist();

        assertThat(run(
                                "mapping",
                                "new",
                                "la",
                                "--from",
                                sample.toString(),
                                "--field",
                                "MaHoSo=k1",
                                "--field",
                                "TrangThaiHoSo=k2")
                        .exit())
                .isZero();
    }

    @Test
    void a_word_added_to_the_table_in_the_mappings_folder_is_known() throws IOException {
        Path sample = home.resolve("la.json");
        Files.writeString(
                sample,
                "[{\"zz_no\":\"H01.02-261101-0001\",\"qq\":\"A\"},{\"zz_no\":\"H01.02-261101-0002\",\"qq\":\"B\"}]");
        Files.writeString(home.resolve("mappings/synonyms.csv"), "field,words\nMaHoSo,zz number\nTrangThaiHoSo,qq\n");

        assertThat(run("mapping", "new", "la", "--from", sample.toString()).exit())
                .isZero();
    }

    @Test
    void nothing_is_overwritten_and_no_code_leaves_the_folder() {
        String sample = "src/test/resources/workbench/new/dossier-rows-can-tho.json";
        assertThat(run("mapping", "new", "moi", "--from", sample).exit()).isZero();

        assertThat(run("mapping", "new", "moi", "--from", sample).exit()).isEqualTo(2);
        assertThat(run("mapping", "new", "../moi", "--from", sample).exit()).isEqualTo(2);
        assertThat(run("mapping", "new", "khac", "--from", "khong-co.json").exit())
                .isEqualTo(2);
    }

    private CommandHere.Result run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--lang";
        all[words.length + 1] = "en";
        return CommandHere.run(home, all);
    }
}
