package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statement says what was compared and how far that reached, and survives being written and read. */
class StatementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOW = "2026-10-13T01:00:00Z";

    @TempDir
    private Path data;

    @Test
    void a_national_report_that_says_another_number_than_the_portal_is_a_difference() throws Exception {
        Job job = compared(Map.of("H60", 120L), List.of());

        assertThat(job.agrees()).isFalse();
        JsonNode report = JSON.readTree(write(job, "H60")).path("nationalReport");
        assertThat(report.path("reported").asLong()).isEqualTo(120);
        assertThat(report.path("confirmed").asLong()).isEqualTo(90);
        assertThat(report.path("denominator").asLong()).isEqualTo(120);
        assertThat(report.path("rate").asDouble()).isEqualTo(0.75);
        assertThat(report.path("agrees").asBoolean()).isFalse();
    }

    @Test
    void an_agency_that_only_the_national_report_knows_gets_its_statement() throws Exception {
        Job job = compared(Map.of("H99", 3L), List.of());

        assertThat(job.agrees()).isFalse();
        assertThat(JSON.readTree(write(job, "H99"))
                        .path("nationalReport")
                        .path("confirmed")
                        .asLong())
                .isZero();
    }

    @Test
    void without_a_report_and_without_findings_parties_agree() throws Exception {
        Job job = compared(Map.of(), List.of(), new Counts(90, 90, 0, 0, 90, 90), 0);

        assertThat(job.agrees()).isTrue();
        assertThat(JSON.readTree(write(job, "H60")).path("nationalReport").isNull())
                .isTrue();
    }

    @Test
    void what_waits_is_held_unread_unasked_or_passed_over_is_no_agreement() {
        Counts all = new Counts(90, 90, 0, 0, 90, 90);
        PortalSide asked = PortalSide.toAsk(List.of("H60-1", "H60-2"), 1, 0);

        assertThat(verdict(all, 0, asked.answeredOne().answeredOne())).isEqualTo(Verdict.AGREES);
        assertThat(verdict(all, 0, asked.answeredOne().notAskableOne()))
                .as("one of the sample that has no look-up")
                .isEqualTo(Verdict.AGREES);
        assertThat(verdict(all, 0, asked.notAskableOne().answeredOne())).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(verdict(all, 0, asked.triedInVain(1))).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(verdict(all, 0, PortalSide.toAsk(List.of(), 0, 1))).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(verdict(all, 1, asked)).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(verdict(new Counts(90, 89, 1, 0, 90, 89), 0, asked)).isEqualTo(Verdict.NOT_CONFIRMED);
        assertThat(verdict(new Counts(90, 89, 0, 1, 90, 89), 0, asked)).isEqualTo(Verdict.NOT_CONFIRMED);
    }

    private static Verdict verdict(Counts counts, long unread, PortalSide portal) {
        Job job = compared(Map.of(), List.of(), counts, unread).asked(portal, List.of());
        assertThat(job.verdict("H60")).isEqualTo(job.verdict());
        return job.verdict();
    }

    @Test
    void a_statement_says_how_many_suspects_nobody_looked_up_and_how_many_findings_it_lists() throws Exception {
        List<Finding> many = IntStream.range(0, 1_001)
                .mapToObj(n -> new Finding(
                        "H60-" + n,
                        "H60",
                        Finding.Between.HUB_PORTAL,
                        Finding.Kind.MISSING,
                        List.of(),
                        Finding.Side.HUB,
                        "PORTAL_REFUSED"))
                .toList();
        Job job = compared(Map.of(), many).asked(PortalSide.toAsk(List.of(), 0, 7), List.of());

        JsonNode statement = JSON.readTree(write(job, "H60"));
        assertThat(statement.path("findingsInAll").asInt()).isEqualTo(1_001);
        assertThat(statement.path("findingsListed").asInt()).isEqualTo(1_000);
        assertThat(statement.at("/comparedWithPortal/suspectsPassedOver").asInt())
                .isEqualTo(7);
        assertThat(StatementPage.of(statement, ""))
                .contains("1000 of 1001 differences", "7 more suspects were not looked up: at most 10000 at a time");
    }

    @Test
    void a_later_statement_about_the_same_days_leaves_the_earlier_one_beside_it() throws Exception {
        Statements statements = new Statements(data, text -> Optional.of("đã ký"));
        Job first = compared(Map.of(), List.of());
        String name = statements.write(first, NOW).get(0);
        String text = statements.findJson(name).orElseThrow();
        statements.write(first, "2026-10-13T01:00:09Z");
        assertThat(statements.findJson(name + "_20261013T010000Z"))
                .as("the same job, written again")
                .isEmpty();

        statements.write(first, NOW);
        Job second = Job.begin(first.request(), "2026-10-14T01:00:00Z")
                .compared(first.agencies(), 0, first.source(), first.portal(), List.of());
        statements.write(second, "2026-10-14T01:00:09Z");
        assertThat(statements.findJson(name + "_20261013T010000Z")).contains(text);
        assertThat(statements.findPage(name + "_20261013T010000Z")).isPresent();
        assertThat(JSON.readTree(statements.findJson(name).orElseThrow())
                        .path("madeAt")
                        .asText())
                .isEqualTo("2026-10-14T01:00:09Z");
    }

    @Test
    void a_page_names_dossier_field_and_side_and_escapes_what_parties_say() {
        Finding finding = new Finding(
                "H60-1",
                "H60",
                Finding.Between.HUB_PORTAL,
                Finding.Kind.DIFFERENT,
                List.of(new Finding.Differs("TrangThaiHoSo", "4", "<script>")),
                Finding.Side.PORTAL,
                "");
        Statements statements = new Statements(data, text -> Optional.of("đã ký"));
        List<String> names = statements.write(compared(Map.of(), List.of(finding)), NOW);

        String page = statements.findPage(names.get(0)).orElseThrow();
        assertThat(page)
                .contains("H60-1", "TrangThaiHoSo", "&lt;script&gt;", "Cổng / portal", "KHÔNG KHỚP", "đã ký")
                .doesNotContain("<script>");
        assertThat(data.resolve("reconcile/statements/" + names.get(0) + ".note"))
                .hasContent("đã ký");
    }

    @Test
    void a_job_is_read_as_it_was_kept_and_a_broken_file_is_passed_over() throws Exception {
        Job job = compared(Map.of("H60", 1L), List.of());
        new Jobs(data).save(job);
        Files.writeString(data.resolve("reconcile/jobs/x_2026-10-12_2026-10-12.json"), "{");
        Jobs jobs = new Jobs(data);

        assertThat(jobs.find(job.request().id())).contains(job);
        assertThat(jobs.listOpen()).containsExactly(job);
        assertThat(jobs.findLast("mot-cua")).contains(job);
        assertThat(jobs.find("../../etc/passwd")).isEmpty();
    }

    private String write(Job job, String agency) {
        Statements statements = new Statements(data, text -> Optional.empty());
        List<String> names = statements.write(job, NOW);
        return statements
                .findJson(names.stream()
                        .filter(name -> name.startsWith(agency + "/"))
                        .findFirst()
                        .orElseThrow())
                .orElseThrow();
    }

    private static Job compared(Map<String, Long> report, List<Finding> findings) {
        return compared(report, findings, new Counts(100, 90, 6, 4, 100, 90), 0);
    }

    private static Job compared(Map<String, Long> report, List<Finding> findings, Counts counts, long unread) {
        Request request = new Request("mot-cua", "2026-10-12", "2026-10-12", 10, 1, List.of(), "an", report);
        SourceSide side = new SourceSide(SourceSide.How.LIST, true, 100, 0, 1, List.of("TrangThaiHoSo"), "");
        PortalSide portal = PortalSide.toAsk(List.of("H60-1"), 0, 0).answeredOne();
        return Job.begin(request, NOW).compared(Map.of("H60", counts), unread, side, portal, findings);
    }
}
