package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.Reading;

/**
 * Every example beside a shipped mapping reads as its expected file says: documentation and test in one. After a change that
 * is meant, {@code -Dmapping.examples=write} writes the expected files anew; read the diff before committing it.
 */
class MappingExamplesTest {
    private static final Reader READER = Examples.reader();

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    static List<String> codes() {
        return Bundle.codes(Examples.HOME);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_reads_as_its_expected_file_says(Examples.Example example) throws IOException {
        Reading reading = READER.read(example.entry());

        String read = Examples.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Readout.of(reading)) + "\n";
        if ("write".equals(System.getProperty("mapping.examples"))) {
            Files.writeString(example.expected(), read);
        }
        assertThat(read).isEqualTo(Files.readString(example.expected()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_same_bytes_read_twice_give_equal_readings(Examples.Example example) {
        assertThat(READER.read(example.entry())).isEqualTo(Examples.reader().read(example.entry()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void a_shipped_mapping_has_no_findings(String code) {
        assertThat(Bundle.check(Bundle.load(Examples.HOME, code))).isEmpty();
    }

    @Test
    void seven_sources_are_shipped_each_with_examples() {
        assertThat(examples().stream().map(Examples.Example::code).distinct())
                .containsExactly(
                        "bang-da-nang",
                        "igate-quang-ngai",
                        "lgsp-hai-quan",
                        "opencps-thanh-hoa",
                        "tep-hai-phong",
                        "thue",
                        "tuyen-quang");
    }
}
