package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.hub.HubHere;

/** src/docs/guarantees.md names a mechanism, tests and a command for each guarantee, and all of them exist. */
class GuaranteesTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern PLACE = Pattern.compile("`([a-z]+/[A-Z]\\w+)`");
    private static final Pattern COMMAND =
            Pattern.compile("`java -jar target/lienthong\\.jar ([a-z]+(?: [a-z]+)?)((?: --?[\\w-]+(?: [\\w.]+)?)*)`");

    private final String page = Guard.read(Path.of("src/docs/guarantees.md"));

    @ParameterizedTest
    @ValueSource(strings = {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"})
    void each_guarantee_has_its_promise_limits_mechanism_and_proof(String name) {
        String part = page.split("\n## " + name + " ")[1].split("\n## ")[0];

        assertThat(part).contains("**Limits:**", "**How:**", "**Proof:**");
        assertThat(TEST.matcher(part).results()).as("tests named for " + name).isNotEmpty();
        assertThat(PLACE.matcher(part).results()).as("places named for " + name).isNotEmpty();
    }

    @Test
    void every_test_named_exists() throws IOException {
        NamedTests.read().holdAll(TEST.matcher(page), 15);
    }

    @Test
    void every_place_named_exists() {
        assertThat(PLACE.matcher(page).results().map(place -> place.group(1)))
                .allSatisfy(place -> assertThat(Path.of("src/main/java/vn/lienthong", place + ".java"))
                        .exists());
    }

    @Test
    void every_command_named_exists_with_its_options() throws Exception {
        List<MatchResult> commands = COMMAND.matcher(page).results().toList();

        assertThat(commands).hasSizeGreaterThan(5);
        for (MatchResult command : commands) {
            List<String> options = Pattern.compile("--[a-z-]+")
                    .matcher(command.group(2))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            String help = HubHere.help(command.group(1).split(" "));
            assertThat(options).as(command.group()).allMatch(help::contains);
        }
    }
}
