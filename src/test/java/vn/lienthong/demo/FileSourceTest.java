package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir
    Path folder;

    private FileSource source() {
        return new FileSource(FileSource.part("hp", 42, Samples.NOW, 60, 24), folder);
    }

    @Test
    void the_files_in_the_order_of_their_names_are_the_truth() throws IOException {
        FileSource source = source();
        play(source);
        Map<String, Integer> latest = new TreeMap<>();
        int records = 0;
        for (Path file : files()) {
            for (List<String> row : rows(file)) {
                latest.put(row.get(1), StatusWords.export().get(row.get(11)));
                records++;
            }
        }
        source.truth().planted().forEach(planted -> latest.remove(planted.number()));
        assertThat(latest).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(60);
        assertThat(source.truth().totals().records()).isEqualTo(records);
        assertThat(source.truth().totals().deliveries()).isEqualTo(files().size());
    }

    @Test
    void both_kinds_are_written_and_one_file_is_broken() throws IOException {
        FileSource source = source();
        play(source);
        assertThat(files()).anyMatch(file -> file.toString().endsWith(".csv"));
        assertThat(files()).anyMatch(file -> file.toString().endsWith(".xlsx"));
        List<Path> broken = files().stream()
                .filter(file -> !file.toString().endsWith(".xlsx") && !utf8(file))
                .toList();
        assertThat(broken).hasSize(1);
        assertThat(source.truth().planted())
                .contains(new Truth.Planted(
                        Flaw.BROKEN_FILE, "", broken.get(0).getFileName().toString()));
    }

    @Test
    void a_slow_file_is_half_there_for_a_tick_and_nothing_overtakes_it() throws IOException {
        FileSource source = source();
        Map<Path, Long> sizes = new HashMap<>();
        int grown = 0;
        boolean more = true;
        for (int tick = 0; more; tick++) {
            more = source.tick(Samples.NOW.plusSeconds(tick));
            boolean grew = false;
            boolean appeared = false;
            for (Path file : files()) {
                Long before = sizes.put(file, Files.size(file));
                appeared |= before == null;
                grew |= before != null && before < Files.size(file);
            }
            grown += grew ? 1 : 0;
            assertThat(grew && appeared).isFalse();
        }
        assertThat(grown).isPositive();
    }

    private void play(FileSource source) {
        source.start();
        int ticks = 0;
        while (source.tick(Samples.NOW.plusSeconds(ticks))) {
            assertThat(++ticks).isLessThan(100);
        }
    }

    private List<Path> files() throws IOException {
        try (var list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        if (file.toString().endsWith(".xlsx")) {
            try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
                book.getFirstSheet().read().forEach(row -> {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell == null || cell.getText() == null ? "" : cell.getText()));
                    rows.add(cells);
                });
            }
        } else if (utf8(file)) {
            CsvReader.builder()
                    .fieldSeparator(';')
                    .ofCsvRecord(Files.readString(file))
                    .forEach(record -> rows.add(record.getFields()));
        }
        if (!rows.isEmpty()) {
            rows.remove(0);
            List<String> last = rows.remove(rows.size() - 1);
            Assertions.assertThat(last).allMatch(String::isEmpty);
        }
        return rows;
    }

    private static boolean utf8(Path file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
