package vn.lienthong.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder with everything a hub needs: the shipped routes and mappings, one pushing source more, settings. */
final class Workplace {
    static final String SOURCE = "nguon-thu";

    final Path home;

    private Workplace(Path home) {
        this.home = home;
    }

    static Workplace at(Path home, String portal) throws IOException {
        Workplace place = new Workplace(home);
        copy(Path.of("routes"), home.resolve("routes"));
        copy(Path.of("mappings"), home.resolve("mappings"));
        try (Stream<Path> shipped = Files.list(home.resolve("routes/sources"))) {
            for (Path source : shipped.toList()) {
                Files.delete(source);
            }
        }
        place.addPushingSource(SOURCE, "tuyen-quang");
        Files.writeString(home.resolve("hub.properties"), """
                hub.management-port=0
                portal.adapter=%s/adapter
                portal.timeout-seconds=20
                portal.credential.H60.username=donvi_H60
                portal.credential.H60.password=mat-khau-H60
                """.formatted(portal));
        return place;
    }

    /** A source that pushes JSON in the shape of another one's mapping: nothing but files. */
    void addPushingSource(String code, String like) throws IOException {
        Path mapping = home.resolve("mappings").resolve(code);
        copy(Path.of("mappings").resolve(like), mapping);
        Path file = mapping.resolve("mapping.yaml");
        Files.writeString(file, statusesOnly(Files.readString(file)));
        // They are examples of the other source, and a hub refuses a mapping that fails its own.
        try (Stream<Path> examples = Files.list(mapping.resolve("examples"))) {
            for (Path example : examples.toList()) {
                Files.delete(example);
            }
        }
        Files.writeString(home.resolve("routes/sources").resolve(code + ".yaml"), """
                - templatedRoute:
                    routeTemplateRef: push-http
                    parameters:
                      - { name: code, value: %s }
                      - { name: accepts, value: "application/json" }
                """.formatted(code));
    }

    /** Puts a place to stop before or after a step of a route file. */
    void stopBetween(String file, String step, String before, String after) throws IOException {
        Path path = home.resolve("routes").resolve(file);
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (String line : Files.readAllLines(path)) {
            boolean here = line.contains(step);
            found |= here;
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            if (here) {
                text.append(stop(indent, before));
            }
            text.append(line).append('\n');
            if (here && after != null) {
                text.append(stop(indent, after));
            }
        }
        if (!found) {
            throw new IllegalArgumentException("Expected a step '" + step + "' in " + file + ", but found none");
        }
        Files.writeString(path, "- beans: [ { name: stopAt, type: vn.lienthong.journey.StopAt } ]\n" + text);
    }

    /** Puts a place to stop behind the last step of a file's last route; {@link #stopBetween} comes first. */
    void stopAtTheEnd(String file, String point) throws IOException {
        Files.writeString(
                home.resolve("routes").resolve(file), stop("        ", point), java.nio.file.StandardOpenOption.APPEND);
    }

    /** A source with another one's mapping and a route file of its own. */
    void addSource(String code, String like, String route) throws IOException {
        if (!code.equals(like)) {
            copy(Path.of("mappings").resolve(like), home.resolve("mappings").resolve(code));
        }
        Files.writeString(home.resolve("routes/sources").resolve(code + ".yaml"), route);
    }

    /** A source as it is shipped. */
    void addShipped(String code) throws IOException {
        addSource(code, code, Files.readString(Path.of("routes/sources").resolve(code + ".yaml")));
    }

    /** A relay's mapping without the words a relay sends beside the array, and with steps from what changes. */
    private static String statusesOnly(String relay) {
        return relay.replace("    when: { \"@service\": DongBoHoSoMC }\n", "").replace("steps: own", "steps: derived");
    }

    /** One more line, or another value, in the settings. */
    Workplace with(String key, String value) throws IOException {
        Files.writeString(
                home.resolve("hub.properties"), key + "=" + value + "\n", java.nio.file.StandardOpenOption.APPEND);
        return this;
    }

    /** Retries begin after a tenth of a second, and come at least every second: faults cost a test little time. */
    Workplace impatient() throws IOException {
        Path file = home.resolve("routes/failures.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("first: PT1S", "first: PT0.1S").replace("PT5M", "PT1S"));
        return this;
    }

    private static String stop(String indent, String point) {
        return indent + "- bean: { ref: stopAt, method: \"reach('" + point + "')\" }\n";
    }

    Path data() {
        return home.resolve("data");
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    String text(String file) throws IOException {
        return Files.readString(home.resolve(file), StandardCharsets.UTF_8);
    }
}
