package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienthong.bench.KillPoint;

/** Puts the bench's {@link KillPoint}s around every durable step of a copy of the routes, and around the call to the portal. */
final class BenchKillPoints {
    private static final String NONE = "";

    private BenchKillPoints() {}

    static void put(Path routes) throws IOException {
        around(routes.resolve("1-receive.yaml"), "method: keep", "receive-before-journal", "receive-after-journal");
        Path normalise = routes.resolve("2-normalise.yaml");
        around(normalise, "method: read", "normalise-before-read", NONE);
        around(normalise, "method: settle", "normalise-before-settle", "normalise-after-settle");
        around(normalise, "method: save", "save-before-tables", "save-after-tables");
        Path deliver = routes.resolve("3-deliver.yaml");
        around(deliver, "method: deliver", "deliver-before-intent", "deliver-after-answer");
        around(deliver, "- to:", "deliver-before-call", NONE);
        // The call is the last step of the last route there.
        Files.writeString(
                deliver, Files.readString(deliver).stripTrailing() + "\n" + stop("        ", "deliver-after-call"));
        for (Path file : new Path[] {routes.resolve("1-receive.yaml"), normalise, deliver}) {
            Files.writeString(
                    file,
                    "- beans: [ { name: killPoint, type: " + KillPoint.class.getName() + " } ]\n"
                            + Files.readString(file));
        }
    }

    private static void around(Path file, String step, String before, String behind) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (String line : Files.readAllLines(file)) {
            boolean here = line.contains(step);
            found |= here;
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            text.append(here ? stop(indent, before) : "").append(line).append('\n');
            text.append(here ? stop(indent, behind) : "");
        }
        if (!found) {
            throw new IllegalStateException("Expected a step '" + step + "' in " + file + ", but found none");
        }
        Files.writeString(file, text);
    }

    private static String stop(String indent, String point) {
        return point.isEmpty() ? "" : indent + "- bean: { ref: killPoint, method: \"reach('" + point + "')\" }\n";
    }
}
