package vn.lienthong.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.settings.UsageException;

/** The numbers of the national report (domain.md 5.2), given by hand: a line per agency, {@code madonvi,received}; a first line of names is passed over. */
final class NationalReport {
    private NationalReport() {}

    static Map<String, Long> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UsageException("Không có tệp " + file, "Expected a file, but found none: " + file);
        }
        Map<String, Long> counts = new TreeMap<>();
        int line = 0;
        for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            line++;
            String[] cells = text.replace("\uFEFF", "").strip().split("\\s*[,;]\\s*");
            boolean isCount = cells.length >= 2 && cells[1].matches("\\d{1,12}") && cells[0].matches("[A-Za-z0-9.]+");
            if (isCount) {
                counts.put(cells[0], Long.parseLong(cells[1]));
            } else if (line > 1 && !text.isBlank()) {
                throw new UsageException(
                        file + ":" + line + "  cần 'madonvi,số tiếp nhận' nhưng là '" + text + "'",
                        file + ":" + line + "  Expected 'agency,received', but found '" + text + "'");
            }
        }
        return counts;
    }
}
