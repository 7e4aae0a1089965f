package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Seen;
import vn.lienthong.mapping.Trial;

/**
 * Every example beside a shipped mapping reads as its expected file says: documentation and test in one. After a change that
 * is meant, {@code -Dmapping.examples=write} writes the expected files anew; read the diff before committing it.
 */
class MappingExamplesTest {
    private static final Path HOME = Path.of("mappings");

    static List<String> codes() {
        return Bundle.codes(HOME);
    }

    static List<Example> examples() {
        return codes().stream()
                .flatMap(code -> Example.list(HOME, code).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_examples_read_as_their_expected_files_say(String code) throws IOException {
        if ("write".equals(System.getProperty("mapping.examples"))) {
            write(code);
        }

        Rehearsal.Result result = new Rehearsal(HOME).run(code);

        assertThat(result.findings()).isEmpty();
        assertThat(result.differences()).isEmpty();
        assertThat(result.examples()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_same_bytes_read_twice_give_equal_readings(Example example) {
        assertThat(read(example).heard()).isEqualTo(read(example).heard());
    }

    @Test
    void seven_sources_are_shipped_each_with_examples() {
        assertThat(examples().stream().map(Example::code).distinct())
                .containsExactly(
                        "bang-da-nang",
                        "igate-quang-ngai",
                        "lgsp-hai-quan",
                        "opencps-thanh-hoa",
                        "tep-hai-phong",
                        "thue",
                        "tuyen-quang");
    }

    private static void write(String code) throws IOException {
        for (Example example : Example.list(HOME, code)) {
            Entry entry = example.entry();
            Files.writeString(example.expected(), Rehearsal.expectation(entry, read(example)));
        }
    }

    private static Seen read(Example example) {
        return new Trial(Bundle.load(HOME, example.code()), new Catalogues().active()).read(example.entry());
    }
}
