package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Links lead somewhere, and a translation leaves nothing out. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern WORD = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
                                    .map(Path::of))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_to_a_file(Path document) throws IOException {
        Path here = document.toAbsolutePath().getParent();
        assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                .allSatisfy(target -> assertThat(here.resolve(target)).exists());
    }

    @Test
    void the_worked_example_is_the_same_in_both_languages() throws IOException {
        assertThat(blocks("src/docs/mapping.vi.md")).isNotEmpty().isEqualTo(blocks("src/docs/mapping.md"));
    }

    @ParameterizedTest
    @CsvSource({
        "src/docs/mapping.md, src/docs/mapping.vi.md",
        "src/docs/mapping-tools.md, src/docs/mapping-tools.vi.md",
        "src/docs/silence.md, src/docs/silence.vi.md",
        "src/docs/audit-guide.md, src/docs/audit-guide.vi.md",
        "src/docs/plug-in-a-province.md, src/docs/plug-in-a-province.vi.md",
        "src/docs/portal.md, src/docs/portal.vi.md",
        "README.md, src/docs/README.vi.md"
    })
    void a_translation_leaves_no_name_out(String original, String translation) throws IOException {
        Set<String> expected = words(original);
        // What has a space in it is a phrase, and is translated too.
        expected.removeIf(word -> word.contains(" ") || word.contains("<") || word.contains("="));
        assertThat(words(translation)).isNotEmpty().containsAll(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "src/docs/mapping-tools.md, src/docs/mapping-tools.vi.md",
        "src/docs/audit-guide.md, src/docs/audit-guide.vi.md",
        "src/docs/plug-in-a-province.md, src/docs/plug-in-a-province.vi.md"
    })
    void a_translated_guide_has_the_same_files_and_commands(Path original, Path translation) throws IOException {
        assertThat(steps(translation)).isNotEmpty().isEqualTo(steps(original));
    }

    /** What a guide has done; comments, reasons, the language and the words of what is printed may differ. */
    private static List<String> steps(Path guide) throws IOException {
        return Guide.read(guide).stream()
                .map(block -> new TreeSet<>(block.marks()) + " prints "
                        + block.prints().size() + "\n"
                        + block.text()
                                .replace(" --lang en", "")
                                .replaceAll("--why \"[^\"]*\"", "--why …")
                                .replaceAll("(?m) *#.*$", ""))
                .toList();
    }

    private static List<String> blocks(String file) throws IOException {
        return FENCE.matcher(Files.readString(Path.of(file)))
                .results()
                .map(block -> block.group())
                .toList();
    }

    private static Set<String> words(String file) throws IOException {
        String prose = FENCE.matcher(Files.readString(Path.of(file))).replaceAll("");
        return new TreeSet<>(WORD.matcher(prose.replace("\n", " "))
                .results()
                .map(word -> word.group(1))
                .toList());
    }
}
