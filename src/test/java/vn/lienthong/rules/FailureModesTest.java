package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** src/docs/failure-modes.md has every row of the list, and names only tests that exist. */
class FailureModesTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern NOT_WHOLE = Pattern.compile("(?i)not yet|cannot apply");
    private static final Pattern LINE = Pattern.compile("^\\| (FM-\\d\\d) \\| (.*) \\|$", Pattern.MULTILINE);

    private final String page = Guard.read(Path.of("src/docs/failure-modes.md"));

    @Test
    void every_row_of_the_list_stands_in_the_page_with_its_words() {
        List<String> listed =
                CsvReader.builder()
                        .ofNamedCsvRecord(Guard.read(Path.of("src/test/resources/rules/failure-modes.csv")))
                        .stream()
                        .map(row ->
                                row.getField("id") + " " + row.getField("class") + " " + row.getField("what_happens"))
                        .toList();
        List<String> shown = LINE.matcher(page)
                .results()
                .map(line -> {
                    String[] cells = line.group(2).split(" \\| ");
                    return line.group(1) + " " + cells[0] + " " + cells[1];
                })
                .toList();

        assertThat(shown).hasSize(53).isEqualTo(listed);
    }

    @Test
    void a_row_names_a_test_or_says_why_not() {
        assertThat(LINE.matcher(page).results().map(line -> line.group(1) + " " + line.group(2)))
                .allMatch(line ->
                        NAMED.matcher(line).find() || line.contains("Not yet") || line.contains("Cannot apply"));
    }

    @Test
    void the_sentence_at_its_end_counts_right() {
        List<String> rows =
                LINE.matcher(page).results().map(line -> line.group(2)).toList();
        long none = rows.stream().filter(row -> !NAMED.matcher(row).find()).count();
        long part = rows.stream()
                .filter(row ->
                        NAMED.matcher(row).find() && NOT_WHOLE.matcher(row).find())
                .count();

        assertThat(page)
                .contains(
                        "Of the 53 rows, %d have no test; shown in part, as their row says: %d.".formatted(none, part));
    }

    @Test
    void every_test_named_exists() throws IOException {
        NamedTests.read().holdAll(NAMED.matcher(page), 50);
    }
}
