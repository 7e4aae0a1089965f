package vn.lienthong.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import vn.lienthong.check.CheckHere;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;

/**
 * Every key, path, code and word of every shipped mapping, shape, code table and source's file, and every key of the settings
 * that go with them, is mutated once, and nearly all are refused by {@code check} or {@code
 * mapping test}, at the right place. Nothing is skipped; what survives is printed. {@code -Dmutation.files=routes} tries those
 * outside the mappings only. Every target is mutated once; {@code -Dmutations=N} tries so many, {@code -Dmutation.seed=N} the same ones again.
 */
class MutationTest {
    private static final Path HOME = Path.of("mappings");

    /** A place in a file that a person may get wrong. */
    private record Target(String code, String file, int at, String text, int line) {}

    private static final Pattern SETTING = Pattern.compile("\\{\\{([^}:]+)(:[^}]*)?}}");

    @TempDir
    private Path home;

    private enum Verdict {
        RIGHT,
        ELSEWHERE,
        SURVIVED
    }

    @Test
    void nearly_every_mutation_is_refused_at_its_place() throws IOException {
        long seed = Long.getLong("mutation.seed", System.nanoTime());
        int most = Integer.getInteger("mutations", Integer.MAX_VALUE);
        Random random = new Random(seed);
        List<Target> targets = new ArrayList<>();
        Bundle.codes(HOME).forEach(code -> targets.addAll(targets(Bundle.load(HOME, code))));
        assertThat(targets).hasSizeGreaterThan(1_000);
        copyWhole();
        List<Target> outside = outside();
        assertThat(outside).hasSizeGreaterThan(100);
        if (System.getProperty("mutation.files", "").equals("routes")) {
            targets.clear();
        }
        targets.addAll(outside);
        Collections.shuffle(targets, random);
        int right = 0;
        int elsewhere = 0;
        List<String> missed = new ArrayList<>();
        Rehearsal rehearsal = new Rehearsal(HOME);
        List<Target> tried = targets.subList(0, Math.min(most, targets.size()));
        for (Target target : tried) {
            String mutant = mutate(target.text(), random);
            Verdict verdict = target.code().isEmpty() ? judgeWhole(target, mutant) : judge(rehearsal, target, mutant);
            right += verdict == Verdict.RIGHT ? 1 : 0;
            elsewhere += verdict == Verdict.ELSEWHERE ? 1 : 0;
            if (verdict != Verdict.RIGHT) {
                missed.add("%s: %s/%s:%d  '%s' → '%s'"
                        .formatted(verdict, target.code(), target.file(), target.line(), target.text(), mutant));
            }
        }
        missed.forEach(line -> System.out.println("mutation " + line));
        System.out.printf(
                "mutations: seed %d, %d targets, %d tried, %d refused at the right place (%.1f %%), %d elsewhere, %d survived%n",
                seed,
                targets.size(),
                tried.size(),
                right,
                100.0 * right / tried.size(),
                elsewhere,
                tried.size() - right - elsewhere);
        assertThat(100.0 * right / tried.size()).as("seed %d: %s", seed, missed).isGreaterThanOrEqualTo(98);
    }

    /** Settings, routes and mappings as they are shipped, with the settings that a hub of all these sources has. */
    private void copyWhole() throws IOException {
        Copy.of("routes", home);
        Copy.of("mappings", home);
        Files.copy(Path.of("src/test/resources/workbench/hub.properties"), home.resolve("hub.properties"));
        assertThat(CheckHere.run(home, "en").lines()).containsExactly("7 sources, 0 findings");
    }

    private List<Target> outside() throws IOException {
        List<Target> targets = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(home.resolve("routes/sources"))) {
            files = found.sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            Node root = new Compose(LoadSettings.builder().setUseMarks(true).build())
                    .composeString(text)
                    .orElseThrow();
            String name = home.relativize(file).toString();
            List<Target> here = new ArrayList<>();
            scalars(root, new ArrayList<>()).forEach(node -> yaml("", name, text, node, here));
            here.forEach(target -> named(target, text).ifPresent(targets::add));
        }
        int at = 0;
        int line = 0;
        for (String row : Files.readString(home.resolve("hub.properties")).split("\n", -1)) {
            line++;
            if (row.contains("=") && !row.startsWith("#")) {
                targets.add(new Target("", "hub.properties", at, row.substring(0, row.indexOf('=')), line));
            }
            at += row.length() + 1;
        }
        return targets;
    }

    /**
     * Of a source's file everything that names something: keys, the names of parameters, settings, beans, columns and paths, and
     * codes. An address, a number, an account's name are the owner's, and nobody else can know them.
     */
    private static Optional<Target> named(Target target, String text) {
        Matcher setting = SETTING.matcher(target.text());
        if (setting.find()) {
            return Optional.of(
                    new Target("", target.file(), target.at() + setting.start(1), setting.group(1), target.line()));
        }
        String before = text.substring(text.lastIndexOf('\n', target.at()) + 1, target.at());
        boolean property = before.matches(" {8}\\w+: \"?");
        boolean free = before.matches(".*name: (username|headers|pageSize|period|quiet), value: \"?") || property;
        return free && !target.text().equals("true") ? Optional.empty() : Optional.of(target);
    }

    private Verdict judgeWhole(Target target, String mutant) throws IOException {
        Path file = home.resolve(target.file());
        String text = Files.readString(file);
        int end = target.at() + target.text().length();
        Files.writeString(file, text.substring(0, target.at()) + mutant + text.substring(end));
        List<String> lines = CheckHere.run(home, "en").lines();
        Files.writeString(file, text);
        if (lines.equals(List.of("7 sources, 0 findings"))) {
            return Verdict.SURVIVED;
        }
        String place = file + ":" + target.line() + ":";
        // The wrong half of an account may be found at the right half, which misses it.
        String named = "'" + mutant + "'";
        return lines.stream().anyMatch(line -> line.startsWith(place) || line.contains(named))
                ? Verdict.RIGHT
                : Verdict.ELSEWHERE;
    }

    private static Verdict judge(Rehearsal rehearsal, Target target, String mutant) {
        Bundle whole = Bundle.load(HOME, target.code());
        String text = whole.files().get(target.file());
        TreeMap<String, String> files = new TreeMap<>(whole.files());
        files.put(
                target.file(),
                text.substring(0, target.at())
                        + mutant
                        + text.substring(target.at() + target.text().length()));
        Bundle mutated = new Bundle(target.code(), files);
        Rehearsal.Result result = rehearsal.run(mutated);
        List<Finding> findings = new ArrayList<>(result.findings());
        findings.addAll(UnusedFiles.texts(mutated));
        if (result.passed() && findings.isEmpty()) {
            return Verdict.SURVIVED;
        }
        boolean found = findings.stream().anyMatch(finding -> isThere(finding, target))
                || result.differences().stream().anyMatch(difference -> isThere(difference, target, files));
        return found ? Verdict.RIGHT : Verdict.ELSEWHERE;
    }

    private static boolean isThere(Finding finding, Target target) {
        boolean file = finding.file().equals(target.file());
        // Of two rows that answer the same, the later one is named, with the line of the earlier one.
        boolean same = file && (finding.line() == target.line() || finding.en().endsWith("line " + target.line()));
        // A path that the shape has lost is missed where it is used, and named.
        boolean shape = target.file().equals("shape.txt")
                && finding.code().equals("path-unknown")
                && path(target.text()).contains(found(finding));
        return same || shape;
    }

    private static String found(Finding finding) {
        return finding.en()
                .replaceFirst(".*found '([^']*)'.*", "$1")
                .replaceFirst("^\\$\\.", "")
                .replaceAll("\\[[^\\]]+]", "[]");
    }

    private static String path(String text) {
        return text.replace("?", "");
    }

    private static boolean isThere(Difference difference, Target target, TreeMap<String, String> files) {
        String mapping = files.get("mapping.yaml");
        if (target.file().equals("shape.txt")) {
            return difference.file().endsWith("shape.txt") && difference.line() == target.line()
                    || difference.where().contains("mapping.yaml") && usesPath(mapping, difference, target);
        }
        if (target.file().startsWith("codes/")) {
            String table =
                    target.file().substring("codes/".length(), target.file().length() - ".csv".length());
            return line(mapping, difference.where()).contains("code: " + table);
        }
        String line = mapping.split("\n", -1)[target.line() - 1];
        boolean block = line.matches("\\s*-? *(each|when|as|steps):.*") || line.matches("[a-z]+:.*");
        return difference.where().endsWith("mapping.yaml:" + target.line())
                || block && !difference.where().isEmpty()
                || block && difference.code().startsWith("record-");
    }

    private static boolean usesPath(String mapping, Difference difference, Target target) {
        String last = path(target.text()).replaceFirst(".*\\.", "").replace("[]", "");
        return line(mapping, difference.where()).contains(last);
    }

    private static String line(String mapping, String where) {
        if (!where.matches(".*:\\d+")) {
            return "";
        }
        String[] lines = mapping.split("\n", -1);
        return lines[Integer.parseInt(where.substring(where.lastIndexOf(':') + 1)) - 1];
    }

    /** A letter left out, doubled, exchanged with its neighbour, or another; of a number, another digit. */
    private static String mutate(String text, Random random) {
        while (true) {
            int at = random.nextInt(text.length());
            char c = text.charAt(at);
            StringBuilder mutant = new StringBuilder(text);
            switch (random.nextInt(4)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, c);
                case 2 -> {
                    if (at + 1 < text.length()) {
                        mutant.setCharAt(at, text.charAt(at + 1));
                        mutant.setCharAt(at + 1, c);
                    }
                }
                default -> mutant.setCharAt(at, other(c, random));
            }
            if (!mutant.isEmpty() && !mutant.toString().equals(text)) {
                return mutant.toString();
            }
        }
    }

    private static char other(char c, Random random) {
        if (Character.isDigit(c)) {
            return (char) ('0' + random.nextInt(10));
        }
        if (Character.isLetter(c) && random.nextBoolean()) {
            return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        }
        return (char) ('a' + random.nextInt(26));
    }

    private static List<Target> targets(Bundle bundle) {
        List<Target> targets = new ArrayList<>();
        bundle.files().forEach((file, text) -> {
            if (file.equals("mapping.yaml")) {
                Node root = new Compose(LoadSettings.builder().setUseMarks(true).build())
                        .composeString(text)
                        .orElseThrow();
                scalars(root, new ArrayList<>()).forEach(node -> yaml(bundle.code(), file, text, node, targets));
            } else {
                words(bundle.code(), file, text, targets);
            }
        });
        return targets;
    }

    private static void yaml(String code, String file, String text, ScalarNode node, List<Target> targets) {
        int at = node.getStartMark().orElseThrow().getIndex();
        int point = text.offsetByCodePoints(0, at);
        int start = text.indexOf(node.getValue(), point);
        if (!node.getValue().isEmpty() && start >= point && start <= point + 2) {
            targets.add(new Target(
                    code,
                    file,
                    start,
                    node.getValue(),
                    node.getStartMark().get().getLine() + 1));
        }
    }

    private static List<ScalarNode> scalars(Node node, List<Node> seen) {
        List<ScalarNode> found = new ArrayList<>();
        // An alias is the same text once more.
        if (seen.stream().anyMatch(known -> known == node)) {
            return found;
        }
        seen.add(node);
        if (node instanceof ScalarNode scalar) {
            found.add(scalar);
        } else if (node instanceof SequenceNode items) {
            items.getValue().forEach(item -> found.addAll(scalars(item, seen)));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                found.addAll(scalars(pair.getKeyNode(), seen));
                found.addAll(scalars(pair.getValueNode(), seen));
            }
        }
        return found;
    }

    /** Paths of a shape; of a table its header, source and canonical columns and days. Labels and notes are for people. */
    private static void words(String code, String file, String text, List<Target> targets) {
        int at = 0;
        int line = 0;
        String[] lines = text.split("\n", -1);
        int columns = lines[0].split(",").length;
        for (String row : lines) {
            line++;
            if (file.equals("shape.txt") && !row.isBlank() && !row.startsWith("#")) {
                targets.add(new Target(code, file, at, row, line));
            } else if (file.startsWith("codes/")) {
                int cellAt = at;
                String[] cells = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                for (int i = 0; i < cells.length; i++) {
                    boolean people = line > 1 && (i == columns - 4 || i == columns - 3);
                    if (!cells[i].isBlank() && !people) {
                        targets.add(new Target(code, file, cellAt, cells[i], line));
                    }
                    cellAt += cells[i].length() + 1;
                }
            }
            at += row.length() + 1;
        }
    }
}
