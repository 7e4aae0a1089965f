package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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

    private static Bundle bundle() throws IOException {
        return new Bundle(
                "mau",
                new TreeMap<>(Map.of(
                        "mapping.yaml", fence("yaml"), "shape.txt", fence("text"), "codes/status.csv", fence("csv"))));
    }

    private static String fence(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        assertThat(block.find()).as("a block of %s in the guide", language).isTrue();
        return block.group(1);
    }
}
