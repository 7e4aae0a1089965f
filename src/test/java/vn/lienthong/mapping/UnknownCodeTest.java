package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** What a reader says about a code is read back as it was, and a row written for it answers the next question. */
class UnknownCodeTest {
    private static final String MAPPING = """
            mapping: 1
            source: mau
            format: json
            zone: Asia/Ho_Chi_Minh
            formats: ["uuuu-MM-dd"]
            records:
              - each: .
                as: dossier
                steps: derived
                fields:
                  MaHoSo: { from: so, required: true }
                  MaDonVi: { value: H60 }
                  TrangThaiHoSo: { from: %s, code: status, required: true }
            """;
    private static final String HEAD = ",canonical,label,note,from,to\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "77 | 77",
                "Đang 'chờ' ý kiến | Đang 'chờ' ý kiến",
                "a, b; \"c\" | a, b; \"c\"",
                "=1+1 | =1+1",
            })
    void an_unmapped_value_is_read_back_and_its_row_is_found(String said, String value) {
        Problem problem = read("tt", "source" + HEAD, Map.of("tt", said));
        UnknownCode unknown = UnknownCode.of(problem).orElseThrow();
        assertThat(unknown).isEqualTo(new UnknownCode("codes/status.csv", value));

        CodeFile table = new CodeFile("codes/status.csv", "source" + HEAD);
        List<String> columns = unknown.columns(table.width()).orElseThrow();
        CodeFile filled = table.with(columns, "4", "Đang, xử lý", "vì \"thế\"");

        assertThat(filled.canonical(columns, LocalDate.of(2026, 10, 12))).contains("4");
        assertThat(filled.text().lines()).hasSize(2);
    }

    @Test
    void several_columns_are_told_apart_and_an_empty_one_stands_for_any() {
        Problem problem = read("[tt, con]", "source,source2" + HEAD, Map.of("tt", "77", "con", ""));
        UnknownCode unknown = UnknownCode.of(problem).orElseThrow();
        CodeFile filled = new CodeFile("codes/status.csv", "source,source2" + HEAD)
                .with(unknown.columns(2).orElseThrow(), "4", "", "x");

        assertThat(filled.text()).endsWith("77,*,4,,x,,\n");
    }

    @Test
    void a_row_that_waits_for_its_code_is_filled_where_it_stands() {
        String text = "source" + HEAD + "1,1,,,,\n8,,Tạm dừng,chờ đơn vị,,\n2,2,,,,\n";
        UnknownCode unknown =
                UnknownCode.of(read("tt", text, Map.of("tt", "8"))).orElseThrow();
        assertThat(unknown).isEqualTo(new UnknownCode("codes/status.csv", "8"));

        CodeFile filled = new CodeFile("codes/status.csv", text).with(List.of("8"), "5", "Tạm dừng", "đơn vị đã rõ");

        assertThat(filled.text()).isEqualTo("source" + HEAD + "1,1,,,,\n8,5,Tạm dừng,đơn vị đã rõ,,\n2,2,,,,\n");
    }

    @Test
    void line_ends_and_a_missing_last_one_are_kept_in_order() {
        CodeFile windows = new CodeFile("codes/x.csv", "source" + HEAD.replace("\n", "\r\n") + "1,1,,,,");

        assertThat(windows.with(List.of("2"), "2", "", "").text()).endsWith("1,1,,,,\r\n2,2,,,,\r\n");
    }

    @Test
    void a_value_too_long_to_be_said_whole_cannot_be_filled() {
        Problem problem = read("tt", "source" + HEAD, Map.of("tt", "x".repeat(80)));

        assertThat(UnknownCode.of(problem).orElseThrow().columns(1)).isEmpty();
    }

    private static Problem read(String from, String table, Map<String, String> record) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("mapping.yaml", MAPPING.formatted(from));
        files.put("shape.txt", "so\ntt\ncon?\n");
        files.put("codes/status.csv", table);
        Bundle bundle = new Bundle("mau", files);
        assertThat(Bundle.check(bundle)).isEmpty();
        StringBuilder json = new StringBuilder("{\"so\":\"H60-1\"");
        record.forEach((key, value) -> json.append(",\"")
                .append(key)
                .append("\":\"")
                .append(value.replace("\"", "\\\""))
                .append('"'));
        Entry entry = new Entry(
                9,
                Kind.DELIVERY,
                "mau",
                Instant.parse("2026-10-12T01:00:00Z"),
                "application/json",
                Map.of(),
                Payload.ofText(json.append('}').toString()),
                null);
        Heard heard =
                new Trial(bundle, new Catalogues().active()).read(entry).heard().get(0);
        assertThat(heard).isInstanceOf(Heard.Failed.class);
        return ((Heard.Failed) heard).problem();
    }
}
