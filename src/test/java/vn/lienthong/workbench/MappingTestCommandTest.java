package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;

/** The command {@code mapping test}. */
class MappingTestCommandTest {
    private static final String THANH_HOA = "opencps-thanh-hoa";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Copy.of("mappings", home);
        Files.createDirectories(home.resolve("routes"));
        folder = home.resolve("mappings").resolve(THANH_HOA);
    }

    @Test
    void the_shipped_examples_pass() {
        CommandHere.Result result = CommandHere.run(home, "mapping", "test", "--lang", "en");

        assertThat(result.lines()).contains("7 mappings, 23 examples, 0 failed");
        assertThat(result.exit()).isZero();
    }

    @Test
    void a_line_that_reads_another_field_is_a_difference_with_both_places() throws IOException {
        Copy.change(
                folder.resolve("mapping.yaml"), "ChuHoSo: { from: applicantName }", "ChuHoSo: { from: serviceName }");

        CommandHere.Result result = CommandHere.run(home, "mapping", "test", "--lang", "en", THANH_HOA);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.lines().get(0))
                .matches(THANH_HOA
                        + "/examples/codes.expected.json:\\d+:\\d+  value-differs  Expected in record 0 ChuHoSo = .*"
                        + "\\(mappings/" + THANH_HOA + "/mapping.yaml:\\d+\\)");
    }

    @Test
    void an_unknown_key_in_an_expectation_is_an_error_that_names_the_nearest() throws IOException {
        Path expected = folder.resolve("examples/page.expected.json");
        Copy.change(expected, "\"ChuHoSo\"", "\"ChuHoSơ\"");

        assertThat(CommandHere.run(home, "mapping", "test", "--lang", "en", THANH_HOA)
                        .lines())
                .anyMatch(line -> line.matches(".*:\\d+:3  key-unknown  .*'ChuHoSơ'; did you mean 'ChuHoSo'\\?.*"))
                .anyMatch(line -> line.contains("value-unexpected") && line.contains("ChuHoSo"));
    }

    @Test
    void a_record_too_many_a_broken_and_a_missing_expectation_are_differences() throws IOException {
        Path expected = folder.resolve("examples/page.expected.json");
        Files.writeString(expected, "[]");
        assertThat(run().text()).contains("page.expected.json:1:1  record-unexpected");
        Files.writeString(expected, "[ {\"MaHoSo\": } ]");
        assertThat(run().text()).contains("page.expected.json:1:14  expectation-broken");
        Files.delete(expected);
        assertThat(run().text()).contains("examples/page.json:1:1  expectation-missing");
    }

    @Test
    void a_comment_above_a_line_changes_no_expectation() throws IOException {
        Path mapping = home.resolve("mappings/tep-hai-phong/mapping.yaml");
        Files.writeString(mapping, "# one more line\n" + Files.readString(mapping));

        assertThat(CommandHere.run(home, "mapping", "test", "tep-hai-phong").exit())
                .isZero();
    }

    @Test
    void a_mapping_that_does_not_compile_fails_with_its_findings() throws IOException {
        Copy.change(folder.resolve("mapping.yaml"), "from: dossierNo,", "from: dosierNo,");

        CommandHere.Result result = run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.text()).contains("mapping.yaml:12:23  path-unknown").contains("'dossierNo'");
    }

    @Test
    void coverage_counts_fields_code_rows_and_branches_and_lists_what_nothing_reaches() throws IOException {
        Files.delete(folder.resolve("examples/codes.json"));
        Files.delete(folder.resolve("examples/codes.expected.json"));
        JsonNode report = new ObjectMapper()
                .readTree(CommandHere.run(home, "mapping", "test", "--json", THANH_HOA)
                        .text());

        JsonNode one = report.path("mappings").path(0);
        assertThat(report.path("passed").asBoolean()).isTrue();
        assertThat(one.at("/coverage/fields/used").asInt()).isPositive();
        assertThat(one.at("/coverage/codeRows/all").asInt()).isGreaterThan(20);
        assertThat(one.at("/coverage/branches/all").asInt()).isEqualTo(2);
        assertThat(one.path("uncovered").toString()).contains("codes/status.csv:");
    }

    @Test
    void fifty_examples_are_compared_within_a_second() throws IOException {
        for (int i = 0; i < 50; i++) {
            Files.copy(folder.resolve("examples/page.json"), folder.resolve("examples/p" + i + ".json"));
            Files.copy(
                    folder.resolve("examples/page.expected.json"), folder.resolve("examples/p" + i + ".expected.json"));
        }
        Rehearsal rehearsal = new Rehearsal(home.resolve("mappings"));
        // After the start: the classes are loaded.
        rehearsal.run("tep-hai-phong");
        // Of processor time: other tests may keep the machine busy.
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        Rehearsal.Result result = rehearsal.run(THANH_HOA);

        Duration taken = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertThat(result.examples()).isEqualTo(52);
        assertThat(result.passed()).isTrue();
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_source_that_is_not_there_is_refused() {
        CommandHere.Result result = CommandHere.run(home, "mapping", "test", "khong-co");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.text()).contains("khong-co", THANH_HOA);
    }

    private CommandHere.Result run() {
        return CommandHere.run(home, "mapping", "test", "--lang", "en", THANH_HOA);
    }
}
