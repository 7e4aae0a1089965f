package vn.lienthong.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of series: a file to which lines are added, the number of a series is that of its line. Safe from any thread. */
final class SeriesBook {
    private final Path file;
    private final List<Series> series = new ArrayList<>();
    private final Map<Series, Integer> numbers = new HashMap<>();

    private SeriesBook(Path file) {
        this.file = file;
    }

    static SeriesBook open(Path file) {
        SeriesBook book = new SeriesBook(file);
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] parts = line.split("\t", -1);
                    book.take(new Series(parts[0], parts[1], parts[2], parts[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return book;
    }

    /** A new one is in the file before its number is told. */
    synchronized int number(Series one) {
        Integer same = numbers.get(one);
        if (same != null) {
            return same;
        }
        // Rare: a new one, or one whose codes hold what would break its line.
        Series plain =
                new Series(plain(one.source()), plain(one.agency()), plain(one.procedure()), plain(one.sector()));
        Integer known = numbers.get(plain);
        if (known != null) {
            return known;
        }
        String line = String.join("\t", plain.source(), plain.agency(), plain.procedure(), plain.sector()) + "\n";
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return take(plain);
    }

    private int take(Series one) {
        series.add(one);
        numbers.put(one, series.size() - 1);
        return series.size() - 1;
    }

    /** In the order of their numbers; a copy. */
    synchronized List<Series> list() {
        return List.copyOf(series);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }
}
