package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.mapping.Bundle;

/** The command {@code mapping diff}, while the journal is open in another place, as it is beside a running hub. */
class MappingDiffCommandTest {
    private static final String CODE = "tep-hai-phong";

    @TempDir
    private Path home;

    private Journal journal;
    private Path mapping;

    @BeforeEach
    void fill() throws IOException {
        Copy.of("mappings", home);
        Files.createDirectories(home.resolve("routes"));
        mapping = home.resolve("mappings").resolve(CODE).resolve("mapping.yaml");
        journal =
                SegmentJournal.open(Files.createDirectories(home.resolve("data/journal")), JournalSettings.defaults());
        keep(Kind.ACTIVATION, Bundle.load(home.resolve("mappings"), CODE).text(), "2026-11-01T00:00:00Z");
        byte[] export = Files.readAllBytes(home.resolve("mappings/tep-hai-phong/examples/export.csv"));
        keep(Kind.DELIVERY, Payload.of(export), "2026-11-02T00:00:00Z");
        keep(Kind.DELIVERY, Payload.of(export), "2026-11-03T00:00:00Z");
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void an_unchanged_mapping_would_change_nothing() {
        assertThat(diff().lines()).contains("2 deliveries, 6 records, 0 would change");
    }

    @Test
    void a_record_that_was_released_is_compared_with_its_release() throws Exception {
        Path table = home.resolve("mappings").resolve(CODE).resolve("codes/status.csv");
        String whole = Files.readString(table);
        Copy.change(table, "Chờ bổ sung,5,,,,\n", "");
        keep(Kind.ACTIVATION, Bundle.load(home.resolve("mappings"), CODE).text(), "2026-11-04T00:00:00Z");
        byte[] export = Files.readAllBytes(home.resolve("mappings/tep-hai-phong/examples/export.csv"));
        keep(Kind.DELIVERY, Payload.of(export), "2026-11-05T00:00:00Z");
        Files.writeString(table, whole);
        keep(Kind.ACTIVATION, Bundle.load(home.resolve("mappings"), CODE).text(), "2026-11-06T00:00:00Z");
        assertThat(diff("--last", "1").lines())
                .contains(
                        "1  problem-gone  CODE_UNKNOWN TrangThaiHoSo  [5:2]",
                        "1 deliveries, 3 records, 1 would change");

        journal.append(new Draft(
                        Kind.DECISION,
                        "operator",
                        Instant.parse("2026-11-06T01:00:00Z"),
                        "application/json",
                        new Decision(Decision.Action.RELEASE, List.of(ProblemKey.parse("5:2:0"))).facts(),
                        Payload.of(new byte[0])))
                .join();

        assertThat(diff("--last", "1").lines()).contains("1 deliveries, 3 records, 0 would change");
    }

    @Test
    void a_changed_line_is_one_group_with_its_count_and_first_places() throws IOException {
        Copy.change(
                mapping,
                "NgayHenTra: { from: Ngày hẹn trả, day: end }",
                "NgayHenTra: { from: Ngày hẹn trả, day: start }");

        assertThat(diff().lines())
                .contains("4  value  NgayHenTra  [2:0, 2:1, 3:0]", "2 deliveries, 6 records, 4 would change");
        assertThat(diff("--last", "1").lines()).contains("1 deliveries, 3 records, 2 would change");
        assertThat(diff("--since", "2026-11-03").lines()).contains("1 deliveries, 3 records, 2 would change");
        // Values are a look, which a hub that is stopped gets by its own command.
        journal.close();
        assertThat(diff("--values", "--why", "so ánh xạ").text())
                .contains("'2026-10-14T16:59:59Z' → '2026-10-13T17:00:00Z'");
        assertThat(diff().text()).doesNotContain("2026-10-14T16:59:59Z");
    }

    @Test
    void a_code_that_would_be_unknown_is_a_new_problem_and_one_that_is_mended_a_gone_one() throws Exception {
        Path table = home.resolve("mappings").resolve(CODE).resolve("codes/status.csv");
        Copy.change(table, "Chờ bổ sung,5,,,,\n", "");
        assertThat(diff().lines()).contains("2  problem-new  CODE_UNKNOWN TrangThaiHoSo  [2:2, 3:2]");

        keep(Kind.ACTIVATION, Bundle.load(home.resolve("mappings"), CODE).text(), "2026-11-04T00:00:00Z");
        keep(
                Kind.DELIVERY,
                Payload.of(Files.readAllBytes(home.resolve("mappings/tep-hai-phong/examples/export.csv"))),
                "2026-11-05T00:00:00Z");
        Files.writeString(table, Files.readString(table) + "Chờ bổ sung,5,,,,\n");
        JsonNode report =
                new ObjectMapper().readTree(diff("--json", "--last", "1").text());

        assertThat(report.at("/groups/0/what").asText()).isEqualTo("problem-gone");
        assertThat(report.at("/groups/0/cause").asText()).isEqualTo("CODE_UNKNOWN TrangThaiHoSo");
        assertThat(report.path("active").asText())
                .isNotEqualTo(report.path("folder").asText());
    }

    @Test
    void a_mapping_that_does_not_compile_is_answered_with_its_findings() throws IOException {
        Copy.change(mapping, "ChuHoSo:", "ChuHoXo:");

        CommandHere.Result result = diff();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.text()).contains("field-unknown");
    }

    @Test
    void the_journal_is_as_it_was() throws IOException {
        Path segment;
        try (var files = Files.list(home.resolve("data/journal"))) {
            segment = files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] before = Files.readAllBytes(segment);

        diff();

        assertThat(Files.readAllBytes(segment)).isEqualTo(before);
        assertThat(journal.last()).isEqualTo(3);
    }

    private void keep(Kind kind, Payload payload, String at) {
        String type = kind == Kind.DELIVERY ? "text/csv" : "application/json";
        journal.append(new Draft(kind, CODE, Instant.parse(at), type, Map.of(), payload))
                .join();
    }

    private CommandHere.Result diff(String... more) {
        String[] words = {"mapping", "diff", CODE, "--lang", "en"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandHere.run(home, all);
    }
}
