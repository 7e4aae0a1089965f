package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of a failure mode must fail when the guard that it shows is taken away. The build looks that the list of guards fits the
 * code and the page; {@code -Dguards=all}, or {@code -Dguards=FM-02,FM-09}, takes each away and runs its tests.
 */
class GuardsTest {
    private static final Path PAGE = Path.of("src/docs/failure-modes-guards.md");
    private static final Path MODES = Path.of("src/docs/failure-modes.md");
    private static final Pattern ROW = Pattern.compile("^\\| (FM-\\d\\d) \\|.*$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+\\.\\w+)`");

    private final List<Guard> guards = Guard.list();
    private final GuardEvidence evidence = GuardEvidence.read();

    @TestFactory
    List<DynamicTest> every_guard_stands_where_the_list_says() {
        return guards.stream()
                .map(guard -> DynamicTest.dynamicTest(guard.row() + " " + guard.what(), () -> assertThat(guard.edits())
                        .allSatisfy(edit -> {
                            assertThat(edit.found())
                                    .as("how often '%s' stands in %s", edit.find(), edit.in())
                                    .isEqualTo(1);
                            assertThat(edit.write()).isNotEqualTo(edit.find());
                        })))
                .toList();
    }

    @Test
    void every_test_that_shows_a_row_is_shown_to_fail_without_a_guard_of_it() {
        Map<String, Set<String>> failing = new TreeMap<>();
        guards.forEach(guard ->
                failing.computeIfAbsent(guard.row(), row -> new TreeSet<>()).addAll(guard.fails()));

        assertThat(failing).isEqualTo(named());
    }

    @Test
    void every_guard_of_the_list_was_taken_away_and_the_page_tells_what_was_seen() {
        assertThat(evidence.missing(guards))
                .as(
                        "mvn -q -Dquick test -Dtest=GuardsTest -Dguards=FM-02 -Dsurefire.rerunFailingTestsCount=0 takes those of a row away, and writes it")
                .isEmpty();
        assertThat(PAGE).exists().hasContent(page());
    }

    @Test
    void what_differs_from_run_to_run_is_no_evidence() {
        assertThat(GuardEvidence.plain(
                        "FAILED java.io.IOException: a@1f2e3d4c  in /tmp/junit-7/x at http://127.0.0.1:37435/ was "
                                + "x".repeat(200)))
                .startsWith("java.io.IOException: a@(object) in (folder) at http://127.0.0.1:(port)/ was xxx")
                .hasSize(152)
                .endsWith("x …");
    }

    @Test
    @EnabledIfSystemProperty(named = "guards", matches = "all|FM-.*")
    void without_its_guard_every_test_fails(@TempDir Path room) throws IOException, InterruptedException {
        String asked = System.getProperty("guards");
        String commit = GuardEvidence.commit();
        List<String> survived = new ArrayList<>();
        int place = 0;
        for (Guard guard : guards) {
            if (asked.equals("all") || List.of(asked.split(",")).contains(guard.row())) {
                survived.addAll(
                        survivors(guard, commit, new GuardBench(Files.createDirectories(room.resolve("g" + place++)))));
            }
        }

        assertThat(survived).as("tests that do not miss their guard").isEmpty();
        evidence.write(guards);
        Files.writeString(PAGE, page());
    }

    private List<String> survivors(Guard guard, String commit, GuardBench bench)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Map<String, String> ends = bench.without(guard);
        List<String> survived = new ArrayList<>();
        ends.forEach((test, end) -> {
            boolean missed = end.startsWith(GuardChild.End.FAILED.name()) && !end.contains("(class)");
            System.out.printf(
                    "%s %-8s %s: %s %s%n",
                    guard.row(),
                    missed ? "failed" : "SURVIVED",
                    guard.what(),
                    test,
                    end.substring(0, Math.min(end.length(), 200)));
            if (missed) {
                evidence.note(guard, test, commit, end);
            } else {
                survived.add(guard.row() + " " + guard.what() + ": " + test + " " + end);
            }
        });
        System.out.printf("%s %.1f s%n", guard.row(), (System.nanoTime() - begun) / 1e9);
        return survived;
    }

    /** The tests that the page of failure modes names, by row. */
    private static Map<String, Set<String>> named() {
        Map<String, Set<String>> named = new TreeMap<>();
        Matcher rows = ROW.matcher(Guard.read(MODES));
        while (rows.find()) {
            Set<String> tests = new TreeSet<>();
            NAMED.matcher(rows.group()).results().forEach(test -> tests.add(test.group(1)));
            if (!tests.isEmpty()) {
                named.put(rows.group(1), tests);
            }
        }
        return named;
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # Failure modes: every test misses its guard

                Each test named in [failure-modes.md](failure-modes.md) was run with the guard that it shows taken away in the code, and failed. The list
                with the exact edits is `src/test/resources/rules/guards/`; the build looks that each edit still fits the code, each test has one, and each was run as
                it stands there. The last column says on which commit, and how the failure began (`guards-evidence.tsv`; a plus: with changes on top). Made by

                    mvn -q -Dquick test -Dtest=GuardsTest -Dguards=all -Dsurefire.rerunFailingTestsCount=0

                which writes only when no test survived. `-Dguards=FM-02,FM-09` runs some rows, and renews what was seen of them.

                | | the guard that was taken away | in | failed without it | seen |
                |---|---|---|---|---|
                """);
        for (Guard guard : guards) {
            String files = String.join(
                    "<br>",
                    guard.edits().stream()
                            .map(edit -> "`" + edit.file().getFileName() + "`")
                            .distinct()
                            .toList());
            String tests = String.join(
                    "<br>", guard.fails().stream().map(test -> "`" + test + "`").toList());
            String seen = String.join(
                    "<br>",
                    guard.fails().stream().map(test -> seen(guard, test)).toList());
            page.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(guard.row(), Generated.cell(guard.what()), files, tests, seen));
        }
        return page.append("\n%d guards.%n".formatted(guards.size())).toString();
    }

    private String seen(Guard guard, String test) {
        return evidence.find(guard, test)
                .map(one -> one.commit() + ": `" + Generated.cell(one.failure()).replace('`', '\'') + "`")
                .orElse("not yet");
    }
}
