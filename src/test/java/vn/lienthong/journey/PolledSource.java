package vn.lienthong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One source that a hub reads by a template: six dossiers of its own, two at a time, and the files that plug it in.
 *
 * @param series its dossiers are the numbers from a hundred times this on
 * @param format of its mapping: json, xml or rows
 */
record PolledSource(String code, String template, int series, String format) {
    static final int DOSSIERS = 6;
    static final int AT_ONCE = 2;

    /** The point at which a hub stands still: read and not yet in the journal. */
    String before() {
        return code + "-before";
    }

    /** In the journal, and neither cursor nor file nor offset has moved by it. */
    String behind() {
        return code + "-behind";
    }

    List<Integer> numbers() {
        return IntStream.range(100 * series, 100 * series + DOSSIERS).boxed().toList();
    }

    /** The records of two dossiers, n being 0 to 2, as a JSON list. */
    String batch(int n, int status) {
        return Records.array(numbers().subList(n * AT_ONCE, (n + 1) * AT_ONCE).stream()
                .map(number -> Records.record(number, status))
                .toList());
    }

    /** What stands in a record, by the portal's names. */
    static Map<String, String> fields(int number, int status) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair :
                Records.record(number, status).replaceAll("^\\{\"|\"}$", "").split("\",\"")) {
            String[] parts = pair.split("\":\"", 2);
            fields.put(parts[0], parts[1]);
        }
        return fields;
    }

    void write(Workplace place, String beans, Map<String, String> parameters) throws IOException {
        Path mapping = Files.createDirectories(place.home.resolve("mappings").resolve(code));
        Files.writeString(mapping.resolve("mapping.yaml"), mapping());
        List<String> shape = new ArrayList<>(List.of("# one record"));
        fields(0, 2).keySet().forEach(name -> shape.add(prefix() + path(name) + "?"));
        Files.write(mapping.resolve("shape.txt"), shape);
        Files.writeString(
                place.home.resolve("routes/sources").resolve(code + ".yaml"),
                beans + Templated.route(code, template, parameters));
        place.stopBetween("templates/" + template + ".yaml", "- to: direct:receive", before(), behind());
    }

    private String mapping() {
        StringBuilder yaml =
                new StringBuilder("""
                mapping: 1
                source: %s
                format: %s
                zone: Asia/Ho_Chi_Minh
                formats: ["uuuuMMddHHmmss"]
                records:
                  - each: %s
                    as: dossier
                    steps: derived
                    fields:
                """.formatted(code, format, format.equals("xml") ? "Envelope.Body.HoSo[]" : "."));
        fields(0, 2).keySet().forEach(name -> yaml.append("      %s: { from: %s }%n".formatted(name, path(name))));
        return yaml.toString().replace("MaHoSo }", "MaHoSo, required: true }");
    }

    private String prefix() {
        return format.equals("xml") ? "Envelope.Body.HoSo[]." : "";
    }

    private String path(String name) {
        return format.equals("rows") ? name.toLowerCase(java.util.Locale.ROOT) : name;
    }
}
