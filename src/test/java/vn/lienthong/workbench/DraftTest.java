package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.command.CommandHere;
import vn.lienthong.mapping.Bundle;

/** Drafts from twelve more sources, which are older than what is measured on them. */
class DraftTest {
    private static final Path NEWER = Path.of("src/test/resources/workbench/newer");
    private static final String TABLE = "jdbc:h2:mem:bang-tra-vinh;DB_CLOSE_DELAY=-1";

    @TempDir
    private Path home;

    @BeforeEach
    void folders() throws Exception {
        Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
        try (Connection connection = DriverManager.getConnection(TABLE)) {
            connection.createStatement().execute("DROP ALL OBJECTS");
            connection.createStatement().execute(Files.readString(NEWER.resolve("bang-tra-vinh.sql")));
        }
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(NEWER)) {
            return files.filter(file -> !file.toString().endsWith(".fields.csv") && !file.endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void seven_of_ten_lines_are_proposed_rightly_with_what_must_be_unpacked_decoded_and_joined() throws Exception {
        int wanted = 0;
        int right = 0;
        int extra = 0;
        for (Path source : sources()) {
            List<String> expected = Files.readAllLines(NEWER.resolve(stem(source) + ".fields.csv"));
            expected = new ArrayList<>(expected.subList(1, expected.size()));
            List<String> proposed = proposed(source);
            List<String> hits = expected.stream().filter(proposed::contains).toList();
            System.out.printf(
                    "mapping new: %s: %d of %d lines right%n", source.getFileName(), hits.size(), expected.size());
            expected.stream()
                    .filter(line -> !proposed.contains(line))
                    .forEach(line -> System.out.println("    expected " + line));
            List<String> fields =
                    expected.stream().map(line -> line.split(",")[0]).toList();
            List<String> more = proposed.stream()
                    .filter(line -> !fields.contains(line.split(",")[0]))
                    .toList();
            more.forEach(line -> System.out.println("    not expected " + line));
            wanted += expected.size();
            right += hits.size();
            extra += more.size();
        }
        System.out.printf(
                "mapping new: newer sources: %d of %d lines right (%.1f %%), %d that nobody asked for%n",
                right, wanted, 100.0 * right / wanted, extra);
        assertThat(100.0 * right / wanted).isGreaterThanOrEqualTo(70);
        assertThat(extra).isLessThanOrEqualTo(wanted / 10);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void what_it_writes_passes_check_and_its_own_example_and_reads_every_record_once_the_tables_are_filled(Path source)
            throws IOException {
        CommandHere.Result made = make(source);

        assertThat(made.exit()).as(made.text()).isZero();
        assertThat(Bundle.check(Bundle.load(home.resolve("mappings"), "moi"))).isEmpty();
        CommandHere.Result tested = CommandHere.run(home, "mapping", "test", "moi", "--lang", "en");
        assertThat(tested.exit()).as(tested.text()).isZero();
        try (var tables = Files.list(home.resolve("mappings/moi/codes"))) {
            for (Path table : tables.toList()) {
                Files.writeString(
                        table, Files.readString(table).replaceAll("(?m)^([^\\n]*?),,([^\\n]*),,$", "$1,1,$2,,"));
            }
        }
        Path example = Example.list(home.resolve("mappings"), "moi").get(0).input();
        CommandHere.Result tried = CommandHere.run(home, "mapping", "try", "moi", example.toString(), "--lang", "en");
        assertThat(tried.text()).contains(" 0 with a problem");
    }

    @Test
    void reasons_are_in_the_language_asked_for() throws IOException {
        Path source = NEWER.resolve("so-hau-giang.csv");

        CommandHere.Result vi = CommandHere.run(home, "mapping", "new", "mot", "--from", source.toString());
        CommandHere.run(home, "mapping", "new", "hai", "--from", source.toString(), "--lang", "en");

        assertThat(vi.text()).contains("tên khớp", "hai phần của một giá trị").doesNotContain("name ");
        assertThat(Files.readString(home.resolve("mappings/mot/mapping.yaml")))
                .contains("các byte có vẻ là mã này")
                .doesNotContain("name fits");
        assertThat(Files.readString(home.resolve("mappings/hai/mapping.yaml")))
                .contains("name fits", "two parts of one value");
    }

    @Test
    void a_table_is_asked_for_few_rows_and_nothing_in_it_changes() throws Exception {
        try (Connection connection = DriverManager.getConnection(TABLE)) {
            for (int i = 10; i < 60; i++) {
                connection
                        .createStatement()
                        .execute("INSERT INTO HOSO_MOTCUA (ID, SO_HS, TT_XL) VALUES (" + i + ", 'H59.02-261101-00" + i
                                + "', 'MOI')");
            }
        }

        assertThat(make(NEWER.resolve("bang-tra-vinh.sql")).exit()).isZero();

        String rows = Files.readString(home.resolve("mappings/moi/examples/hoso_motcua.json"));
        assertThat(rows.split("\"SO_HS\"")).hasSize(21);
        CommandHere.Result none =
                run("mapping", "new", "khac", "--from", "jdbc:h2:" + home.resolve("khong-co"), "--table", "X");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(home.resolve("khong-co.mv.db")).doesNotExist();
        CommandHere.Result injected =
                run("mapping", "new", "khac", "--from", TABLE, "--table", "X; DROP TABLE HOSO_MOTCUA");
        assertThat(injected.exit()).isEqualTo(2);
    }

    @Test
    void a_description_without_types_of_its_own_is_refused_in_a_sentence() throws IOException {
        Path wsdl = home.resolve("rong.wsdl");
        Files.writeString(wsdl, "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/'/>");
        Path hostile = home.resolve("doc.wsdl");
        Files.writeString(
                hostile, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><definitions>&x;</definitions>");

        assertThat(run("mapping", "new", "moi", "--from", wsdl.toString()).text())
                .contains("describes no answer");
        assertThat(run("mapping", "new", "moi", "--from", hostile.toString()).exit())
                .isEqualTo(2);
    }

    private CommandHere.Result make(Path source) {
        return source.toString().endsWith(".sql")
                ? run("mapping", "new", "moi", "--from", TABLE, "--table", "HOSO_MOTCUA", "--user", "")
                : run("mapping", "new", "moi", "--from", source.toString());
    }

    private CommandHere.Result run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--lang";
        all[words.length + 1] = "en";
        return CommandHere.run(home, all);
    }

    private List<String> proposed(Path source) throws Exception {
        Path mappings = home.resolve("mappings");
        Draft draft = source.toString().endsWith(".sql")
                ? Draft.ofTable(mappings, "moi", TABLE, "HOSO_MOTCUA", "", "", true)
                : Draft.of(mappings, "moi", source, true);
        draft.propose(Map.of());
        Sketch sketch = draft.sketch();
        List<String> lines = new ArrayList<>();
        sketch.sample()
                .unwrap()
                .forEach(inside -> lines.add("unwrap," + inside.at() + " " + String.join(" ", inside.as())));
        if (!sketch.sample().encoding().isEmpty()) {
            lines.add("encoding," + sketch.sample().encoding());
        }
        lines.add("each," + sketch.each());
        for (Proposal line : sketch.lines()) {
            lines.add(line.field() + "," + line.pathText());
            line.parts().forEach(part -> lines.add(line.field() + "." + part.field() + "," + part.pathText()));
        }
        return lines;
    }

    private static String stem(Path source) {
        return source.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }
}
