package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Job job = compared(Map.of(), List.of());

        assertThat(job.agrees()).isTrue();
        assertThat(JSON.readTree(write(job, "H60")).path("nationalReport").isNull())
                .isTrue();
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
        Request request = new Request("mot-cua", "2026-10-12", "2026-10-12", 10, 1, List.of(), "an", report);
        SourceSide side = new SourceSide(SourceSide.How.LIST, true, 100, 0, 1, List.of("TrangThaiHoSo"), "");
        PortalSide portal = new PortalSide(List.of("H60-1"), 0, 1, 1, 0, 0, 0);
        return Job.begin(request, NOW)
                .compared(Map.of("H60", new Counts(100, 90, 6, 4, 100, 90)), side, portal, findings);
    }
}
