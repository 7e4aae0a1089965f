package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.items;
import static vn.lienthong.mapping.Sources.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;

/** What a line can do to a source's text, and what becomes of a text that does not fit. */
class ValuesTest {
    private static final String RECORD = "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"";

    /** The mapping of {@link Sources} with one more line, or another one in its place. */
    static Bundle with(String field, String line) {
        String mapping =
                Sources.MAPPING.replaceAll("      " + field + ":.*\n", "") + "      " + field + ": " + line + "\n";
        return Sources.bundle(mapping, Sources.SHAPE + "items[].a?\nitems[].b?\n", Sources.STATUS);
    }

    private static JsonNode read(Bundle bundle, String more) {
        assertThat(Bundle.check(bundle)).isEmpty();
        List<Heard> heard = Sources.read(bundle, items(RECORD + more));
        return Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, heard))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            nullValues = "-",
            value = {
                "{ from: [a, b], join: ' ' }            | Nguyễn | Mẫu   | Nguyễn Mẫu",
                "{ from: [a, b], join: ', ' }           | Nguyễn |       | Nguyễn",
                "{ from: [a, b], join: ' ' }            |        |       | -",
                "{ from: [a, b] }                       |        | Mẫu   | Mẫu",
                "{ from: a, pad: 12 }                   | 99012345678 | | 099012345678",
                "{ from: a, pad: 12 }                   | 0990123456789 | | 0990123456789",
                "{ from: a, pad: 12 }                   | C1234567 |     | C1234567",
                "{ from: a, case: title }               | NGUYỄN THỊ ƯỚC-MẪU | | Nguyễn Thị Ước-Mẫu",
                "{ from: a, case: upper }               | đặng   |       | ĐẶNG",
                "{ from: a, case: lower }               | ĐẶNG   |       | đặng",
                "{ from: a, empty: [không có, '-'] }    | không có |     | -",
                "{ from: a, strip: M, pad: 5 }          | M99    |       | 00099"
            })
    void a_text_is_worded_as_its_line_says(String line, String a, String b, String expected) {
        String more = (a == null ? "" : ",\"a\":\"" + a + "\"") + (b == null ? "" : ",\"b\":\"" + b + "\"");
        JsonNode name = read(with("ChuHoSo", line), more).get("ChuHoSo");

        assertThat(name == null ? null : name.asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "','|1.250.000 đ|1250000",
                "','|1.250.000,50 VNĐ|1250000.5",
                "','|1 250 000 đồng|1250000",
                "','|0|0",
                "','|-12,5|-12.5",
                "'.'|1,250,000|1250000",
                "'.'|1,250,000.25|1250000.25",
                "'.'|1250000|1250000"
            })
    void money_as_people_write_it_is_a_number(String decimal, String written, String expected) {
        Bundle bundle = fee("{ from: ten, decimal: \"" + decimal + "\" }");

        JsonNode read = read(bundle, ",\"tep\":[{\"ten\":\"" + written + "\"}]");

        assertThat(read.at("/DanhSachLePhi/0/Gia").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"','|1,250,000", "','|12.50", "','|1.25.000", "'.'|1.250.000", "','|đ", "','|1.250.000 USD"})
    void a_number_whose_groups_do_not_fit_is_refused_not_guessed(String decimal, String written) {
        Bundle bundle = fee("{ from: ten, decimal: \"" + decimal + "\" }");

        JsonNode read = read(bundle, ",\"tep\":[{\"ten\":\"" + written + "\"}]");

        assertThat(read.path("problem").asText()).isEqualTo("VALUE_INVALID");
        assertThat(read.path("place").asText()).startsWith("items[0].tep[0].ten → Gia");
    }

    @ParameterizedTest
    @CsvSource({"Có,1", "có,1", "X,1", "không,0", "KHÔNG,0"})
    void words_for_yes_and_no_are_flags(String written, String expected) {
        Bundle bundle = with("HoSoCoThanhPhanSoHoa", "{ from: a, yes: [có, x], no: [không] }");

        assertThat(read(bundle, ",\"a\":\"" + written + "\"")
                        .path("HoSoCoThanhPhanSoHoa")
                        .asText())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "chắc", "true"})
    void a_word_in_neither_list_is_refused(String written) {
        Bundle bundle = with("HoSoCoThanhPhanSoHoa", "{ from: a, yes: [có, x], no: [không] }");

        assertThat(read(bundle, ",\"a\":\"" + written + "\"").path("problem").asText())
                .isEqualTo("VALUE_INVALID");
    }

    @Test
    void the_third_of_april_is_what_the_rest_of_the_delivery_says() {
        assertThat(days("03/04/2026")).containsExactly("2026-04-02T17:00:00Z");
        assertThat(days("03/04/2026", "25/04/2026")).startsWith("2026-04-02T17:00:00Z");
        assertThat(days("03/04/2026", "04/25/2026")).startsWith("2026-03-03T17:00:00Z");
    }

    @Test
    void where_a_delivery_writes_both_orders_what_fits_both_is_a_problem_and_the_others_go_through() {
        Bundle bundle = with("NgayHenTra", "{ from: a, formats: [dd/MM/uuuu, MM/dd/uuuu], day: start }");

        List<Heard> heard = Sources.read(bundle, items(day("25/04/2026"), day("03/04/2026"), day("04/25/2026")));

        assertThat(heard).filteredOn(Heard.Status.class::isInstance).hasSize(2);
        assertThat(problem(heard.get(1)).code()).isEqualTo(ProblemCode.DATE_IMPOSSIBLE);
        assertThat(problem(heard.get(1)).place()).startsWith("items[1].a → NgayHenTra");
        assertThat(problem(heard.get(1)).en()).contains("'03/04/2026' has two");
    }

    @Test
    void a_day_that_reads_alike_both_ways_is_no_problem() {
        assertThat(days("25/04/2026", "04/04/2026", "04/25/2026")).hasSize(3).doesNotContain("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ChuHoSo|{ from: a, join: ' ' }|type-mismatch|two paths",
                "MaTTHC|{ from: [a, b], join: ' ' }|type-mismatch|joined",
                "ChuHoSo|{ from: a, value: b }|type-mismatch|one of from",
                "ChuHoSo|{ from: a, pad: x }|value-invalid|1 to 100",
                "NgayHenTra|{ from: a, format: epoch-ms, pad: 3 }|type-mismatch|only texts",
                "ChuHoSo|{ from: a, decimal: ',' }|type-mismatch|only numbers",
                "ChuHoSo|{ from: a, yes: x }|type-mismatch|0 and 1",
                "HoSoCoThanhPhanSoHoa|{ from: a, yes: x, no: [X] }|value-invalid|both",
                "ChuHoSo|{ from: a, case: uper }|value-invalid|'upper'",
                "NgayHenTra|{ from: a, format: epoch-ms, case: upper }|type-mismatch|texts and codes",
                "TaiLieuNop|{ each: 'tep[]', required: true, fields: {} }|type-mismatch|a list has",
                "ChuHoSo|{ from: a, when: { b: { nott: x } } }|key-unknown|'not'"
            })
    void a_key_that_is_misused_is_a_finding(String field, String line, String code, String hint) {
        List<Finding> findings = Bundle.check(with(field, line));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).toString()).startsWith("mapping.yaml:").contains(code, hint);
    }

    private static Bundle fee(String line) {
        return with("DanhSachLePhi", "{ each: 'tep[]', fields: { Gia: " + line + " } }");
    }

    private static String day(String day) {
        return RECORD + ",\"a\":\"" + day + "\"";
    }

    private static List<String> days(String... written) {
        Bundle bundle = with("NgayHenTra", "{ from: a, formats: [dd/MM/uuuu, MM/dd/uuuu], day: start }");
        assertThat(Bundle.check(bundle)).isEmpty();
        List<String> records = new ArrayList<>();
        for (String day : written) {
            records.add(day(day));
        }
        List<Heard> heard = Sources.read(bundle, items(records.toArray(String[]::new)));
        List<String> days = new ArrayList<>();
        Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, heard))
                .forEach(record -> days.add(record.path("NgayHenTra").asText()));
        return days;
    }
}
