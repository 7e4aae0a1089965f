package vn.lienthong.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** With what hubs are started: the same program each time, from jars. */
public final class Kit {
    /** For a hub that lives for seconds: compiling well costs it more than it brings. */
    private static final String HASTY = "-XX:TieredStopAtLevel=1";

    private static final Duration START = Duration.ofSeconds(120);
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final List<String> words;

    private Kit(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** As it is run every day: what is measured is measured with this. */
    public static Kit shipped() {
        return new Kit(List.of("-cp", path()));
    }

    /** For what looks at promises and not at time. */
    public static Kit plain() {
        return new Kit(List.of(HASTY, "-cp", path()));
    }

    /**
     * With an archive of loaded classes, which one hub that is started and stopped writes: each further start takes half the time.
     * Where a JVM cannot write or use it, it starts without.
     */
    public static Kit quick(Path folder, Ground ground) throws IOException, InterruptedException {
        Path archive = folder.resolve("hub.jsa").toAbsolutePath();
        String path = String.join(File.pathSeparator, jars(folder));
        Path home = Files.createDirectories(folder.resolve("warm-up"));
        ground.prepare(home, new GroundPlan(NOBODY, List.of("bench"), List.of("H60"), Map.of(), true, true));
        Kit writing = new Kit(List.of("-Xlog:disable", HASTY, "-XX:ArchiveClassesAtExit=" + archive, "-cp", path));
        try (HubChild child = HubChild.start(writing, home, 0, List.of())) {
            child.awaitOpen(START);
        }
        return new Kit(
                Files.exists(archive)
                        ? List.of("-XX:SharedArchiveFile=" + archive, HASTY, "-cp", path)
                        : List.of(HASTY, "-cp", path));
    }

    List<String> words() {
        return words;
    }

    private static String path() {
        return String.join(File.pathSeparator, parts());
    }

    /** Absolute: hubs work in other folders. */
    private static List<String> parts() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .toList();
    }

    /** An archive of classes knows only jars: folders of classes are packed. */
    private static List<String> jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String part : parts()) {
            Path path = Path.of(part);
            if (Files.isDirectory(path)) {
                jars.add(pack(path, folder.resolve("classes-" + jars.size() + ".jar"))
                        .toString());
            } else if (Files.exists(path)) {
                jars.add(part);
            }
        }
        return jars;
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(file -> !file.equals(classes)).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                boolean isFolder = Files.isDirectory(file);
                // Folders too: who looks for resources below one must find it.
                zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
            }
        }
        return jar.toAbsolutePath();
    }
}
