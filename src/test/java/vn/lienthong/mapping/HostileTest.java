package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;

/** Deliveries made to break a reader: each is one unreadable delivery, in bounded time, and quotes nothing of itself. */
class HostileTest {
    private static final Reader READER = Examples.reader();
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OPENCPS = "opencps-thanh-hoa";
    private static final String LGSP = "lgsp-hai-quan";
    private static final String FILES = "tep-hai-phong";

    static Stream<Arguments> corpus() {
        return Stream.of(
                of("nothing", OPENCPS, JSON, text("")),
                of("cut JSON", OPENCPS, JSON, text("{\"data\":[{\"dossierNo\":\"H56")),
                of("two documents", OPENCPS, JSON, text("{\"data\":[]} {\"data\":[]}")),
                of("a scalar", OPENCPS, JSON, text("42")),
                of("HTML", OPENCPS, JSON, text("<html><body>502 Bad Gateway</body></html>")),
                of("deep arrays", OPENCPS, JSON, text("{\"data\":" + "[".repeat(100_000))),
                of("deep objects", OPENCPS, JSON, text("{\"data\":".repeat(50_000))),
                of(
                        "windows-1258",
                        OPENCPS,
                        JSON,
                        "{\"data\":[{\"x\":\"Hô sơ\"}]}".getBytes(Charset.forName("windows-1258"))),
                of("a long number", OPENCPS, JSON, text("{\"data\":" + "9".repeat(5_000) + "}")),
                of("a huge text", OPENCPS, JSON, text("{\"data\":\"" + "x".repeat(21_000_000) + "\"}")),
                of("too large", OPENCPS, JSON, new byte[Tree.MAX_BYTES + 1]),
                of(
                        "XXE",
                        LGSP,
                        XML,
                        text(
                                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><MSyncDocument><DocCode>&e;</DocCode></MSyncDocument>")),
                of(
                        "XXE parameter",
                        LGSP,
                        XML,
                        text("<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><MSyncDocument/>")),
                of("billion laughs", LGSP, XML, text(laughs())),
                of("deep XML", LGSP, XML, text("<a>".repeat(100_000))),
                of("cut XML", LGSP, XML, text("<MSyncDocument><DocCode>000")),
                of(
                        "another encoding",
                        LGSP,
                        XML,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MSyncDocument><a>Hô so</a></MSyncDocument>"
                                .getBytes(StandardCharsets.ISO_8859_1)),
                of("many attributes", LGSP, XML, text("<MSyncDocument " + attributes() + "/>")),
                of("latin CSV", FILES, CSV, bytes(0xE1, 0x3B, 0xE1)),
                of("broken disk", FILES, CSV, bytes(0x53, 0x54, 0x54, 0x00, 0xC3, 0x00, 0xC3)),
                of("empty CSV", FILES, CSV, text("\r\n;;;\r\n")),
                of("twice a column", FILES, CSV, text("A;A\r\n1;2\r\n")),
                of("an open quote", FILES, CSV, text("A;B\r\n1;\"2\r\n3;4\r\n")),
                of("no zip", FILES, XLSX, text("PK no zip")),
                of("a zip of nothing", FILES, XLSX, zip(Map.of())),
                of("another zip", FILES, XLSX, zip(Map.of("a.txt", 10))),
                of("zip bomb", FILES, XLSX, zip(Map.of("xl/worksheets/sheet1.xml", 200_000_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void a_hostile_delivery_is_one_problem(String name, String code, String type, byte[] payload) {
        List<Heard> heard = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> READER.read(Examples.delivery(code, type, Map.of(), payload))
                        .heard());

        assertThat(heard).hasSize(1);
        Problem problem = ((Heard.Failed) heard.get(0)).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_DELIVERY);
        assertThat(problem.en() + problem.vi()).doesNotContain("Exception", "xxxx", "passwd", "Bad Gateway");
        assertThat(problem.en()).startsWith("Expected ").endsWith(".");
    }

    @Test
    void a_row_whose_columns_slipped_is_a_problem_and_its_neighbours_go_through() throws IOException {
        String good = java.nio.file.Files.readString(Examples.HOME.resolve(FILES + "/examples/export.csv"));
        String slipped = good.replace(";Bùi Văn Mẫu Sáu;", ";Bùi Văn; Mẫu Sáu;");

        List<Heard> heard = READER.read(Examples.delivery(FILES, CSV, Map.of(), text(slipped)))
                .heard();

        assertThat(heard).hasSize(3);
        assertThat(Sources.problem(heard.get(0)).en()).contains("16/15");
        assertThat(heard.subList(1, 3)).allMatch(Heard.Status.class::isInstance);
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            dtd.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd + "]><MSyncDocument><DocCode>&l19;</DocCode></MSyncDocument>";
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            all.append("a").append(i).append("=\"\" ");
        }
        return all.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] zip(Map<String, Integer> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] block = new byte[1_000_000];
            for (Map.Entry<String, Integer> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                for (int left = part.getValue(); left > 0; left -= block.length) {
                    zip.write(block, 0, Math.min(left, block.length));
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
