package vn.lienthong.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the facts lie in: the file, the numbers of series, and their sums in memory. */
record Store(SeriesBook book, FactFile file, Cube cube) {
    private static final String FACTS = "facts.bin";
    private static final String SERIES = "series.tsv";

    /** Reads all facts once: some 24 bytes for each dossier. */
    static Store open(Path folder, CountState.Standing standing) {
        try {
            if (standing == CountState.Standing.GONE) {
                Files.deleteIfExists(folder.resolve(FACTS));
                Files.deleteIfExists(folder.resolve(SERIES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SeriesBook book = SeriesBook.open(folder.resolve(SERIES));
        FactFile file = FactFile.open(folder.resolve(FACTS));
        Cube cube = new Cube();
        for (long id = 1; id < file.size(); id++) {
            cube.change(Fact.NONE, file.get(id));
        }
        return new Store(book, file, cube);
    }

    /** True when the fact was another. */
    boolean put(long id, Fact fact) {
        Fact before = file.get(id);
        if (before.equals(fact)) {
            return false;
        }
        file.put(id, fact);
        cube.change(before, fact);
        return true;
    }

    /** All of it is on the disk then. */
    void close() {
        file.force();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
