package vn.lienthong.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CheckCommand;

/** Where {@code check} sends who wants to know more. */
class CheckPagesTest {
    @Test
    void who_reads_vietnamese_is_sent_to_the_vietnamese_page_where_there_is_one(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("routes/sources"));
        Files.createDirectories(home.resolve("mappings/a"));
        Files.writeString(home.resolve("mappings/a/mapping.yaml"), "mapping: 1\nformt: json\n");

        assertThat(String.join("\n", CheckHere.run(home, "vi").lines())).contains("src/docs/mapping.vi.md");
        assertThat(String.join("\n", CheckHere.run(home, "en").lines()))
                .contains("src/docs/mapping.md")
                .doesNotContain(".vi.md");
    }

    @Test
    void every_page_it_names_in_vietnamese_is_there_and_every_one_that_is_there_is_named() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
            assertThat(pages.map(Path::toString)
                            .filter(page -> page.endsWith(".vi.md"))
                            .map(page -> page.replace(".vi.md", ".md"))
                            .filter(page -> CheckCommand.PAGES.contains(page))
                            .collect(Collectors.toSet()))
                    .isEqualTo(CheckCommand.VIETNAMESE);
        }
    }
}
