package vn.lienthong.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A one-stop system that exports files into a folder: CSV and .xlsx by turns, the names in the order of writing. Every
 * fifth is written under its final name in two halves, a tick apart, and one is broken. Most are written beside and moved in.
 * The format has no event time, so the files count in the order of their names.
 */
public final class FileSource implements Simulator {
    private static final int SLOW_EVERY = 5;

    private record Half(Path file, ByteBuffer rest, List<Snapshot> records) {
        Half {
            records = List.copyOf(records);
        }
    }

    private final Part part;
    private final Path folder;
    private final Script script;
    private final Truth truth = new Truth();
    private final List<Snapshot> unwritten = new ArrayList<>();
    private Half half;
    private int tick;
    private int files;

    public FileSource(Part part, Path folder) {
        this.part = part;
        this.folder = folder;
        this.script = new Script(part, Procedures.PROVINCE, Set.of(Habit.PERSONS_ONLY, Habit.NO_UNDO));
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.MISSING_NUMBER, Flaw.BROKEN_FILE);
        return new Part(code, seed, now, dossiers, ticks, Agencies.HAI_PHONG, flaws);
    }

    public Path folder() {
        return folder;
    }

    @Override
    public String code() {
        return part.code();
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean tick(Instant now) {
        try {
            play();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's export folder did not take a file: " + folder, e);
        }
        return tick < script.ticks() || half != null || !unwritten.isEmpty();
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public void close() {}

    /** While a slow file is open nothing else is written: a later file must not overtake it. */
    private void play() throws IOException {
        if (tick < script.ticks()) {
            unwritten.addAll(script.act(tick++));
        }
        if (half != null) {
            finishHalf();
            return;
        }
        boolean worthAFile = tick % 2 == 0 || tick == script.ticks();
        if (!worthAFile || unwritten.isEmpty()) {
            return;
        }
        writeBroken();
        write(List.copyOf(unwritten));
        unwritten.clear();
    }

    private void write(List<Snapshot> records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        boolean csv = ++files % 2 == 1;
        Path file = folder.resolve(String.format("hoso-%04d.%s", files, csv ? "csv" : "xlsx"));
        byte[] bytes = csv ? ExportFile.csv(records) : ExportFile.xlsx(records);
        if (files % SLOW_EVERY == 0) {
            int cut = bytes.length / 2;
            Files.write(file, Arrays.copyOfRange(bytes, 0, cut));
            half = new Half(file, ByteBuffer.wrap(bytes, cut, bytes.length - cut), records);
            return;
        }
        place(file, bytes);
        truth.delivered(records);
    }

    private void writeBroken() throws IOException {
        List<Snapshot> flawed =
                unwritten.stream().filter(s -> s.flaw() == Flaw.BROKEN_FILE).toList();
        if (flawed.isEmpty()) {
            return;
        }
        unwritten.removeAll(flawed);
        Path file = folder.resolve(String.format("hoso-%04d-hong.csv", ++files));
        place(file, ExportFile.broken(flawed));
        truth.broken(file.getFileName().toString());
    }

    private void finishHalf() throws IOException {
        try (FileChannel channel = FileChannel.open(half.file(), StandardOpenOption.APPEND)) {
            channel.write(half.rest());
        }
        truth.delivered(half.records());
        half = null;
    }

    private void place(Path file, byte[] bytes) throws IOException {
        Path beside = folder.resolve("." + file.getFileName() + ".tmp");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
