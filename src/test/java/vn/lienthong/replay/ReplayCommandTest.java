package vn.lienthong.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;
import vn.lienthong.workbench.Copy;

/** The command {@code replay}, while the journal is open in another place, as it is beside a running hub. */
class ReplayCommandTest {
    private static final String CODE = "tep-hai-phong";
    private static final String EXPORT = "export.csv";

    @TempDir
    private Path home;

    private Kept kept;

    @BeforeEach
    void fill() throws IOException {
        kept = new Kept(home);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void every_example_of_every_source_reads_to_the_bit_as_it_was_read_whatever_came_later() throws IOException {
        kept.withEverySource();
        JsonNode first = json("--json");
        assertThat(first.path("records").asLong()).isGreaterThan(30);
        // Other tables take effect, and problems are released, behind what was read.
        Copy.change(status(), "Chờ bổ sung,5,,,,\n", "");
        kept.activate(CODE);
        long failing = kept.deliver(CODE, EXPORT);
        Copy.change(status(), "Đang xử lý,4", "Đang xử lý,3");
        kept.activate(CODE);
        kept.release(failing + ":2");
        kept.deliver(CODE, EXPORT);

        CommandHere.Result result = kept.replay();

        assertThat(result.exit()).as(result.text()).isZero();
        assertThat(result.text())
                .contains(" deliveries, " + (first.path("records").asLong() + 6) + " records, 0 differences");
        assertThat(kept.run().causes()).isEmpty();
        assertThat(kept.runs().differences(kept.run().asked().id())).isEmptyFile();
    }

    @Test
    void another_version_is_compared_field_by_field_and_grouped_by_cause() throws IOException {
        kept.withEverySource();
        Copy.change(
                mapping(),
                "NgayHenTra: { from: Ngày hẹn trả, day: end }",
                "NgayHenTra: { from: Ngày hẹn trả, day: start }");
        Copy.change(status(), "Chờ bổ sung,5,,,,\n", "");

        CommandHere.Result result = kept.replay("--mapping", "current", "--source", CODE);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.lines())
                .anyMatch(line -> line.matches("\\d+  tep-hai-phong  value  NgayHenTra time → time  \\[.+\\]"))
                .anyMatch(line -> line.matches("\\d+  tep-hai-phong  problem-new  CODE_UNKNOWN TrangThaiHoSo  \\[.+\\]"
                        + "  TrangThaiHoSo \\(mappings/tep-hai-phong/mapping.yaml:\\d+\\)"));
        Run run = kept.run();
        assertThat(run.versions()).containsOnlyKeys(CODE);
        assertThat(Files.readAllLines(kept.runs().differences(run.asked().id())))
                .hasSize((int) run.different());
        assertThat(run.different()).isPositive().isLessThanOrEqualTo(run.records());
    }

    @Test
    void a_status_that_would_be_another_is_named_with_both_codes_and_no_value_of_a_person_is_kept() throws IOException {
        kept.activate(CODE);
        kept.deliver(CODE, EXPORT);
        Copy.change(status(), "Chờ bổ sung,5", "Chờ bổ sung,6");
        Copy.change(mapping(), " ChuHoSo: ", " ThongTinKhac: ");

        CommandHere.Result result = kept.replay("--mapping", "current", "--source", CODE);

        assertThat(result.text()).contains("1  tep-hai-phong  value  TrangThaiHoSo 5 → 6  [3:2]");
        assertThat(result.text()).contains("value  ChuHoSo text → -").contains("value  ThongTinKhac - → text");
        String id = kept.run().asked().id();
        assertThat(Files.readAllLines(this.kept.runs().differences(id)))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("sealed:"));
        String kept = result.text()
                + this.kept.runs().list(this.kept.run(), one -> true, 0, 100)
                + Files.readString(home.resolve("data/replay/" + id + "/run.json"));
        assertThat(kept).doesNotContain("Mẫu");
    }

    @Test
    void a_version_that_the_journal_holds_is_asked_for_by_its_name_and_a_folder_by_its_path() throws IOException {
        String first = kept.activate(CODE);
        Copy.change(status(), "Chờ bổ sung,5", "Chờ bổ sung,6");
        kept.activate(CODE);
        kept.deliver(CODE, EXPORT);

        assertThat(kept.replay().exit()).isZero();
        assertThat(kept.replay("--mapping", first).text()).contains("TrangThaiHoSo 6 → 5  [4:2]");
        assertThat(kept.replay("--mapping", "current").exit()).isZero();
        Copy.change(status(), "Chờ bổ sung,6", "Chờ bổ sung,4");
        String folder = kept.mappings().resolve(CODE).toString();
        assertThat(kept.replay("--mapping", folder, "--source", CODE).text()).contains("TrangThaiHoSo 6 → 4  [4:2]");
        assertThat(kept.replay("--mapping", folder).exit()).isEqualTo(2);
        assertThat(kept.replay("--mapping", "0123456789ab").text()).contains("a version that the journal holds");
    }

    @Test
    void a_dossier_and_a_period_narrow_what_is_read() throws IOException {
        kept.activate(CODE);
        kept.deliver(CODE, EXPORT);
        kept.deliver(CODE, EXPORT);
        Copy.change(status(), "Chờ bổ sung,5", "Chờ bổ sung,6");
        String number = new ObjectMapper()
                .readTree(kept.mappings()
                        .resolve(CODE)
                        .resolve("examples/export.expected.json")
                        .toFile())
                .at("/2/MaHoSo")
                .asText();

        assertThat(kept.replay("--mapping", "current", "--source", CODE, "--dossier", number)
                        .text())
                .contains("2 deliveries, 2 records, 2 differences");
        assertThat(kept.replay("--source", CODE, "--from", "2026-11-01T00:03:00Z")
                        .text())
                .contains("1 deliveries, 3 records, 0 differences");
        assertThat(kept.replay("--source", CODE, "--to", "2026-11-01T00:03:00Z").text())
                .contains("1 deliveries, 3 records, 0 differences");
        assertThat(kept.replay("--dossier", "H99-000000-0000").exit())
                .as("nothing was compared")
                .isEqualTo(1);
        assertThat(kept.replay("--source", "khong-co").exit()).isEqualTo(1);
    }

    @Test
    void a_version_that_does_not_compile_is_answered_with_its_findings() throws IOException {
        kept.activate(CODE);
        kept.deliver(CODE, EXPORT);
        Copy.change(mapping(), "ChuHoSo:", "ChuHoXo:");

        CommandHere.Result result = kept.replay("--mapping", "current", "--source", CODE);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.text()).contains("field-unknown");
        assertThat(kept.runs().list()).isEmpty();
    }

    @Test
    void a_bench_where_no_mappings_with_examples_are_says_what_is_missing() throws IOException {
        Path empty = Files.createDirectories(home.resolve("trong/mappings")).getParent();
        Files.createDirectories(empty.resolve("routes"));

        CommandHere.Result result = CommandHere.run(empty, "bench", "replay", "--messages", "10", "--lang", "en");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.text()).contains("Expected mappings with examples, but found none below");
    }

    @Test
    void runs_are_listed_and_one_that_has_ended_is_not_stopped() throws IOException {
        kept.activate(CODE);
        kept.deliver(CODE, EXPORT);
        kept.replay();
        String id = kept.run().asked().id();

        assertThat(CommandHere.run(home, "replay", "list", "--lang", "en").text())
                .contains(id + "  done  pinned  1/1 deliveries, 0 records differ");
        assertThat(CommandHere.run(home, "replay", "list", id, "--lang", "en").text())
                .contains("0 differences");
        assertThat(CommandHere.run(home, "replay", "cancel", id).exit()).isEqualTo(1);
        assertThat(CommandHere.run(home, "replay", "cancel", "../x").exit()).isEqualTo(2);
    }

    @Test
    void a_release_after_which_a_delivery_has_other_records_is_compared_record_by_record_as_the_ledger_heard_it()
            throws IOException {
        Copy.change(status(), "Chờ bổ sung,5,,,,\n", "");
        kept.activate(CODE);
        long failing = kept.deliver(CODE, EXPORT);
        // What takes effect before the release reads every record twice: three more than the ledger ever heard.
        String mapping = Files.readString(mapping());
        Files.writeString(mapping(), mapping + mapping.substring(mapping.indexOf("  - each: .")));
        Copy.change(status(), "Đang xử lý,4", "Chờ bổ sung,5,,,,\nĐang xử lý,4");
        kept.activate(CODE);
        kept.release(failing + ":2");

        CommandHere.Result result = kept.replay();

        assertThat(result.text()).contains("1 deliveries, 3 records, 0 differences");
    }

    @Test
    void the_journal_is_as_it_was() throws IOException {
        kept.withEverySource();
        long last = kept.journal.last();

        kept.replay();

        assertThat(kept.journal.last()).isEqualTo(last);
    }

    private JsonNode json(String... more) throws IOException {
        return new ObjectMapper()
                .readTree(kept.replay(more).lines().stream()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElseThrow());
    }

    private Path mapping() {
        return kept.mappings().resolve(CODE).resolve("mapping.yaml");
    }

    private Path status() {
        return kept.mappings().resolve(CODE).resolve("codes/status.csv");
    }
}
