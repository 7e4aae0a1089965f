package vn.lienthong.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One guard of the product, and how it is taken away: a file of src/test/resources/rules/guards holds those of one failure mode, with a
 * blank line between. {@code # what the guard does}, then {@code in:} the file, {@code find:} a text that stands in it once, {@code write:}
 * what stands there instead, and {@code fails:} the tests that must fail then.
 *
 * @param edits taken together: some guards stand twice
 * @param fails {@code Class.test}
 */
record Guard(String row, String what, List<Edit> edits, List<String> fails) {
    static final Path LIST = Path.of("src/test/resources/rules/guards");
    private static final Path CODE = Path.of("src/main/java/vn/lienthong");
    /** Beside the house: what they hold guards nothing. */
    private static final Set<String> STAND_INS = Set.of("sandbox", "demo", "bench");

    private static final Pattern LINE = Pattern.compile("(#|in:|find:|write:|fails:) ?(.*)");

    Guard {
        edits = List.copyOf(edits);
        fails = List.copyOf(fails);
        if (what.isEmpty() || edits.isEmpty() || fails.isEmpty()) {
            throw new IllegalArgumentException(row
                    + ": expected lines '# what', 'in:', 'find:', 'write:' and 'fails:', but one is missing: " + what);
        }
    }

    /** @param in as the list writes it: the end of a Java file's path, or a path from the repository on */
    record Edit(String in, String find, String write) {
        Path file() {
            return in.endsWith(".java") ? Guard.java(in) : Path.of(in);
        }

        String text() {
            return Guard.read(file());
        }

        int found() {
            return (int) Pattern.compile(Pattern.quote(find))
                    .matcher(text())
                    .results()
                    .count();
        }
    }

    static List<Guard> list() {
        try (Stream<Path> files = Files.list(LIST)) {
            return files.sorted().flatMap(file -> ofRow(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Guard> ofRow(Path file) {
        String row = file.getFileName().toString().replace(".txt", "");
        return Stream.of(read(file).strip().split("\n\\s*\n"))
                .map(block -> parse(row, block))
                .toList();
    }

    private static Guard parse(String row, String block) {
        String what = "";
        String in = "";
        String find = "";
        List<Edit> edits = new ArrayList<>();
        List<String> fails = new ArrayList<>();
        for (String line : block.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException(row + ": expected a line of a guard, but found '" + line + "'");
            }
            String said = parts.group(2);
            switch (parts.group(1)) {
                case "#" -> what = said;
                case "in:" -> in = said;
                case "find:" -> find = said;
                case "write:" -> edits.add(new Edit(in, find, said));
                default -> fails.add(said);
            }
        }
        return new Guard(row, what, edits, fails);
    }

    private static Path java(String end) {
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> found = files.filter(file -> file.endsWith(Path.of(end)))
                    .filter(file ->
                            !STAND_INS.contains(CODE.relativize(file).getName(0).toString()))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException("Expected one file " + end + ", but found " + found);
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
