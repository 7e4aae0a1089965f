package vn.lienthong.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting that is read as a number says which numbers it may be: {@code check} and the hub ask the same table. */
class SettingRangesTest {
    private static final Pattern NUMBER = Pattern.compile("(?:number|seconds|mebibytes)\\(\\s*SettingKey\\.(\\w+)\\)");

    @Test
    void a_number_has_its_range_and_its_default_lies_in_it() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/vn/lienthong"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                NUMBER.matcher(Files.readString(file))
                        .results()
                        .map(use -> SettingKey.valueOf(use.group(1)))
                        .forEach(key -> {
                            assertThat(key.isNumber()).as(key.name()).isTrue();
                            assertThat(Integer.parseInt(key.fallback())).isBetween(key.least(), key.most());
                        });
            }
        }
    }
}
