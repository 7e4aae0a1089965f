package vn.lienthong.rules;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Takes one guard away in a copy of what it stands in, and runs tests without it. The tree and target/ stay as they are. */
final class GuardBench {
    private static final Path CODE = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final long MOST_SECONDS = 150;

    private final Path room;
    private final Map<String, String> tests;

    GuardBench(Path room) throws IOException {
        this.room = room;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            this.tests = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> Path.of("src/test/java").relativize(file).toString())
                    .map(file -> file.replace(".java", "").replace(File.separatorChar, '.'))
                    .collect(Collectors.toMap(name -> name, name -> name, (one, other) -> one, TreeMap::new));
        }
    }

    /** What came of each test, by {@code Class.test}; the reason of a failure behind its end. */
    Map<String, String> without(Guard guard) throws IOException, InterruptedException {
        Path classes = Files.createDirectories(room.resolve("classes"));
        Path home = Path.of("").toAbsolutePath();
        for (Guard.Edit edit : guard.edits()) {
            Path file = edit.file();
            Path copy = file.startsWith(RESOURCES)
                    ? classes.resolve(RESOURCES.relativize(file).toString())
                    : room.resolve(file.toString());
            Files.createDirectories(copy.getParent());
            String before = Files.exists(copy) ? Files.readString(copy) : edit.text();
            Files.writeString(copy, before.replace(edit.find(), edit.write()));
            if (!file.startsWith("src")) {
                home = besides(file);
            }
        }
        compile(guard, classes);
        return run(guard.fails(), classes, home);
    }

    private void compile(Guard guard, Path classes) throws IOException {
        List<String> files = guard.edits().stream()
                .map(Guard.Edit::file)
                .filter(file -> file.startsWith(CODE))
                .map(file -> room.resolve(file.toString()).toString())
                .distinct()
                .toList();
        if (files.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                classPath(),
                "-implicit:none"));
        words.addAll(files);
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, said, said, words.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException(guard.row() + ", " + guard.what() + ": does not compile without it:\n"
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    /** A folder that looks like the repository, but for the copy in it. */
    private Path besides(Path changed) throws IOException {
        Path top = changed.getName(0);
        Path home = room.resolve("home");
        if (!Files.exists(home)) {
            Files.createDirectories(home);
            try (Stream<Path> entries = Files.list(Path.of("").toAbsolutePath())) {
                for (Path entry : entries.toList()) {
                    if (!entry.getFileName().equals(top)) {
                        Files.createSymbolicLink(home.resolve(entry.getFileName()), entry);
                    }
                }
            }
            copy(top, home.resolve(top));
        }
        Files.copy(
                room.resolve(changed.toString()),
                home.resolve(changed.toString()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private Map<String, String> run(List<String> asked, Path classes, Path home)
            throws IOException, InterruptedException {
        Map<String, String> names = new TreeMap<>();
        asked.forEach(test -> names.put(concrete(test), test));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classes + File.pathSeparator + classPath(),
                GuardChild.class.getName()));
        command.addAll(names.keySet());
        Process child = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        Thread watch = new Thread(() -> endInTime(child), "guard-watch");
        watch.setDaemon(true);
        watch.start();
        Map<String, String> ends = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.startsWith(GuardChild.SAYS)).forEach(line -> {
                String[] said = line.substring(GuardChild.SAYS.length()).split(" ", 3);
                asked.stream()
                        .filter(test -> test.endsWith("." + said[1]) || said[1].equals("(class)"))
                        .forEach(test -> ends.put(test, said[0] + " " + said[2]));
            });
        }
        child.waitFor();
        asked.forEach(test -> ends.putIfAbsent(test, GuardChild.End.FAILED + " it never ended"));
        return ends;
    }

    private static void endInTime(Process child) {
        try {
            if (!child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code package.Class.test}; of a contract the class that runs it on the embedded store. */
    private String concrete(String test) {
        String[] parts = test.split("\\.");
        String type =
                parts[0].replace("LedgerContract", "H2LedgerTest").replace("JournalContract", "SegmentJournalTest");
        List<String> found = tests.keySet().stream()
                .filter(name -> name.endsWith("." + type))
                .filter(name -> Guard.read(Path.of("src/test/java", name.replace('.', '/') + ".java"))
                                .contains(" " + parts[1] + "(")
                        || !type.equals(parts[0]))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("Expected one test " + test + ", but found " + found);
        }
        return found.get(0) + "." + parts[1];
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    static Path newRoom() {
        try {
            return Files.createTempDirectory("guard");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
