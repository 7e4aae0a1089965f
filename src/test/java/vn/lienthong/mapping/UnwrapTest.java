package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;

/** Payloads inside payloads are read as if they had been sent plainly; a broken one is a problem in its place. */
class UnwrapTest {
    private static final String INNER = "<?xml version=\"1.0\" encoding=\"utf-16\"?><ds><hs><so>A1</so><tt>4</tt></hs>"
            + "<hs><so>A2</so><tt>9</tt></hs></ds>";

    private static Bundle soap(String as) {
        return source(
                "xml",
                "{ at: Envelope.Body.traLoi.return, as: " + as + " }",
                "Envelope.Body.traLoi.return.ds.hs[]",
                "");
    }

    private static Bundle inRecords(String as, String inner) {
        return source("json", "{ at: 'items[].noi_dung', as: " + as + " }", "items[]", inner);
    }

    private static Bundle source(String format, String unwrap, String each, String inner) {
        String mapping = """
                mapping: 1
                format: %s
                unwrap:
                  - %s
                records:
                  - each: %s
                    fields: { MaHoSo: %sso, TrangThaiHoSo: %stt }
                """.formatted(format, unwrap, each, inner.isEmpty() ? "" : "", inner);
        String shape = inner.isEmpty() ? each + ".so\n" + each + ".tt\n" : each + ".so\n" + each + "." + inner + "tt\n";
        return new Bundle(Sources.CODE, new TreeMap<>(Map.of("mapping.yaml", mapping, "shape.txt", shape)));
    }

    private static String envelope(String text) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><n:traLoi xmlns:n=\"urn:x\">"
                + "<return xsi:type=\"xsd:string\" xmlns:xsi=\"urn:i\">" + text
                + "</return></n:traLoi></s:Body></s:Envelope>";
    }

    private static String escaped(String xml) {
        return xml.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<String> numbers(Bundle bundle, String payload) {
        assertThat(Bundle.check(bundle)).isEmpty();
        JsonNode read = Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, Sources.read(bundle, payload)));
        return read.findValuesAsText("MaHoSo");
    }

    @Test
    void escaped_xml_in_a_soap_answer_is_read() {
        assertThat(Sources.read(soap("xml"), envelope(escaped(INNER)))).hasSize(2);
        assertThat(Sources.read(soap("[xml]"), envelope("<![CDATA[" + INNER + "]]>")))
                .hasSize(2);
        assertThat(Sources.read(soap("[unescape, xml]"), envelope(escaped(escaped(INNER)))))
                .hasSize(2);
    }

    @Test
    void base64_and_gzip_are_taken_off_from_the_outside_in() {
        byte[] plain = INNER.replace("utf-16", "utf-8").getBytes(StandardCharsets.UTF_8);

        assertThat(Sources.read(soap("[base64, xml]"), envelope(base64(plain)))).hasSize(2);
        assertThat(Sources.read(soap("[base64, gzip, xml]"), envelope(base64(gzip(plain)))))
                .hasSize(2);
    }

    @Test
    void json_held_as_text_is_read_and_so_is_json_that_is_already_a_tree() {
        Bundle bundle = inRecords("json", "noi_dung.");
        String records = "{\"items\":[{\"so\":\"H56.98-1-1\",\"noi_dung\":\"{\\\"tt\\\":\\\"4\\\"}\"},"
                + "{\"so\":\"H56.98-1-2\",\"noi_dung\":{\"tt\":\"9\"}}]}";

        assertThat(numbers(bundle, records)).containsExactly("H56.98-1-1", "H56.98-1-2");
    }

    @Test
    void an_inner_payload_that_is_broken_stops_its_record_and_no_other() {
        String records = "{\"items\":[{\"so\":\"H56.98-1-1\",\"noi_dung\":\"{\\\"tt\\\":\\\"4\\\"}\"},"
                + "{\"so\":\"H56.98-1-2\",\"noi_dung\":\"{\\\"tt\\\":\"},"
                + "{\"so\":\"H56.98-1-3\",\"noi_dung\":\"{\\\"tt\\\":\\\"2\\\"}\"}]}";

        List<Heard> heard = Sources.read(inRecords("json", "noi_dung."), records);

        assertThat(heard).hasSize(3).filteredOn(Heard.Status.class::isInstance).hasSize(2);
        Heard.Failed failed = (Heard.Failed) heard.get(1);
        assertThat(failed.number().value()).isEqualTo("H56.98-1-2");
        assertThat(failed.problem().code()).isEqualTo(ProblemCode.VALUE_INVALID);
        assertThat(failed.problem().place()).isEqualTo("items[1].noi_dung (mappings/mau/mapping.yaml:4)");
        assertThat(failed.problem().en()).contains("its step json breaks").endsWith("line:column 1:7.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[base64, xml]|%%%|base64",
                "[base64, gzip, xml]|QUJD|gzip",
                "[base64, xml]|QUJD|xml",
                "xml|<a>|xml",
                "json|{{|json"
            })
    void an_inner_payload_above_the_records_that_is_broken_is_the_deliverys_problem(
            String as, String text, String step) {
        List<Heard> heard = Sources.read(soap(as), envelope(escaped(text)));

        assertThat(heard).hasSize(1);
        assertThat(problem(heard.get(0)).code()).isEqualTo(ProblemCode.UNREADABLE_DELIVERY);
        assertThat(problem(heard.get(0)).en()).contains("its step " + step + " breaks");
        assertThat(problem(heard.get(0)).place())
                .isEqualTo("Envelope.Body.traLoi.return (mappings/mau/mapping.yaml:4)");
    }

    @Test
    void a_soap_fault_is_named() {
        String fault =
                "<s:Envelope xmlns:s=\"u\"><s:Body><s:Fault><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>";

        assertThat(problem(Sources.read(soap("xml"), fault).get(0)).en()).contains("Envelope.Body.Fault");
    }

    @Test
    void a_gzip_bomb_inside_base64_is_stopped() {
        String bomb = base64(gzip(new byte[50_000_000]));

        assertThat(problem(Sources.read(soap("[base64, gzip, xml]"), envelope(bomb))
                                .get(0))
                        .en())
                .contains("gzip breaks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ at: 'items[].noi_dung', as: [gzip, xml] }|value-invalid|from the outside in",
                "{ at: 'items[].noi_dung', as: [xml, base64] }|value-invalid|from the outside in",
                "{ at: 'items[].noi_dung', as: [xml, json] }|value-invalid|from the outside in",
                "{ at: 'items[].noi_dung', as: zip }|value-invalid|'gzip'",
                "{ at: 'items[].noi_dung' }|key-missing|'as'",
                "{ as: xml }|key-missing|'at'",
                "{ at: 'items[].noidung', as: xml }|path-unknown|'items[].noi_dung'",
                "{ at: $.items, as: xml }|path-invalid|from the root",
                "{ at: 'items[].noi_dung', as: xml, to: x }|key-unknown|to"
            })
    void an_unwrap_that_is_misused_is_a_finding(String unwrap, String code, String hint) {
        List<Finding> findings = Bundle.check(source("json", unwrap, "items[]", "noi_dung."));

        assertThat(findings).isNotEmpty();
        assertThat(findings.get(0).toString()).startsWith("mapping.yaml:4:").contains(code, hint);
    }
}
