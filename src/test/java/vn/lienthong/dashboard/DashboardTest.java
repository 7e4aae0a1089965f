package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private SmallHouse house;
    private Dashboard dashboard;

    @BeforeEach
    void open() {
        house = new SmallHouse(folder);
        dashboard = house.dashboard;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_empty_hub_shows_its_configured_sources() {
        Page page = dashboard.home(null, null, deed -> true);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("data-source=\"thanh-hoa\"", "data-source=\"yen-lang\"", "data-balances=\"true\"");
    }

    @Test
    void the_table_follows_what_arrives_and_what_is_settled() {
        house.deliver("thanh-hoa", "H56.98-1");
        assertThat(dashboard.figures("vi", deed -> true).body())
                .contains(
                        "data-cell=\"records\">2<",
                        "data-cell=\"settled\">0<",
                        "data-cell=\"problems\">1<",
                        "data-cell=\"pending\">1<");
        house.portalTakesAll();
        assertThat(dashboard.figures("vi", deed -> true).body())
                .contains("data-cell=\"settled\">1<", "data-cell=\"pending\">0<");
    }

    @Test
    void a_dossier_is_found_by_its_other_number_on_pages_and_api() throws Exception {
        String other = "G22.99-20261005-000123";
        house.deliver("thanh-hoa", "H56.98-1");
        assertThat(JSON.readTree(dashboard.apiDossier(other).body())
                        .path("number")
                        .asText())
                .isEqualTo("H56.98-1");
        assertThat(dashboard.dossier("vi", " " + other).headers().get("Location"))
                .contains("so=H56.98-1");
        assertThat(dashboard.home("vi", other, deed -> true).body()).contains(">H56.98-1</a>");

        house.deliver("thanh-hoa", "H56.98-22");
        Page shared = dashboard.apiDossier(other);
        assertThat(shared.status()).isEqualTo(409);
        assertThat(shared.body()).contains("number-shared", "H56.98-1, H56.98-22");
        assertThat(dashboard.dossier("vi", other).headers().get("Location")).contains("q=" + other);
        assertThat(dashboard.home("vi", other, deed -> true).body()).contains(">H56.98-1</a>", ">H56.98-22</a>");
    }

    @Test
    void a_source_that_is_heard_but_not_configured_is_shown_and_marked() {
        house.deliver("bo-cu", "H56.98-1");
        assertThat(dashboard.home("vi", "", deed -> true).body())
                .contains("data-source=\"bo-cu\"", "không còn trong routes/sources");
    }

    @Test
    void a_look_that_failed_is_told_with_its_time_and_reason_in_the_readers_language() {
        assertThat(dashboard.home("vi", "", deed -> true).body()).doesNotContain("data-look");
        assertThat(dashboard.apiSources().body()).contains("\"lastFailedLook\" : null");
        house.looks.put(
                "yen-lang",
                new FailedLook(
                        Invented.NOW.minusSeconds(120),
                        "source-unreachable",
                        "Không kết nối được tới nguồn",
                        "It could not be reached",
                        7));

        assertThat(dashboard.home("vi", "", deed -> true).body())
                .contains("data-look=\"source-unreachable\"", "2 phút", "(7): Không kết nối được tới nguồn");
        assertThat(dashboard.figures("en", deed -> true).body()).contains("(7): It could not be reached");
        assertThat(dashboard.apiSources().body())
                .contains(
                        "\"code\" : \"source-unreachable\"",
                        "\"times\" : 7",
                        Invented.NOW.minusSeconds(120).toString());
    }

    @Test
    void a_whole_number_leads_to_its_dossier_and_a_part_to_a_list() {
        house.deliver("thanh-hoa", "H56.98-1");
        Page whole = dashboard.home("en", " H56.98-1 ", deed -> true);
        assertThat(whole.status()).isEqualTo(303);
        assertThat(whole.headers()).containsEntry("Location", "/ho-so?so=H56.98-1&lang=en");
        assertThat(dashboard.home("en", "H56", deed -> true).body()).contains("id=\"found\"", ">H56.98-1</a>");
    }

    @Test
    void a_dossier_whose_records_all_failed_is_shown_with_its_problems() {
        house.deliver("thanh-hoa", "H56.98-1");
        Page page = dashboard.dossier("vi", "H56.98-BAD");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("data-code=\"DATE_IMPOSSIBLE\"", "data[1].NgayTra", "31/02/2026");
        assertThat(dashboard.dossier("vi", "H56.98-NOBODY").status()).isEqualTo(404);
    }

    @Test
    void a_dossier_is_followed_from_waiting_to_equal() {
        house.deliver("thanh-hoa", "H56.98-1");
        assertThat(dashboard.dossier("vi", "H56.98-1").body()).contains("data-standing=\"waiting\"");
        house.portalTakesAll();
        assertThat(dashboard.dossier("vi", "H56.98-1").body())
                .contains("data-standing=\"equal\"", "Cổng đã khớp với nguồn");
    }

    @Test
    void an_entry_is_shown_without_its_personal_data() {
        long position = house.deliver("thanh-hoa", "H56.98-1");
        Page page = dashboard.entry("vi", Long.toString(position));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("H56.98-1", "•••").doesNotContain(Invented.PERSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "99", "abc", "1 OR 1=1", "99999999999999999999999", "<script>alert(1)</script>"})
    void a_position_that_is_not_there_is_answered_404_in_both_forms(String position) {
        Page page = dashboard.entry("vi", position);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("<script>");
        refused(dashboard.apiEntry(position), 404, "entry-unknown");
    }

    @Test
    void what_is_not_there_is_refused_with_stable_codes_in_both_languages() {
        refused(dashboard.apiSource("khong-co", true), 404, "source-unknown");
        refused(dashboard.apiDossier("H56.98-0"), 404, "dossier-unknown");
        refused(dashboard.apiDossier("x".repeat(5_000)), 404, "dossier-unknown");
        refused(dashboard.apiDossier(null), 404, "dossier-unknown");
        refused(dashboard.apiNotFound("/api/v2/x"), 404, "path-unknown");
        assertThat(dashboard.dossier("vi", "H56.98-0").status()).isEqualTo(404);
        assertThat(dashboard.dossier("vi", null).status()).isEqualTo(404);
        assertThat(dashboard.notFound("en").body()).contains("There is no such page.");
    }

    @Test
    void a_closed_journal_is_answered_503() {
        house.deliver("thanh-hoa", "H56.98-1");
        house.journal.close();
        assertThat(dashboard.entry("vi", "1").status()).isEqualTo(503);
        Page refusal = dashboard.apiEntry("1");
        refused(refusal, 503, "journal-closed");
        assertThat(refusal.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void a_ledger_that_is_away_is_answered_503() {
        house.loseLedger();
        assertThat(dashboard.home("vi", "", deed -> true).status()).isEqualTo(503);
        assertThat(dashboard.figures("vi", deed -> true).status()).isEqualTo(503);
        assertThat(dashboard.dossier("vi", "H56.98-1").status()).isEqualTo(503);
        refused(dashboard.apiSources(), 503, "ledger-unavailable");
        refused(dashboard.apiDossier("H56.98-1"), 503, "ledger-unavailable");
    }

    @Test
    void every_answer_of_the_api_is_as_openapi_json_describes_it() throws Exception {
        long position = house.deliver("thanh-hoa", "H56.98-1");
        check("Sources", dashboard.apiSources());
        check("Dossier", dashboard.apiDossier("H56.98-1"));
        house.portalTakesAll();
        house.deliver("thanh-hoa", "H56.98-22");
        check("Sources", dashboard.apiSources());
        check("SourceWithProblems", dashboard.apiSource("thanh-hoa", true));
        check("SourceWithProblems", dashboard.apiSource("yen-lang", true));
        check("Dossier", dashboard.apiDossier("H56.98-1"));
        for (long at = position; at <= house.journal.last(); at++) {
            check("Entry", dashboard.apiEntry(Long.toString(at)));
        }
        check("Refusal", dashboard.apiDossier("H56.98-0"));
        check("Refusal", dashboard.apiEntry("0"));
    }

    @Test
    void a_secret_parameter_of_a_source_is_never_told() {
        assertThat(dashboard.apiSource("thanh-hoa", true).body()
                        + dashboard.home("vi", "", deed -> true).body())
                .doesNotContain("s3cret");
    }

    @Test
    void only_our_own_files_are_assets() {
        for (String name : new String[] {"hub.css", "hub.js", "icon.svg"}) {
            Page asset = dashboard.asset(name);
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.headers()).containsEntry("Cache-Control", "public, max-age=86400");
        }
        for (String name :
                new String[] {"safe-keys.txt", "../../../logback.xml", "home.mustache", "Dashboard.class", "", null}) {
            assertThat(dashboard.asset(name).status()).isEqualTo(404);
        }
    }

    @Test
    void every_answer_forbids_sniffing_framing_and_inline_code() {
        for (Page page : new Page[] {
            dashboard.home("vi", "", deed -> true),
            dashboard.apiSources(),
            dashboard.asset("hub.js"),
            dashboard.notFound("vi")
        }) {
            assertThat(page.headers()).containsEntry("X-Content-Type-Options", "nosniff");
            assertThat(page.headers().get("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void the_description_is_served_and_names_every_path_of_the_api() throws Exception {
        JsonNode paths = JSON.readTree(dashboard.apiDescription().body()).get("paths");
        assertThat(paths.fieldNames())
                .toIterable()
                .filteredOn(path -> path.startsWith("/api/"))
                .containsExactlyInAnyOrder(
                        "/api/v1/sources/{code}/deliveries",
                        "/api/v1/checkpoint",
                        "/api/v1/sources",
                        "/api/v1/sources/{code}",
                        "/api/v1/dossiers/{number}",
                        "/api/v1/dossiers/{number}/story",
                        "/api/v1/journal/{position}",
                        "/api/v1/journal/{position}/payload",
                        "/api/v1/journal/{position}/proof",
                        "/api/v1/indicators",
                        "/api/v1/search",
                        "/api/v1/openapi.json");
    }

    private static void check(String schema, Page page) throws Exception {
        assertThat(Described.differences(schema, JSON.readTree(page.body())))
                .as(page.body())
                .isEmpty();
    }

    private static void refused(Page page, int status, String code) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.contentType()).isEqualTo("application/problem+json");
        try {
            JsonNode body = JSON.readTree(page.body());
            assertThat(body.get("code").asText()).isEqualTo(code);
            assertThat(body.get("status").asInt()).isEqualTo(status);
            assertThat(body.get("vi").asText())
                    .isNotBlank()
                    .isNotEqualTo(body.get("en").asText());
        } catch (java.io.IOException e) {
            throw new AssertionError(page.body(), e);
        }
    }
}
