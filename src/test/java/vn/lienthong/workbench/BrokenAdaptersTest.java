package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.check.CheckHere;

/**
 * Over a hundred adapters with one mistake each: {@code check} answers each with one finding, at its place, in both languages
 * (where others must follow from it, the file says how many). A case is a small file in {@code src/test/resources/check-corpus}: what is wrong, the one edit, the line expected.
 */
class BrokenAdaptersTest {
    private static final Path CORPUS = Path.of("src/test/resources/check-corpus");

    @TempDir
    private Path home;

    /** One case; the keys are explained by any of the files. */
    record Case(Path file, Map<String, String> said) {
        @Override
        public String toString() {
            return file.getFileName().toString();
        }

        String text(String key) {
            return said.getOrDefault(key, "")
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\\\", "\\");
        }
    }

    static List<Case> cases() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(BrokenAdaptersTest::read)
                    .toList();
        }
    }

    @BeforeEach
    void base() throws IOException {
        copy(Path.of("routes"), home.resolve("routes"), "sources");
        copy(CORPUS.resolve("base"), home, "none");
    }

    @Test
    void the_adapter_that_is_spoilt_has_no_finding_and_there_are_a_hundred_ways_to_spoil_it() throws IOException {
        assertThat(CheckHere.run(home, "en").lines()).containsExactly("2 sources, 0 findings");
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void one_mistake_is_one_finding_at_its_place(Case broken) throws IOException {
        spoil(broken);

        List<String> english = findings("en");
        List<String> vietnamese = findings("vi");

        String place = home.resolve(broken.text("expect")).toString();
        int all = 1 + Integer.parseInt(broken.said().getOrDefault("more", "0"));
        if (place.contains(":?  ") && english.size() == all) {
            place = learn(broken, place, english.get(0));
        }
        assertThat(english).hasSize(all);
        assertThat(english.get(0)).startsWith(place + "  Expected ").contains(broken.text("says"));
        assertThat(vietnamese).hasSize(all);
        assertThat(vietnamese.get(0)).startsWith(place + "  ").doesNotContain("Expected");
    }

    /** A new case may leave its column open; it is written once, for a person to look at. */
    private String learn(Case broken, String place, String found) throws IOException {
        String start = place.substring(0, place.indexOf('?'));
        if (!found.startsWith(start) || !"true".equals(System.getProperty("write.corpus"))) {
            return place;
        }
        String column = found.substring(start.length()).replaceFirst("\\D.*", "");
        Files.writeString(broken.file(), Files.readString(broken.file()).replace(":?  ", ":" + column + "  "));
        return place.replace(":?  ", ":" + column + "  ");
    }

    private List<String> findings(String language) {
        List<String> lines = CheckHere.run(home, language).lines();
        // Behind the findings stand where they are explained, and how many there are.
        return lines.subList(0, Math.max(0, lines.size() - 2));
    }

    private void spoil(Case broken) throws IOException {
        if (broken.said().containsKey("delete")) {
            Files.delete(home.resolve(broken.text("delete")));
        } else if (broken.said().containsKey("create")) {
            Files.writeString(home.resolve(broken.text("create")), broken.text("write"));
        } else {
            Path file = home.resolve(broken.text("file"));
            String text = Files.readString(file);
            int at = text.indexOf(broken.text("find"));
            assertThat(at).as("'%s' in %s", broken.text("find"), file).isNotNegative();
            Files.writeString(
                    file,
                    text.substring(0, at)
                            + broken.text("write")
                            + text.substring(at + broken.text("find").length()));
        }
    }

    private static Case read(Path file) {
        try {
            Map<String, String> said = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#")) {
                    int colon = line.indexOf(": ");
                    said.put(
                            colon < 0 ? line.replace(":", "") : line.substring(0, colon),
                            colon < 0 ? "" : line.substring(colon + 2));
                }
            }
            return new Case(file, said);
        } catch (IOException e) {
            throw new AssertionError("Expected to read " + file, e);
        }
    }

    private static void copy(Path from, Path to, String without) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!from.relativize(file).startsWith(without)) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
