package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a mapping is found before it reads anything, with its line and column and the nearest right word. */
class FindingsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                of("zone:", "zon:", "mapping.yaml:3:1", "key-unknown", "'zone'"),
                of(
                        "required: true }\n      Tr",
                        "requird: true }\n      Tr",
                        "mapping.yaml:8:27",
                        "key-unknown",
                        "'required'"),
                of("as: dossier", "as: dosier", "mapping.yaml:6:9", "value-invalid", "'dossier'"),
                of("format: json", "format: jsn", "mapping.yaml:2:9", "value-invalid", "'json'"),
                of("Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Min", "mapping.yaml:3:7", "value-invalid", "'Asia/Ho_Chi_Minh'"),
                of("MaHoSo:", "MaHoSoo:", "mapping.yaml:8:7", "field-unknown", "'MaHoSo'"),
                of("TenTepDinhKem:", "TenTep:", "mapping.yaml:12:46", "field-unknown", "'TenTepDinhKem'"),
                of("from: so,", "from: soo,", "mapping.yaml:8:23", "path-unknown", "'so'"),
                of("from: [tt, chi_tiet]", "from: [tt, chitiet]", "mapping.yaml:9:35", "path-unknown", "'chi_tiet'"),
                of("from: ten", "from: tenn", "mapping.yaml:12:69", "path-unknown", "'ten'"),
                of("each: items[]", "each: item[]", "mapping.yaml:5:11", "path-unknown", "'items[]'"),
                of("code: status", "code: statuss", "mapping.yaml:9:52", "table-unknown", "'status'"),
                of("MM/yyyy HH", "MM/yyyy hh", "mapping.yaml:10:43", "date-pattern-bad", "HH"),
                of("MM/yyyy HH:mm", "MM/yyyy", "mapping.yaml:10:21", "key-missing", "day: start"),
                of("{ from: nguoi }", "{ from: nguoi, format: dd }", "mapping.yaml:11:16", "type-mismatch", "times"),
                of("{ from: nguoi }", "{ from: nguoi, type: time }", "mapping.yaml:11:37", "type-mismatch", "text"),
                of("{ from: nguoi }", "{ required: true }", "mapping.yaml:11:16", "key-missing", "from or value"),
                of(
                        "{ from: nguoi }",
                        "{ each: nguoi, fields: {} }",
                        "mapping.yaml:11:24",
                        "type-mismatch",
                        "not a list"),
                of("[tt, chi_tiet]", "tt", "mapping.yaml:9:40", "type-mismatch", "source columns, 2,"),
                of("      NgayTiepNhan:", "      MaHoSo:", "mapping.yaml:10:7", "key-duplicate", "line 8"),
                of("mapping: 1", "mapping: 2", "mapping.yaml:1:10", "value-invalid", "'1'"),
                of("records:", "records: [", "mapping.yaml:", "yaml-broken", "YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_found_with_its_place_and_what_to_write(
            String right, String wrong, String place, String code, String hint) {
        assertThat(Sources.MAPPING).contains(right);

        List<Finding> findings = Bundle.check(Sources.bundle(Sources.MAPPING.replace(right, wrong)));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).toString()).startsWith(place).contains(code).contains(hint);
        assertThat(findings.get(0).vi()).isNotBlank();
    }

    static Stream<Arguments> wrongTables() {
        return Stream.of(
                of("dang,moi,2,", "dang,moi,11,", "codes/status.csv:3:1", "1 to 10"),
                of("dang,moi,2,", "dang,*,2,", "codes/status.csv:3:1", "line 2"),
                of("2026-10-01,", "01/10/2026,", "codes/status.csv:6:1", "yyyy-MM-dd"),
                of("chưa rõ / not known", "", "codes/status.csv:4:1", "note"),
                of("canonical", "dich", "codes/status.csv:1:1", "first line"),
                of("Đang xử lý,,,", "Đang xử lý,,", "codes/status.csv:2:1", "7 columns"));
    }

    @ParameterizedTest
    @MethodSource("wrongTables")
    void a_mistake_in_a_code_table_is_found_in_its_line(String right, String wrong, String place, String hint) {
        List<Finding> findings =
                Bundle.check(Sources.bundle(Sources.MAPPING, Sources.SHAPE, Sources.STATUS.replace(right, wrong)));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).toString())
                .startsWith(place)
                .contains("table-invalid")
                .contains(hint);
    }

    @Test
    void all_mistakes_are_found_at_once() {
        String wrong = Sources.MAPPING.replace("from: so,", "from: soo,").replace("ChuHoSo", "ChuHoso");

        assertThat(Bundle.check(Sources.bundle(wrong)))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("path-unknown", "field-unknown");
    }

    @Test
    void a_block_without_number_or_status_is_refused() {
        String wrong = Sources.MAPPING.replaceAll("      TrangThaiHoSo.*\n", "");

        assertThat(Bundle.check(Sources.bundle(wrong)).get(0).toString()).contains("field-missing", "TrangThaiHoSo");
    }

    @Test
    void missing_files_are_named() {
        assertThat(Bundle.check(new Bundle("mau", new TreeMap<>())))
                .extracting(Finding::file)
                .containsExactly("mapping.yaml", "shape.txt");
    }

    @Test
    void a_good_mapping_has_no_findings() {
        assertThat(Bundle.check(Sources.bundle())).isEmpty();
    }

    @Test
    void anchors_that_multiply_are_stopped() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String refs = "*a" + (i - 1) + (", *a" + (i - 1)).repeat(9);
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(refs)
                    .append("]\n");
        }

        assertThat(Bundle.check(Sources.bundle(bomb.toString())))
                .extracting(Finding::code)
                .contains("yaml-broken");
    }

    @Test
    void a_version_is_the_address_of_its_texts() {
        Bundle bundle = Sources.bundle();

        assertThat(Bundle.of("mau", bundle.text())).isEqualTo(bundle);
        assertThat(Bundle.of("mau", bundle.text()).version())
                .isEqualTo(bundle.version())
                .hasSize(12);
        assertThat(Sources.bundle(Sources.MAPPING + "\n# a note").version()).isNotEqualTo(bundle.version());
    }
}
