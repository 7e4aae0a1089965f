package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Remark;
import vn.lienthong.journal.JournalUnavailable;

/** src/docs/problems.md explains every code, and none that does not exist. */
class ProblemsDocTest {
    private static final Path SOURCES = Path.of("src/main/java/vn/lienthong");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern ROW = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");
    private final String document = read(Path.of("src/docs/problems.md"));

    @ParameterizedTest
    @EnumSource
    void every_problem_on_a_record_is_explained(ProblemCode code) {
        assertThat(document).contains("| `" + code.name() + "` |");
    }

    @ParameterizedTest
    @EnumSource
    void every_remark_is_explained(Remark remark) {
        assertThat(document).contains("| `" + remark.name() + "` |");
    }

    @ParameterizedTest
    @EnumSource
    void every_state_of_the_journal_is_explained(JournalUnavailable.Reason reason) {
        assertThat(document).contains("| `" + reason.code() + "` |");
    }

    /** Codes are literals in these files, and no other word with a hyphen is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "source/Refusal.java",
                "corridor/Door.java",
                "corridor/HttpRefusals.java",
                "asking/PollFault.java",
                "asking/CertificateFault.java",
                "asking/TopicFault.java",
                "asking/TopicReader.java",
                "asking/Topics.java",
                "asking/Round.java",
                "asking/SourceTokens.java",
                "corridor/Pauses.java",
                "command/SourcePing.java",
                "corridor/Signatures.java",
                "asking/NextPages.java",
                "dashboard/Refusals.java",
                "operator/Refusals.java",
                "access/Refusals.java",
                "redeliver/Refusals.java",
                "dropin/Refusal.java",
                "mapping",
                "check/Checkup.java",
                "settings/SettingsCheck.java",
                "workbench/Comparison.java",
                "workbench/UnusedFiles.java",
                "workbench/Rehearsal.java",
                "workbench/Shown.java",
                "check/RouteCheck.java",
                "hub/SourceValues.java"
            })
    void every_code_that_can_be_given_is_explained(String place) throws IOException {
        Set<String> given = codes(SOURCES.resolve(place));
        assertThat(given).isNotEmpty();
        assertThat(explained()).containsAll(given);
    }

    @Test
    void no_code_is_explained_that_does_not_exist() throws IOException {
        Set<String> known = codes(SOURCES);
        for (JournalUnavailable.Reason reason : JournalUnavailable.Reason.values()) {
            known.add(reason.code());
        }
        String tables = document.substring(document.indexOf("## 2."));
        assertThat(firstCells(tables)).isNotEmpty().allMatch(known::contains);
    }

    private Set<String> explained() {
        return new TreeSet<>(
                ROW.matcher(document).results().map(r -> r.group(1)).toList());
    }

    /** The codes at the beginning of the rows of the tables of refusals and findings. */
    private static List<String> firstCells(String text) {
        List<String> cells = new ArrayList<>();
        for (String line : text.lines().filter(line -> line.startsWith("| ")).toList()) {
            String[] parts = line.split("\\|", -1);
            String cell = parts[1].contains("`") ? parts[1] : parts[2];
            ROW.matcher(cell).results().map(r -> r.group(1)).forEach(cells::add);
        }
        return cells;
    }

    private static Set<String> codes(Path place) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    // The words of the mapping language, some with a hyphen.
                    .filter(one -> !one.endsWith("Vocabulary.java"))
                    .toList()) {
                CODE.matcher(read(file)).results().map(r -> r.group(1)).forEach(codes::add);
            }
        }
        // The names of time formats, not of findings.
        codes.remove("epoch-ms");
        codes.remove("epoch-s");
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("Expected to read " + file, e);
        }
    }
}
