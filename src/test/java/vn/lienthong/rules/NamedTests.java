package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests of this build by their class, for pages that name some. */
record NamedTests(Map<String, String> code) {
    NamedTests {
        code = Map.copyOf(code);
    }

    static NamedTests read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return new NamedTests(files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Guard::read,
                            (one, other) -> one + other)));
        }
    }

    /**
     * @param names the class in the first group, the test in the second
     * @param more how many there are at least, and one more
     */
    void holdAll(Matcher names, int more) {
        assertThat(names.results()).hasSizeGreaterThan(more).allSatisfy(this::hold);
    }

    private void hold(MatchResult named) {
        assertThat(code.getOrDefault(named.group(1), "")).as(named.group()).contains("void " + named.group(2) + "(");
    }
}
