package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;

/**
 * Formats that no shipped source has, plugged in with files only: a SOAP answer with escaped XML and base64 inside, JSON with XML
 * inside and lists that are sometimes one object, a CSV in windows-1258. {@code -Dmapping.examples=write} writes what they read as.
 */
class AdaptersTest {
    private static final Path HOME = Path.of("src/test/resources/mapping/adapters");

    static List<String> codes() {
        return Bundle.codes(HOME);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void an_adapter_of_files_only_has_no_findings(String code) {
        assertThat(Bundle.check(Bundle.load(HOME, code))).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.getParent().endsWith("examples"))
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void its_examples_read_as_expected(Path example) throws IOException {
        String code = HOME.relativize(example).getName(0).toString();
        List<Heard> heard = Sources.reader(Bundle.load(HOME, code))
                .read(Examples.delivery(code, "", Map.of(), Files.readAllBytes(example)))
                .heard();

        String read = Examples.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Readout.of(new Reading(48213, code, Examples.RECEIVED, heard)))
                + "\n";
        Path expected =
                example.resolveSibling(example.getFileName().toString().replaceAll("\\.[a-z]+$", ".expected.json"));
        if ("write".equals(System.getProperty("mapping.examples"))) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
    }
}
