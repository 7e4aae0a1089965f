package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.items;
import static vn.lienthong.mapping.Sources.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;

/** One expression per field: what it may compute, what it may not reach, and that its mistakes have a place. */
class FormulaTest {
    private static final String RECORD = "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"";

    private static Bundle with(String field, String jslt) {
        return ValuesTest.with(field, "{ jslt: '" + jslt.replace("'", "''") + "' }");
    }

    private static Heard read(Bundle bundle, String more) {
        assertThat(Bundle.check(bundle)).isEmpty();
        return Sources.read(bundle, items(RECORD + more)).get(0);
    }

    private static JsonNode shown(Heard heard) {
        return Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, List.of(heard)))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".a + \" \" + .b|Ông Mẫu",
                "if (.a == \"Ông\") .b else .a|Mẫu",
                "fallback(.nguoi, .b)|Mẫu",
                "join([for (.tep) .ten if (.ten != \"y\")], \", \")|x, z",
                ".tep[1].ten|y",
                "split(.so, \"-\")[1]|261012",
                "replace(.so, \"[0-9]+\", \"*\")|H*.*-*-*",
                "capture(.so, \"^(?P<tinh>H[0-9]+)\").tinh|H56",
                "uppercase(.b)|MẪU",
                "if (test(.so, \"^H56\")) \"có\" else \"không\"|có",
                "string(round(number(\"12.6\")))|13"
            })
    void an_expression_gives_a_value_that_is_read_like_any_other(String jslt, String expected) {
        String more = ",\"a\":\"Ông\",\"b\":\" Mẫu \",\"tep\":[{\"ten\":\"x\"},{\"ten\":\"y\"},{\"ten\":\"z\"}]";
        String clean = jslt.contains(".a + ") ? more.replace(" Mẫu ", "Mẫu") : more;

        assertThat(shown(read(with("ChuHoSo", jslt), clean)).path("ChuHoSo").asText())
                .isEqualTo(expected);
    }

    @Test
    void dates_are_strict_and_codes_come_from_the_tables() {
        Bundle day = with("NgayHenTra", "date(.a + \" \" + .b, \"dd/MM/uuuu HH:mm\")");

        assertThat(shown(read(day, ",\"a\":\"14/10/2026\",\"b\":\"17:00\""))
                        .path("NgayHenTra")
                        .asText())
                .isEqualTo("2026-10-14T10:00:00Z");
        Heard impossible = read(day, ",\"a\":\"31/02/2026\",\"b\":\"17:00\"");
        assertThat(problem(impossible).code()).isEqualTo(ProblemCode.DATE_IMPOSSIBLE);
        assertThat(problem(impossible).place()).startsWith("items[0]. → NgayHenTra");

        Bundle status = with("TrangThaiHoSo", "code(\"status\", .tt, .a)");
        assertThat(shown(read(status, ",\"a\":\"moi\"")).path("TrangThaiHoSo").asText())
                .isEqualTo("2");
        assertThat(problem(read(
                                status.code().isEmpty() ? status : with("TrangThaiHoSo", "code(\"status\", .b, .a)"),
                                ",\"b\":\"la\""))
                        .code())
                .isEqualTo(ProblemCode.CODE_UNKNOWN);
    }

    @Test
    void a_key_that_must_be_there_is_missed_in_an_expression_too() {
        List<Heard> heard =
                Sources.read(with("ChuHoSo", ".nhan + .so"), items(RECORD, RECORD.replace("\"nhan\"", "\"nhn\"")));

        assertThat(heard.get(0)).isInstanceOf(Heard.Status.class);
        assertThat(problem(heard.get(1)).code()).isEqualTo(ProblemCode.FIELD_MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".a +|12:28|Parse error",
                ".aa|12:25|'a'",
                ".tep.ten|12:25|'tep",
                "[for (.tep) .tenn]|12:25|'tep",
                "nothing(.a)|12:25|nothing",
                "now()|12:25|not part of it",
                "random()|12:25|not part of it",
                "from-json(.a)|12:25|not part of it",
                "parse-time(.a, \"yyyy\")|12:25|not part of it",
                "import \"x.jslt\" as x x:y(.)|12:25|import",
                "def f(x) f($x) f(.a)|12:25|no let, def",
                "let x = .a $x|12:25|no let",
                "{\"a\": .a}|12:25|no let",
                "[for (.tep) [for (.ten) .]]|12:25|a for stands in a for",
                "test(.a, \"(\")|12:25|regular expression",
                "test(.a, .b)|12:25|written out",
                "test(.a, \"((x{1000}){1000}){1000}\")|12:25|by number",
                "code(\"statuss\", .a)|12:25|status",
                "code(\"status\", .a)|12:25|2 source columns",
                "date(.a, \"hh\")|12:25|date pattern"
            })
    void what_an_expression_may_not_do_is_a_finding_with_its_place(String jslt, String place, String hint) {
        List<Finding> findings = Bundle.check(with("ChuHoSo", jslt));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).toString())
                .startsWith("mapping.yaml:" + place)
                .contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "not("})
    void deep_and_long_expressions_are_refused_before_they_are_parsed(String open) {
        assertThat(Bundle.check(with("ChuHoSo", open.repeat(400))).get(0).code())
                .isEqualTo("formula-invalid");
        assertThat(Bundle.check(with("ChuHoSo", ".a + ".repeat(400) + ".a"))
                        .get(0)
                        .code())
                .isEqualTo("formula-invalid");
    }

    @Test
    void an_expression_in_lines_of_its_own_is_found_in_the_right_one() {
        String mapping =
                Sources.MAPPING.replace("{ from: nguoi }", "\n        jslt: |\n          .so +\n            +");

        assertThat(Bundle.check(Sources.bundle(mapping)).get(0).toString())
                .startsWith("mapping.yaml:14:13  formula-invalid");
    }

    @Test
    void a_heavy_record_is_refused_by_its_formula_only_where_the_formula_looks() {
        String heavy = ",\"a\":\"" + "x".repeat(90_000) + "\",\"b\":\"" + "y".repeat(190_000) + "\"";

        assertThat(problem(read(with("ChuHoSo", "size(.a) + size(.b)"), heavy)).code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        assertThat(shown(read(with("ChuHoSo", "size(.a)"), heavy))
                        .path("ChuHoSo")
                        .asText())
                .isEqualTo("90000");
    }
}
