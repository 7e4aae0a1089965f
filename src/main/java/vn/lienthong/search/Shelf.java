package vn.lienthong.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of runs. At every moment they follow each other from message 1 on; what does not (a draft, a run that a merged one has taken
 * up, anything behind a gap or a damaged one) is deleted at a start and comes again from the journal.
 */
final class Shelf {
    /** So many runs of one size become one. */
    static final int WIDTH = 8;

    /** A run of so many lines grows no more. */
    static final int LARGEST = 2_000_000;

    private final Path folder;
    private final long check;
    private final int seal;
    private final List<Run> runs = new ArrayList<>();

    private Shelf(Path folder, long check, int seal) {
        this.seal = seal;
        this.folder = folder;
        this.check = check;
    }

    /**
     * @param seal so many lines, and a few more, are in the smallest run
     * @param leaves of the journal that the runs must be of
     */
    static Shelf open(Path folder, long check, int seal, Leaves leaves) throws IOException {
        Shelf shelf = new Shelf(Files.createDirectories(folder), check, seal);
        long next = 1;
        for (Path file : shelf.files()) {
            Optional<Run> run = begins(file) == next ? Run.open(file, check) : Optional.empty();
            if (run.isPresent()) {
                shelf.runs.add(run.get());
                next = run.get().last() + 1;
            } else {
                Files.delete(file);
            }
        }
        shelf.dropStrange(leaves);
        return shelf;
    }

    /** Runs of another journal, or of a part that was cut off it since. */
    private void dropStrange(Leaves leaves) throws IOException {
        for (int i = runs.size() - 1;
                i >= 0 && !leaves.holds(runs.get(i).last(), runs.get(i).leaf());
                i--) {
            dropFrom(i);
        }
    }

    private void dropFrom(int first) throws IOException {
        List<Run> gone = List.copyOf(runs.subList(first, runs.size()));
        runs.subList(first, runs.size()).clear();
        for (Run run : gone) {
            Files.delete(run.file());
        }
    }

    /** Whether there is a run that was not read whole since the start. */
    boolean isUnverified() {
        return runs.stream().anyMatch(run -> !run.isSound());
    }

    /** Reads the first run that was not verified. False when it is damaged: then it and all behind it are gone, to be made again. */
    boolean examineNext() throws IOException {
        for (int i = 0; i < runs.size(); i++) {
            if (!runs.get(i).isSound()) {
                boolean sound = runs.get(i).verify();
                if (!sound) {
                    dropFrom(i);
                }
                return sound;
            }
        }
        return true;
    }

    /** By their first message; of those that begin with the same one the longest first. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file ->
                            name(file).endsWith(Run.ENDING) || name(file).endsWith(".new"))
                    .sorted(Comparator.comparingLong(Shelf::begins)
                            .thenComparing(Shelf::name, Comparator.reverseOrder()))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static long begins(Path file) {
        String name = name(file);
        return name.matches("[0-9]{20}-[0-9]{20}\\" + Run.ENDING) ? Long.parseLong(name.substring(0, 20)) : 0;
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    long last() {
        return runs.isEmpty() ? 0 : runs.get(runs.size() - 1).last();
    }

    /** Durable when it returns. */
    void add(Tail tail) throws IOException {
        Path file;
        try (RunWriter writer = new RunWriter(folder)) {
            for (int i = 0; i < tail.size(); i++) {
                writer.line(tail.line(i));
            }
            tail.each(writer::term);
            file = writer.finish(check, tail.first(), tail.last(), tail.leaf());
        }
        runs.add(opened(file));
    }

    /** Whether the last runs are so many of one size that they should become one. */
    boolean isDue() {
        return due().size() == WIDTH;
    }

    /** The merged run is durable before those it took up are deleted. */
    void merge() throws IOException {
        List<Run> due = due();
        Run merged = opened(Merging.merge(due, folder, check));
        runs.removeAll(due);
        runs.add(merged);
        for (Run old : due) {
            Files.delete(old.file());
        }
    }

    private List<Run> due() {
        int from = Math.max(0, runs.size() - WIDTH);
        List<Run> last = List.copyOf(runs.subList(from, runs.size()));
        int tier = last.isEmpty() ? 0 : tier(last.get(last.size() - 1));
        long lines = last.stream().mapToLong(Run::size).sum();
        boolean alike = last.stream().allMatch(run -> tier(run) == tier);
        return alike && lines <= LARGEST * 2L ? last : List.of();
    }

    /** Runs that a merge of {@link #WIDTH} each would bring up by one. */
    private int tier(Run run) {
        int tier = 0;
        for (long size = run.size(); size >= (long) seal * WIDTH; size /= WIDTH) {
            tier++;
        }
        return tier;
    }

    private Run opened(Path file) throws IOException {
        return Run.open(file, check)
                .filter(Run::verify)
                .orElseThrow(() -> new IOException("Expected a whole run of the index, but " + file + " is none"));
    }
}
