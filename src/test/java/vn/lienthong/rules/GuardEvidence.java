package vn.lienthong.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was seen when guards were away: for each guard and test the commit on which it ran and how the failure began. Kept in a file beside the
 * list, which only a run writes; a guard whose words or tests are changed has none until it is run again.
 */
final class GuardEvidence {
    private static final Path FILE = Path.of("src/test/resources/rules/guards-evidence.tsv");
    private static final int LONGEST = 150;

    private final Map<String, Seen> seen = new TreeMap<>();

    /** @param commit with a plus where the tree differed from it */
    record Seen(String commit, String failure) {}

    static GuardEvidence read() {
        GuardEvidence evidence = new GuardEvidence();
        Guard.read(FILE)
                .lines()
                .map(line -> line.split("\t"))
                .forEach(cells -> evidence.seen.put(key(cells[0], cells[1], cells[2]), new Seen(cells[3], cells[4])));
        return evidence;
    }

    Optional<Seen> find(Guard guard, String test) {
        return Optional.ofNullable(seen.get(key(guard.row(), guard.what(), test)));
    }

    /** @param failure as the child said it */
    void note(Guard guard, String test, String commit, String failure) {
        seen.put(key(guard.row(), guard.what(), test), new Seen(commit, plain(failure)));
    }

    /** In the order of the list, and nothing that it holds no more. */
    void write(List<Guard> guards) throws IOException {
        StringBuilder text = new StringBuilder();
        guards.forEach(guard -> guard.fails()
                .forEach(test -> find(guard, test).ifPresent(one -> text.append(key(guard.row(), guard.what(), test))
                        .append('\t')
                        .append(one.commit())
                        .append('\t')
                        .append(one.failure())
                        .append('\n'))));
        Files.writeString(FILE, text);
    }

    /** Those of the list that were never seen to fail as it stands. */
    List<String> missing(List<Guard> guards) {
        List<String> missing = new ArrayList<>();
        guards.forEach(guard -> guard.fails().stream()
                .filter(test -> find(guard, test).isEmpty())
                .forEach(test -> missing.add(guard.row() + " " + guard.what() + ": " + test)));
        return missing;
    }

    private static String key(String row, String what, String test) {
        return row + '\t' + what + '\t' + test;
    }

    /** Without what differs from run to run: folders, ports, names of objects. */
    static String plain(String failure) {
        String plain = failure.replaceFirst("^FAILED ", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[^\\s\"']*/tmp/[^\\s\"']*", "(folder)")
                .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "$1:(port)")
                .replaceAll("@[0-9a-f]{5,}", "@(object)")
                .strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).strip() + " …";
    }

    /** The commit that the tree stands on. */
    static String commit() throws IOException, InterruptedException {
        String head = git("rev-parse", "--short=7", "HEAD");
        return git("status", "--porcelain", "--", "src/main", "src/test/java", "routes", "mappings")
                        .isEmpty()
                ? head
                : head + "+";
    }

    private static String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (git.waitFor() != 0) {
            throw new IllegalStateException("Expected a git repository, to name the commit that is run on");
        }
        return said;
    }
}
