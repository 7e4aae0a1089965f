package vn.lienthong.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.journal.Payload;

/** The style, the script and the icon: read once, served by name; nothing else of the class path can be asked for. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "hub.css", "text/css; charset=utf-8",
            "hub.js", "text/javascript; charset=utf-8",
            "workbench.css", "text/css; charset=utf-8",
            "workbench.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final Map<String, Payload> CONTENTS = readAll();

    /** Changes with the contents, so that browsers may keep what they have. */
    static final String VERSION = version();

    private Assets() {}

    static Optional<Page> find(String name) {
        return Optional.ofNullable(CONTENTS.get(name)).map(bytes -> Page.asset(TYPES.get(name), bytes.text()));
    }

    private static Map<String, Payload> readAll() {
        Map<String, Payload> contents = new TreeMap<>();
        TYPES.keySet().forEach(name -> contents.put(name, read(name)));
        return contents;
    }

    static Payload read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return Payload.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + name + " in the jar", e);
        }
    }

    private static String version() {
        StringBuilder all = new StringBuilder();
        CONTENTS.values().forEach(bytes -> all.append(bytes.sha256()));
        return Payload.ofText(all.toString()).sha256().substring(0, 10);
    }
}
