package vn.lienthong.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The files of a stopped hub's journal, as whoever breaks them sees them: names and bytes. */
final class JournalFiles {
    private final Path folder;

    JournalFiles(Path folder) {
        this.folder = folder;
    }

    private Path last() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("Expected a journal in " + folder));
        }
    }

    String name() throws IOException {
        return last().getFileName().toString();
    }

    byte[] read() throws IOException {
        return Files.readAllBytes(last());
    }

    void write(byte[] bytes) throws IOException {
        Files.write(last(), bytes);
    }

    /** Takes so many bytes out of the middle of the last file. */
    void cutOut(int bytes) throws IOException {
        byte[] whole = read();
        int middle = whole.length / 2;
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.write(whole, 0, middle);
        cut.write(whole, middle + bytes, whole.length - middle - bytes);
        write(cut.toByteArray());
    }

    /** What a power cut may leave of a record that was being written: a piece of one, then a page that was never written. */
    void appendHalf() throws IOException {
        byte[] whole = read();
        byte[] half = Arrays.copyOfRange(whole, whole.length - 90, whole.length - 20);
        Files.write(last(), half, StandardOpenOption.APPEND);
        Files.write(last(), new byte[512], StandardOpenOption.APPEND);
    }

    boolean hasTorn() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().contains(".torn-"));
        }
    }
}
