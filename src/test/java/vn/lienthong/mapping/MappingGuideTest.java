package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;

/** The worked example of the guide works, and its problem is the one the guide prints. */
class MappingGuideTest {
    private static final Path GUIDE = Path.of("src/docs/mapping.md");

    @Test
    void the_worked_example_is_read_as_the_guide_says() throws IOException {
        Bundle bundle = bundle();
        String payload = fence("json");

        assertThat(Bundle.check(bundle)).isEmpty();
        assertThat(Sources.read(bundle, payload)).singleElement().isInstanceOf(Heard.Status.class);
        Problem problem = Sources.problem(Sources.read(bundle, payload.replace("14/10/2026", "31/02/2026"))
                .get(0));
        assertThat(Files.readString(GUIDE))
                .contains(problem.code() + "  " + problem.place())
                .contains(problem.en());
    }

    @Test
    void the_guide_lists_every_name_of_ours() throws IOException {
        String decision = Files.readString(Path.of("src/docs/decisions/0004-mapping-names.md"));

        assertThat(Field.allWords()).contains("ThoiDiemCapNhat", "QuaTrinhXuLy", "DaXoa", "GoiYCapNhat");
        assertThat(decision).contains("ThoiDiemCapNhat", "QuaTrinhXuLy", "DaXoa", "GoiYCapNhat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/mapping.md", "src/docs/mapping.vi.md"})
    void both_guides_explain_every_key_word_and_function(String guide) throws IOException {
        Set<String> words = new TreeSet<>(Vocabulary.MAPPING);
        words.addAll(Vocabulary.BLOCK);
        words.addAll(Vocabulary.LINE);
        words.addAll(Vocabulary.UNWRAP);
        words.addAll(Encoding.words());
        words.addAll(Unwrap.Step.words());
        words.addAll(Format.words());
        words.addAll(Vocabulary.FUNCTIONS);
        words.removeAll(Set.of("date", "code", "optimized-static-contains"));

        assertThat(words).allSatisfy(word -> assertThat(Files.readString(Path.of(guide)))
                .containsPattern("`" + Pattern.quote(word) + "`"));
        assertThat(Files.readString(Path.of(guide))).contains("`date(text, pattern)`", "`code(table, value, …)`");
    }

    @Test
    void the_payloads_inside_payloads_of_the_guide_are_opened() throws IOException {
        String mapping = "mapping: 1\nformat: xml\n" + fence("yaml", 1)
                + "records: [{ each: 'Envelope.Body.traLoi.return.ds.hs[]', fields: { MaHoSo: so, TrangThaiHoSo: chiTiet.tt } }]\n";
        String at = "Envelope.Body.traLoi.return.ds.hs[].";
        Bundle bundle = new Bundle(
                "mau", new TreeMap<>(Map.of("mapping.yaml", mapping, "shape.txt", at + "so\n" + at + "chiTiet.tt\n")));
        String inner = java.util.Base64.getEncoder()
                .encodeToString(UnwrapTest.gzip("{\"tt\":\"4\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String payload = "<Envelope><Body><traLoi><return><![CDATA[<ds><hs><so>H56.98-1-1</so><chiTiet>" + inner
                + "</chiTiet></hs></ds>]]></return></traLoi></Body></Envelope>";

        assertThat(Bundle.check(bundle)).isEmpty();
        assertThat(Sources.read(bundle, payload)).singleElement().isInstanceOf(Heard.Status.class);
    }

    @Test
    void the_expressions_of_the_guide_give_what_it_says() throws IOException {
        String lines = fence("yaml", 2).replaceAll("(?m)^", "      ").stripTrailing();
        String mapping = "mapping: 1\nformat: json\nday: start\nrecords:\n  - each: .\n    fields:\n      MaHoSo: so\n"
                + lines + "\n";
        String shape = "so\nngay\ngio?\nxong\ntt\nnguoi[].ten\nnguoi[].vai\n";
        Bundle bundle = new Bundle(
                "mau",
                new TreeMap<>(Map.of(
                        "mapping.yaml",
                        mapping,
                        "shape.txt",
                        shape,
                        "codes/status.csv",
                        "source,canonical,label,note,from,to\ndang,4,,,,\n")));
        String payload = "{\"so\":\"H56.98-1-1\",\"ngay\":\"14/10/2026\",\"xong\":\"0\",\"tt\":\"dang\",\"nguoi\":["
                + "{\"ten\":\"A\",\"vai\":\"chu\"},{\"ten\":\"B\",\"vai\":\"nop\"},{\"ten\":\"C\",\"vai\":\"chu\"}]}";

        assertThat(Bundle.check(bundle)).isEmpty();
        Heard.Status read = (Heard.Status) Sources.read(bundle, payload).get(0);
        assertThat(read.status().times().due().at()).isEqualTo("2026-10-14T10:00:00Z");
        assertThat(read.status().status().code()).isEqualTo(4);
        assertThat(read.status().applicant().name()).isEqualTo("A, C");
    }

    private static Bundle bundle() throws IOException {
        return new Bundle(
                "mau",
                new TreeMap<>(Map.of(
                        "mapping.yaml", fence("yaml"), "shape.txt", fence("text"), "codes/status.csv", fence("csv"))));
    }

    private static String fence(String language) throws IOException {
        return fence(language, 0);
    }

    private static String fence(String language, int number) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        for (int i = 0; i <= number; i++) {
            assertThat(block.find()).as("a block of %s in the guide", language).isTrue();
        }
        return block.group(1);
    }
}
