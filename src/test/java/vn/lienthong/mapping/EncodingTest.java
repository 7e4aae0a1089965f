package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;

/** Every letter of Vietnamese comes out of every encoding in NFC; a payload in another encoding than declared is refused. */
class EncodingTest {
    /** Written by glibc's tables, not by ours. */
    private static final Path LETTERS = Path.of("src/test/resources/mapping/letters");

    private static final String MOTTO =
            "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Đường Nguyễn Thị Mẫu";
    private static final String MOTTO_VNI =
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc Ñöôøng Nguyeãn Thò Maãu";

    @ParameterizedTest
    @ValueSource(strings = {"windows-1258", "tcvn3"})
    void every_letter_comes_back_in_nfc(String word) throws IOException {
        String letters = Files.readString(LETTERS.resolve("utf-8.txt"));
        assertThat(letters).hasSize(146);

        String decoded = Encoding.of(word).decode(Files.readAllBytes(LETTERS.resolve(word + ".bin")));

        assertThat(decoded).isEqualTo(letters);
        assertThat(Normalizer.isNormalized(decoded, Normalizer.Form.NFC)).isTrue();
    }

    @Test
    void vni_spells_every_letter_with_a_mark_behind_it() throws IOException {
        String letters = Files.readString(LETTERS.resolve("utf-8.txt"));

        assertThat(Encoding.VNI.decode(MOTTO_VNI.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(MOTTO);
        for (int i = 0; i < letters.length(); i++) {
            String letter = letters.substring(i, i + 1);
            assertThat(Encoding.VNI.respell(inVni(letter))).isEqualTo(letter);
        }
    }

    /** Written down from the font's own table: base letters, then the mark for each shape and tone. */
    private static String inVni(String letter) {
        boolean upper = !letter.equals(letter.toLowerCase(java.util.Locale.ROOT));
        String small = letter.toLowerCase(java.util.Locale.ROOT);
        String whole =
                switch (small) {
                    case "đ" -> "ñ";
                    case "í", "ì" -> small;
                    case "ỉ" -> "æ";
                    case "ĩ" -> "ó";
                    case "ị" -> "ò";
                    case "ỵ" -> "î";
                    default -> marked(Normalizer.normalize(small, Normalizer.Form.NFD));
                };
        return upper ? whole.toUpperCase(java.util.Locale.ROOT) : whole;
    }

    private static String marked(String apart) {
        String base = apart.substring(0, 1);
        String mark = apart.replaceAll("[^\u0301\u0300\u0309\u0303\u0323]", "");
        int tone = mark.isEmpty() ? -1 : "\u0301\u0300\u0309\u0303\u0323".indexOf(mark);
        boolean hat = apart.contains("\u0302");
        boolean bowl = apart.contains("\u0306");
        if (apart.contains("\u031B")) {
            base = base.equals("o") ? "ô" : "ö";
        }
        if (hat || bowl) {
            return base + (tone < 0 ? (hat ? "â" : "ê") : (hat ? "áàåãä" : "éèúüë").substring(tone, tone + 1));
        }
        return tone < 0 ? base : base + "ùøûõï".substring(tone, tone + 1);
    }

    @ParameterizedTest
    @CsvSource({"windows-1258", "tcvn3", "vni", "utf-16", "utf-8"})
    void a_csv_in_a_declared_encoding_is_read(String word) {
        assertThat(name(csv(word), table(word))).isEqualTo(MOTTO);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, windows-1258",
        "utf-8, tcvn3",
        "utf-8, vni",
        "utf-8, utf-16",
        "windows-1258, utf-8",
        "tcvn3, utf-8"
    })
    void a_payload_in_another_encoding_is_refused_and_the_right_one_named(String declared, String found) {
        List<Heard> heard = Sources.read(csv(declared), "text/csv", table(found));

        assertThat(heard).hasSize(1);
        Problem problem = problem(heard.get(0));
        assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_DELIVERY);
        assertThat(problem.en()).contains("Expected " + declared).contains("write encoding: " + found);
        assertThat(problem.en() + problem.vi()).doesNotContain("Nguy");
    }

    @Test
    void latin_text_is_not_taken_for_vietnamese() {
        byte[] french =
                "so;tt;chu\r\nH56.98-1-1;4;Façade Noël crème brûlée garçon\r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(Sources.read(csv("utf-8"), "text/csv", french).get(0))
                        .en())
                .contains("the bytes are not.");
    }

    @Test
    void json_and_sql_rows_spelt_for_an_old_font_are_read() {
        String record = "[{\"so\":\"H56.98-261012-0001\",\"tt\":\"4\",\"chu\":\"" + MOTTO_VNI + "\"}]";

        assertThat(name(source("rows", "vni", "[]"), record.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(MOTTO);
        List<Heard> unicode = Sources.read(source("rows", "vni", "[]"), record.replace(MOTTO_VNI, MOTTO));
        assertThat(problem(unicode.get(0)).en()).contains("Unicode already");
    }

    @Test
    void xml_spelt_for_an_old_font_is_read_with_and_without_a_first_line() {
        String xml = "<ds><hs><so>H56.98-261012-0001</so><tt>4</tt><chu>" + MOTTO_VNI + "</chu></hs></ds>";
        Bundle bundle = source("xml", "vni", "ds.hs[]");

        assertThat(name(bundle, xml.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(MOTTO);
        String first = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        assertThat(name(bundle, (first + xml).getBytes(StandardCharsets.UTF_8))).isEqualTo(MOTTO);
        assertThat(name(bundle, (first + xml).getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(MOTTO);
    }

    @Test
    void json_in_windows_1258_is_read_when_declared() throws IOException {
        String record = "[{\"so\":\"H56.98-261012-0001\",\"tt\":\"4\",\"chu\":\"" + MOTTO + "\"}]";
        Bundle bundle = source("json", "windows-1258", "[]");

        assertThat(name(bundle, in("windows-1258", record))).isEqualTo(MOTTO);
        assertThat(problem(Sources.read(source("json", "utf-8", "[]"), "application/json", in("windows-1258", record))
                                .get(0))
                        .en())
                .contains("look like windows-1258");
    }

    @Test
    void an_encoding_that_cannot_be_is_a_finding() {
        assertThat(Bundle.check(source("rows", "windows-1258", "[]")))
                .singleElement()
                .asString()
                .contains("mapping.yaml:3:11", "type-mismatch");
        assertThat(Bundle.check(source("csv", "windows1258", ".")))
                .singleElement()
                .asString()
                .contains("value-invalid", "'windows-1258'");
    }

    private static Bundle csv(String encoding) {
        return source("csv", encoding, ".");
    }

    private static Bundle source(String format, String encoding, String each) {
        String mapping = """
                mapping: 1
                format: %s
                encoding: %s
                %s
                records:
                  - each: %s
                    fields: { MaHoSo: so, TrangThaiHoSo: tt, ChuHoSo: chu }
                """.formatted(
                        format, encoding, format.equals("csv") ? "delimiter: ';'" : "", each.equals("[]") ? "." : each);
        String at = each.equals("ds.hs[]") ? "ds.hs[]." : "";
        return new Bundle(
                Sources.CODE,
                new TreeMap<>(java.util.Map.of(
                        "mapping.yaml", mapping, "shape.txt", at + "so\n" + at + "tt\n" + at + "chu\n")));
    }

    private static byte[] table(String encoding) {
        return in(encoding, "so;tt;chu\r\nH56.98-261012-0001;4;" + MOTTO + "\r\n");
    }

    private static byte[] in(String encoding, String text) {
        return switch (encoding) {
            case "windows-1258" ->
                text.replace(MOTTO, tonesApart(MOTTO)).getBytes(java.nio.charset.Charset.forName("windows-1258"));
            case "tcvn3" -> tcvn3(text);
            case "vni" -> text.replace(MOTTO, MOTTO_VNI).getBytes(StandardCharsets.ISO_8859_1);
            case "utf-16" -> text.getBytes(StandardCharsets.UTF_16);
            default -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** As windows-1258 wants it: letters with hat, bowl or horn whole, tones behind them. */
    private static String tonesApart(String text) {
        StringBuilder apart = new StringBuilder();
        for (char c : text.toCharArray()) {
            String d = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            String tone = d.replaceAll("[^\u0301\u0300\u0309\u0303\u0323]", "");
            String rest = d.replaceAll("[\u0301\u0300\u0309\u0303\u0323]", "");
            apart.append(Normalizer.normalize(rest, Normalizer.Form.NFC)).append(tone);
        }
        return apart.toString();
    }

    /** By the table that glibc wrote. */
    private static byte[] tcvn3(String text) {
        try {
            String letters = Files.readString(LETTERS.resolve("utf-8.txt"));
            byte[] small = Files.readAllBytes(LETTERS.resolve("tcvn3.bin"));
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            for (char c : text.toCharArray()) {
                int at = letters.indexOf(c);
                out.write(c == 'Đ' ? 0xA7 : at >= 0 && at < 73 ? small[at] : c);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Bundle bundle, byte[] payload) {
        assertThat(Bundle.check(bundle)).isEmpty();
        List<Heard> heard = Sources.read(bundle, "", payload);
        return Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, heard))
                .get(0)
                .path("ChuHoSo")
                .asText();
    }
}
