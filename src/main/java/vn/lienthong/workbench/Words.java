package vn.lienthong.workbench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How alike a source's name and a canonical field are. The tables {@code synonyms.csv}, {@code abbreviations.csv} and {@code
 * code-words.csv} are shipped; a file of the same name in the mappings folder adds to them.
 */
final class Words {
    private static final int MOST_VARIANTS = 48;
    /** Names that say nothing without what they stand in. */
    private static final Set<String> EMPTY_NAMES =
            Set.of("ma", "ten", "id", "code", "name", "so", "loai", "ngay", "date", "type");

    private final Map<String, List<List<String>>> synonyms = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> abbreviations = new LinkedHashMap<>();
    private final Map<String, String> codes = new LinkedHashMap<>();

    Words(Path mappings) {
        for (List<String> row : rows(mappings, "synonyms.csv")) {
            synonyms.computeIfAbsent(row.get(0), field -> new ArrayList<>()).add(split(row.get(1)));
        }
        for (List<String> row : rows(mappings, "abbreviations.csv")) {
            abbreviations.computeIfAbsent(row.get(0), word -> new ArrayList<>()).add(split(row.get(1)));
        }
        for (List<String> row : rows(mappings, "code-words.csv")) {
            codes.put(row.get(0) + "/" + row.get(1), row.get(2));
        }
    }

    /**
     * From 0 to 1.
     *
     * @param path the keys on the way to the value, outermost first
     */
    double likeness(String field, List<String> path) {
        double best = 0;
        for (int from = Math.max(0, path.size() - 3); from < path.size(); from++) {
            boolean alone = from == path.size() - 1;
            double weight = alone && path.size() > 1 && EMPTY_NAMES.contains(flat(path.get(from))) ? 0.6 : 1;
            for (List<String> variant : variants(String.join(" ", path.subList(from, path.size())))) {
                best = Math.max(best, weight * nearest(field, variant));
            }
        }
        return best;
    }

    /** What a source's code most likely means; a hint for the person who fills the table, never more. */
    Optional<String> code(String field, String value) {
        return Optional.ofNullable(codes.get(field + "/" + flat(value)));
    }

    /** Whether a name says that it holds several. */
    boolean isPlural(String name) {
        return variants(name).stream()
                .anyMatch(words -> words.size() > 1
                        && (words.get(0).equals("danh") && words.get(1).equals("sach")
                                || words.get(words.size() - 1).equals("list")));
    }

    private double nearest(String field, List<String> words) {
        double best = 0;
        String joined = String.join("", words);
        for (List<String> synonym : synonyms.getOrDefault(field, List.of())) {
            best = Math.max(best, joined.equals(String.join("", synonym)) ? 1 : dice(words, synonym));
        }
        return best;
    }

    private static double dice(List<String> one, List<String> other) {
        List<String> rest = new ArrayList<>(other);
        int common = 0;
        for (String word : one) {
            common += rest.remove(word) ? 1 : 0;
        }
        return 2.0 * common / (one.size() + other.size());
    }

    /** The words of a name, with each abbreviation written out in every way the table knows. */
    private Set<List<String>> variants(String name) {
        Set<List<String>> all = new LinkedHashSet<>();
        String camel = name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
        for (String one : List.of(camel, camel.replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2"))) {
            expand(split(flat(one)), 0, new ArrayList<>(), all);
        }
        return all;
    }

    private void expand(List<String> words, int at, List<String> done, Set<List<String>> all) {
        if (all.size() >= MOST_VARIANTS) {
            return;
        }
        if (at == words.size()) {
            all.add(List.copyOf(done));
            return;
        }
        List<List<String>> ways = new ArrayList<>(abbreviations.getOrDefault(words.get(at), List.of()));
        ways.add(List.of(words.get(at)));
        for (List<String> way : ways) {
            List<String> longer = new ArrayList<>(done);
            longer.addAll(way);
            expand(words, at + 1, longer, all);
        }
    }

    /** Small letters without tones; what is no letter or digit becomes a space. */
    static String flat(String text) {
        String bare = Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
        return bare.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static List<String> split(String text) {
        return List.of(text.strip().split(" +"));
    }

    private static List<List<String>> rows(Path mappings, String name) {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream shipped = Words.class.getResourceAsStream(name)) {
            read(new String(shipped.readAllBytes(), StandardCharsets.UTF_8), rows);
            Path own = mappings.resolve(name);
            if (Files.exists(own)) {
                read(Files.readString(own), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the table " + name + ", but: " + e.getMessage(), e);
        }
        return rows;
    }

    private static void read(String text, List<List<String>> rows) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
            csv.stream()
                    .skip(1)
                    .map(CsvRecord::getFields)
                    .filter(row -> row.size() > 1)
                    .forEach(rows::add);
        }
    }
}
