package vn.lienthong.indicator;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Whether the facts on the disk can be gone on with. They can after an orderly end, and nearly after the process was killed: then
 * they are shown, and counted anew meanwhile. After a power cut, or beside another ledger, they cannot.
 */
final class CountState {
    private static final String FORMAT = "1";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    enum Standing {
        SOUND,
        NEARLY,
        GONE
    }

    private final Path file;

    CountState(Path file) {
        this.file = file;
    }

    Standing standing(long bookmark) {
        Properties said = read();
        if (!FORMAT.equals(said.getProperty("format")) || !"true".equals(said.getProperty("counted"))) {
            return Standing.GONE;
        }
        if (Long.toString(bookmark).equals(said.getProperty("bookmark"))) {
            return Standing.SOUND;
        }
        boolean sameBoot = !boot().isEmpty() && boot().equals(said.getProperty("boot"));
        return sameBoot ? Standing.NEARLY : Standing.GONE;
    }

    /** Work begins, or goes on: only an orderly end says up to where. */
    void working(boolean isCounted) {
        write(isCounted, "");
    }

    /** @param bookmark up to where of the ledger the facts are on the disk */
    void ended(long bookmark) {
        write(true, Long.toString(bookmark));
    }

    private void write(boolean isCounted, String bookmark) {
        Properties said = new Properties();
        said.setProperty("format", FORMAT);
        said.setProperty("counted", Boolean.toString(isCounted));
        said.setProperty("bookmark", bookmark);
        said.setProperty("boot", boot());
        try (Writer out = Files.newBufferedWriter(file)) {
            said.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties read() {
        Properties said = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            said.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // Not there, or half written when the power went: then nothing is known.
            said.clear();
        }
        return said;
    }

    /** Another one after the machine was started again; empty where the system tells none. */
    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
