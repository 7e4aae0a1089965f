package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.items;
import static vn.lienthong.mapping.Sources.problem;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.ProblemCode;

/** What becomes of single records: values, problems with a place, and neighbours that go through. */
class RecordsTest {
    private static final String GOOD = "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"";

    private static String good(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }

    private static Heard one(String record) {
        List<Heard> heard = Sources.read(Sources.bundle(), items(record));
        assertThat(heard).hasSize(1);
        return heard.get(0);
    }

    @Test
    void a_bad_record_never_takes_its_neighbours_with_it() {
        List<Heard> heard = Sources.read(
                Sources.bundle(), items(GOOD, good("12/10", "31/02"), GOOD, good("\"so\"", "\"xo\""), GOOD));

        assertThat(heard).extracting(Heard::index).containsExactly(0, 1, 2, 3, 4);
        assertThat(heard).filteredOn(Heard.Status.class::isInstance).hasSize(3);
    }

    @Test
    void a_problem_names_the_source_path_the_field_and_the_line() {
        Heard heard = Sources.read(Sources.bundle(), items(GOOD, good("12/10", "31/02")))
                .get(1);

        assertThat(problem(heard).code()).isEqualTo(ProblemCode.DATE_IMPOSSIBLE);
        assertThat(problem(heard).place()).isEqualTo("items[1].nhan → NgayTiepNhan (mappings/mau/mapping.yaml:10)");
        assertThat(problem(heard).en()).isEqualTo("Expected a time as dd/MM/yyyy HH:mm, but found '31/02/2026 09:30'.");
        assertThat(((Heard.Failed) heard).number().value()).isEqualTo("H56.98-261012-0001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"dang\"|\"la\"|CODE_UNKNOWN",
                "\"dang\"|\"treo\"|STATUS_UNDERIVABLE",
                "\"dang\"|\"\"|FIELD_MISSING",
                "\"dang\"|null|FIELD_MISSING",
                "\"dang\"|{\"a\":1}|VALUE_INVALID",
                "\"dang\"|[1,2]|VALUE_INVALID",
                "\"tt\"|\"t\"|FIELD_MISSING",
                "\"nhan\"|\"nhn\"|FIELD_MISSING",
                "\"so\"|\"s\"|NUMBER_MISSING",
                "\"H56.98-261012-0001\"|\"  \"|NUMBER_MISSING",
                "\"H56.98-261012-0001\"|\"77\"|FIELD_MISSING",
                "12/10/2026 09:30|29/02/2026 09:30|DATE_IMPOSSIBLE",
                "12/10/2026 09:30|12/10/2026 24:00|DATE_IMPOSSIBLE",
                "12/10/2026 09:30|12/10/0001 00:00|DATE_IMPOSSIBLE",
                "12/10/2026 09:30|12/10/2026 09:30:00|DATE_IMPOSSIBLE"
            })
    void what_cannot_be_understood_is_a_named_problem(String right, String wrong, ProblemCode code) {
        assertThat(problem(one(good(right, wrong))).code()).isEqualTo(code);
    }

    @Test
    void the_most_specific_row_of_a_code_table_wins() {
        Heard.Status plain = (Heard.Status) one(GOOD);
        Heard.Status specific = (Heard.Status) one(GOOD + ",\"chi_tiet\":\"moi\"");

        assertThat(plain.status().status()).isEqualTo(MainStatus.PROCESSING);
        assertThat(specific.status().status()).isEqualTo(MainStatus.RECEIVED);
    }

    @Test
    void a_code_means_what_it_meant_on_the_day_of_the_event() {
        String dated = Sources.MAPPING.replace(
                "      ChuHoSo", "      ThoiDiemCapNhat: { from: nhan, format: \"dd/MM/yyyy HH:mm\" }\n      ChuHoSo");
        List<Heard> heard = Sources.read(
                Sources.bundle(dated),
                items(
                        good("dang", "xong").replace("12/10", "30/09"),
                        good("dang", "xong").replace("12/10", "01/10")));

        assertThat(heard)
                .extracting(record -> ((Heard.Status) record).status().status())
                .containsExactly(MainStatus.FINISHED, MainStatus.RETURNED);
    }

    @Test
    void a_name_is_never_quoted_in_a_problem() {
        String long100k = "Nguyễn Văn Mẫu".repeat(10_000);
        Heard heard = one(GOOD + ",\"nguoi\":\"" + long100k + "\"");

        assertThat(problem(heard).code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        assertThat(problem(heard).toString()).doesNotContain("Mẫu").hasSizeLessThan(500);
    }

    @Test
    void a_single_object_is_read_where_a_list_is_expected() {
        List<Heard> heard = Sources.read(Sources.bundle(), "{\"items\":{" + GOOD + ",\"tep\":{\"ten\":\"a.pdf\"}}}");

        assertThat(((Heard.Status) heard.get(0)).status().papers().documents()).hasSize(1);
    }

    @Test
    void an_empty_page_has_no_records_and_no_problem() {
        assertThat(Sources.read(Sources.bundle(), "{\"items\":[]}")).isEmpty();
    }

    @Test
    void an_answer_without_records_is_unreadable_and_not_empty() {
        assertThat(problem(Sources.read(Sources.bundle(), "{\"error\":\"x\"}").get(0))
                        .code())
                .isEqualTo(ProblemCode.UNREADABLE_DELIVERY);
    }

    @Test
    void a_name_read_in_two_spellings_is_one_where_its_line_declares_a_case() {
        String declared =
                Sources.MAPPING.replaceFirst("ChuHoSo: \\{ from: nguoi", "ChuHoSo: { case: upper, from: nguoi");
        assertThat(declared).isNotEqualTo(Sources.MAPPING);
        List<Heard> list = Sources.read(Sources.bundle(declared), items(GOOD + ",\"nguoi\":\"ĐẶNG THỊ MẪU\""));
        List<Heard> detail = Sources.read(Sources.bundle(declared), items(GOOD + ",\"nguoi\":\"Đặng Thị Mẫu\""));

        assertThat(detail).as("equal content is no news").isEqualTo(list);
    }

    @Test
    void texts_are_trimmed_and_composed() {
        Heard.Status heard = (Heard.Status) one(GOOD + ",\"nguoi\":\"\u00A0 Nguye\u0302\u0303n \"");

        assertThat(heard.status().applicant().name()).isEqualTo("Nguy\u1EC5n");
    }

    @Test
    void keys_that_the_shape_does_not_know_are_counted_as_drift() {
        Mappings mappings = new Mappings();
        mappings.activate(Examples.activation(1, Sources.bundle()));
        Reader reader = new Reader(mappings, new vn.lienthong.catalogue.Catalogues());
        byte[] payload = items(GOOD + ",\"moi\":1").getBytes(java.nio.charset.StandardCharsets.UTF_8);

        reader.read(Examples.delivery("mau", "application/json", java.util.Map.of(), payload));

        assertThat(mappings.drift("mau")).containsExactly(java.util.Map.entry("items[].moi", 1L));
    }

    @Test
    void a_source_without_mapping_is_a_problem_and_no_exception() {
        Reader reader = new Reader(new Mappings(), new vn.lienthong.catalogue.Catalogues());

        List<Heard> heard = reader.read(Examples.delivery("la", "application/json", java.util.Map.of(), new byte[0]))
                .heard();

        assertThat(problem(heard.get(0)).code()).isEqualTo(ProblemCode.UNREADABLE_DELIVERY);
    }
}
