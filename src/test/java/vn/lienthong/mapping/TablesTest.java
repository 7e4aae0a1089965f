package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;

/** Tables whose header is not the first row, or is nowhere; sheets by name; the old workbook format. */
class TablesTest {
    private static Bundle table(String more) {
        String mapping = """
                mapping: 1
                format: csv, xlsx, xls
                formats: ["uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss"]
                day: start
                %s
                records:
                  - each: .
                    fields: { MaHoSo: Số, TrangThaiHoSo: TT, NgayTiepNhan: Nhận }
                """.formatted(more);
        return new Bundle(Sources.CODE, new TreeMap<>(Map.of("mapping.yaml", mapping, "shape.txt", "Số\nTT\nNhận\n")));
    }

    private static String read(Bundle bundle, String type, byte[] payload) {
        assertThat(Bundle.check(bundle)).isEmpty();
        List<Heard> heard = Sources.read(bundle, type, payload);
        StringBuilder lines = new StringBuilder();
        Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, heard))
                .forEach(one -> lines.append(one.path("MaHoSo").asText())
                        .append(' ')
                        .append(one.path("TrangThaiHoSo").asText())
                        .append(' ')
                        .append(one.path("NgayTiepNhan").asText())
                        .append(one.path("place").asText())
                        .append('\n'));
        return lines.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Số,TT,Nhận~A-1,4,2026-10-12",
                "'headers: [Số, TT, Nhận]'|A-1,4,2026-10-12",
                "'header-row: 3'|BÁO CÁO,,~~Số,TT,Nhận~A-1,4,2026-10-12",
                "'headers: [Số, TT, Nhận]~header-row: 2'|x,,~Number,State,Got~A-1,4,2026-10-12"
            })
    void the_header_is_where_the_mapping_says(String more, String csv) {
        assertThat(read(table(more.replace('~', '\n') + "\n"), "text/csv", text(csv.replace("~", "\n"))))
                .contains("A-1");
        assertThat(Sources.read(table(more.replace('~', '\n')), "text/csv", text(csv.replace("~", "\n"))))
                .hasSize(1);
    }

    @Test
    void fixed_headers_still_notice_a_row_whose_columns_slipped() {
        List<Heard> heard = Sources.read(
                table("headers: [Số, TT, Nhận]"), "text/csv", text("H56.98-1-1,4,2026-10-12\nH56.98-1-2,4\n"));

        assertThat(heard.get(0)).isInstanceOf(Heard.Status.class);
        assertThat(problem(heard.get(1)).en()).contains("2/3");
    }

    @Test
    void a_sheet_is_chosen_by_name_and_a_missing_one_is_named() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("Bìa").value(0, 0, "x");
            Worksheet data = book.newWorksheet("Dữ liệu");
            List.of("Số", "TT", "Nhận")
                    .forEach(name -> data.value(0, List.of("Số", "TT", "Nhận").indexOf(name), name));
            data.value(1, 0, "H56.98-1-1");
            data.value(1, 1, 4);
            data.value(1, 2, "2026-10-12");
        }
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        assertThat(read(table("sheet: Dữ liệu"), type, out.toByteArray())).startsWith("H56.98-1-1 4 2026-10-11T17");
        assertThat(problem(Sources.read(table("sheet: Khác"), type, out.toByteArray())
                                .get(0))
                        .en())
                .contains("no sheet 'Khác'");
    }

    @Test
    void an_xls_reads_like_an_xlsx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            HSSFSheet sheet = book.createSheet("Dữ liệu");
            HSSFRow header = sheet.createRow(1);
            header.createCell(0).setCellValue("Số");
            header.createCell(1).setCellValue("TT");
            header.createCell(2).setCellValue("Nhận");
            HSSFRow row = sheet.createRow(2);
            row.createCell(0).setCellValue("H56.98-1-1");
            row.createCell(1).setCellValue(4);
            HSSFCellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            row.createCell(2).setCellValue(LocalDateTime.of(2026, 10, 12, 9, 30));
            row.getCell(2).setCellStyle(style);
            book.write(out);
        }

        assertThat(read(table(""), "application/vnd.ms-excel", out.toByteArray()))
                .isEqualTo("H56.98-1-1 4 2026-10-12T02:30:00Z\n");
        byte[] cut = java.util.Arrays.copyOf(out.toByteArray(), out.size() / 2);
        assertThat(problem(Sources.read(table(""), "application/vnd.ms-excel", cut)
                                .get(0))
                        .en())
                .contains("not a readable .xls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header-row: 0|value-invalid|1 to 1000",
                "header-row: hai|value-invalid|1 to 1000",
                "'headers: [a, a]'|value-invalid|there twice",
                "'headers: { a: b }'|form-wrong|headers"
            })
    void a_misused_key_is_a_finding(String more, String code, String hint) {
        assertThat(Bundle.check(table(more)).get(0).toString())
                .startsWith("mapping.yaml:5:")
                .contains(code, hint);
    }

    @Test
    void headers_without_a_table_are_a_finding() {
        assertThat(Bundle.check(Sources.bundle(Sources.MAPPING + "headers: [a]\nsheet: b\nheader-row: 2\n")))
                .extracting(Finding::code)
                .containsOnly("type-mismatch")
                .hasSize(3);
    }
}
