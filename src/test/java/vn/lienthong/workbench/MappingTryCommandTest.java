package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;

/** The command {@code mapping try}. */
class MappingTryCommandTest {
    private static final Path FILES = Path.of("mappings/tep-hai-phong/examples/export.csv");

    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        Copy.of("mappings", home);
        Files.createDirectories(home.resolve("routes"));
    }

    @Test
    void each_value_is_traced_to_its_place_and_its_line() {
        CommandHere.Result result = run("tep-hai-phong", FILES.toString());

        assertThat(result.exit()).isZero();
        assertThat(result.text())
                .contains(
                        "TrangThaiHoSo = '4'  ← row 2: Trạng thái = 'Đang xử lý'  (mappings/tep-hai-phong/mapping.yaml:17)")
                .contains("NgayHenTra = '2026-10-14T16:59:59Z'  ← row 2: Ngày hẹn trả = '14/10/2026'")
                .contains("LoaiDoiTuong = '1'  ← constant")
                .contains("3 records, 0 with a problem");
    }

    @Test
    void columns_that_no_line_uses_are_listed() {
        assertThat(run("tep-hai-phong", FILES.toString()).lines())
                .containsSubsequence("Used by no line:", "    STT", "3 records, 0 with a problem");
    }

    @Test
    void keys_inside_lists_and_selected_ones_count_as_used() {
        CommandHere.Result result = run("igate-quang-ngai", "mappings/igate-quang-ngai/examples/page.json");

        assertThat(result.lines())
                .contains("    content[].agency.id")
                .doesNotContain(
                        "    content[].agency.name[].languageId",
                        "    content[].agency.name[].name",
                        "    content[].code");
    }

    @Test
    void a_problem_has_its_place_and_the_exit_code_says_so() throws IOException {
        Path spoilt = home.resolve("export.csv");
        Files.writeString(spoilt, Files.readString(FILES).replace("14/10/2026;;", "31/02/2026;;"));

        CommandHere.Result result = run("tep-hai-phong", spoilt.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.text())
                .contains("DATE_IMPOSSIBLE  row 2: Ngày hẹn trả → NgayHenTra (mappings/tep-hai-phong/mapping.yaml:")
                .contains("1 with a problem");
    }

    @Test
    void as_json_it_holds_records_traces_problems_and_ignored_paths() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(run("tep-hai-phong", FILES.toString(), "--json").text());

        assertThat(report.at("/records/0/MaHoSo").asText()).isEqualTo("H56.98-261012-0011");
        assertThat(report.path("traces")).anySatisfy(trace -> {
            assertThat(trace.path("field").asText()).isEqualTo("MaHoSo");
            assertThat(trace.path("said").path(0).asText()).startsWith("row 2: Mã hồ sơ");
        });
        assertThat(report.path("ignored").toString()).isEqualTo("[\"STT\"]");
        assertThat(report.path("problems")).isEmpty();
    }

    @Test
    void what_it_prints_as_an_expectation_passes_as_one() throws IOException {
        Path expected = home.resolve("mappings/tep-hai-phong/examples/export.expected.json");
        Files.writeString(
                expected, run("tep-hai-phong", FILES.toString(), "--expect").text());

        assertThat(CommandHere.run(home, "mapping", "test", "tep-hai-phong").exit())
                .isZero();
    }

    @Test
    void transport_facts_are_given_by_hand() {
        String payload = "mappings/tuyen-quang/examples/relay.json";

        assertThat(run("tuyen-quang", payload).text()).contains("UNREADABLE_DELIVERY");
        assertThat(run("tuyen-quang", payload, "--fact", "service=DongBoHoSoMC", "--fact", "isUpdating=False")
                        .text())
                .contains("MaHoSo = ");
    }

    private CommandHere.Result run(String... words) {
        String[] all = new String[words.length + 4];
        System.arraycopy(new String[] {"mapping", "try", "--lang", "en"}, 0, all, 0, 4);
        System.arraycopy(words, 0, all, 4, words.length);
        return CommandHere.run(home, all);
    }
}
