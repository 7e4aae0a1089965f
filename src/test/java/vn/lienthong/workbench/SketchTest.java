package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Sample;

/** How much of five exports that no mapping was written for is proposed rightly. The payloads are older than the tool. */
class SketchTest {
    private static final Path NEW = Path.of("src/test/resources/workbench/new");

    @Test
    void seven_of_ten_fields_are_proposed_rightly_on_shapes_that_are_not_shipped() throws IOException {
        int wanted = 0;
        int right = 0;
        int extra = 0;
        List<Path> payloads = payloads();
        assertThat(payloads).hasSize(5);
        for (Path payload : payloads) {
            Map<String, String> expected = expected(payload);
            Map<String, String> proposed = proposed(payload);
            long hits = expected.entrySet().stream()
                    .filter(line -> line.getValue().equals(proposed.get(line.getKey())))
                    .count();
            System.out.printf("mapping new: %s: %d of %d fields right%n", payload.getFileName(), hits, expected.size());
            expected.forEach((field, path) -> {
                if (!path.equals(proposed.get(field))) {
                    System.out.printf("    %s: expected %s, proposed %s%n", field, path, proposed.get(field));
                }
            });
            for (Map.Entry<String, String> line : proposed.entrySet()) {
                if (!expected.containsKey(line.getKey())) {
                    extra++;
                    System.out.printf("    %s: not expected, proposed %s%n", line.getKey(), line.getValue());
                }
            }
            wanted += expected.size();
            right += (int) hits;
        }
        System.out.printf(
                "mapping new: %d of %d canonical fields right (%.1f %%), %d proposed that nobody asked for%n",
                right, wanted, 100.0 * right / wanted, extra);
        assertThat(100.0 * right / wanted).isGreaterThanOrEqualTo(70);
        assertThat(extra).isLessThanOrEqualTo(wanted / 10);
    }

    /** A second figure, on systems whose names nobody here chose: what people wrote by hand for the shipped ones. */
    @Test
    void half_of_what_people_wrote_by_hand_for_the_shipped_systems_is_proposed() throws IOException {
        int wanted = 0;
        int right = 0;
        for (String example : List.of(
                "opencps-thanh-hoa/examples/page.json",
                "igate-quang-ngai/examples/page.json",
                "lgsp-hai-quan/examples/documents.xml",
                "tep-hai-phong/examples/export.csv",
                "bang-da-nang/examples/rows.json")) {
            Map<String, String> written = written(Path.of("mappings", example.split("/")[0], "mapping.yaml"));
            Map<String, String> proposed = proposed(Path.of("mappings", example));
            long hits = written.entrySet().stream()
                    .filter(line -> line.getValue().equals(proposed.get(line.getKey())))
                    .count();
            System.out.printf("mapping new: %s: %d of %d as written by hand%n", example, hits, written.size());
            wanted += written.size();
            right += (int) hits;
        }
        System.out.printf("mapping new: shipped systems: %d of %d (%.1f %%)%n", right, wanted, 100.0 * right / wanted);
        assertThat(100.0 * right / wanted).isGreaterThanOrEqualTo(50);
    }

    /** The lines of a mapping with one plain path. */
    private static Map<String, String> written(Path mapping) throws IOException {
        Map<String, String> written = new TreeMap<>();
        java.util.regex.Pattern.compile("(?m)^      (\\w+): \\{ from: ([^\\[\"$@,}]+?)(,[^}]*)? }$")
                .matcher(Files.readString(mapping))
                .results()
                .forEach(line -> written.put(line.group(1), line.group(2).strip()));
        return written;
    }

    static List<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.list(NEW)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|xml|xlsx)|.*[^s]\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> expected(Path payload) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        String name = payload.getFileName().toString().replaceFirst("\\.[a-z]+$", ".fields.csv");
        Files.readAllLines(payload.resolveSibling(name)).stream()
                .skip(1)
                .map(line -> line.split(",", 2))
                .forEach(cells -> expected.put(cells[0], cells[1]));
        return expected;
    }

    private static Map<String, String> proposed(Path payload) throws IOException {
        Sample sample = Sample.read(payload.getFileName().toString(), Files.readAllBytes(payload));
        assertThat(sample.fault()).isNull();
        Sketch sketch = Sketch.of(sample, new Words(NEW));
        Map<String, String> proposed = new TreeMap<>();
        for (Proposal line : sketch.lines()) {
            proposed.put(line.field(), line.path());
            line.parts().forEach(part -> proposed.put(line.field() + "." + part.field(), part.path()));
        }
        return proposed;
    }
}
