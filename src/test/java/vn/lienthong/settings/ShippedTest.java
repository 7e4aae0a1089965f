package vn.lienthong.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that runs on the shipped mappings, laid out below its data. */
class ShippedTest {
    @TempDir
    private Path data;

    @Test
    void a_row_that_was_filled_survives_a_restart_and_what_nobody_touched_is_renewed() throws IOException {
        Path target = data.resolve("shipped/mappings");
        Path table = target.resolve("a/codes/status.csv");
        Shipped.lay(target, Map.of("a/codes/status.csv", bytes("DXL,4"), "a/mapping.yaml", bytes("old")));
        Files.writeString(table, "DXL,4\nMOI,1");

        Shipped.lay(target, Map.of("a/codes/status.csv", bytes("DXL,4"), "a/mapping.yaml", bytes("new")));
        Shipped.lay(target, Map.of("a/codes/status.csv", bytes("DXL,5"), "a/mapping.yaml", bytes("new")));

        assertThat(table).hasContent("DXL,4\nMOI,1");
        assertThat(target.resolve("a/mapping.yaml")).hasContent("new");
        try (var files = Files.list(target)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_file_that_was_deleted_comes_back() throws IOException {
        Path target = data.resolve("shipped/mappings");
        Shipped.lay(target, Map.of("a/shape.txt", bytes("x")));
        Files.delete(target.resolve("a/shape.txt"));

        Shipped.lay(target, Map.of("a/shape.txt", bytes("x")));

        assertThat(target.resolve("a/shape.txt")).hasContent("x");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
