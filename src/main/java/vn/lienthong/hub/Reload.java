package vn.lienthong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.source.Source;
import vn.lienthong.workbench.Example;

/**
 * Looks at the mapping files of a running hub. A change takes effect when it stands still from one look to the next, so that
 * an editor that saves two files is not caught between them. What is refused is told once.
 */
public final class Reload {
    private static final Logger log = LoggerFactory.getLogger(Reload.class);
    private static final Duration NEVER = Duration.ofDays(3650);

    private final House house;
    private final Activations activations;
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, String> decided = new HashMap<>();

    Reload(House house, Activations activations) {
        this.house = house;
        this.activations = activations;
        house.sources.list().forEach(source -> decided.put(source.code(), mark(source.code())));
    }

    static long millis(Settings settings) {
        int seconds = settings.number(SettingKey.MAPPING_RELOAD);
        return seconds == 0 ? NEVER.toMillis() : seconds * 1000L;
    }

    /** Called by a timer, by one thread at a time. */
    public void look() {
        for (Source source : house.sources.list()) {
            try {
                look(source.code());
            } catch (UncheckedIOException e) {
                // The files are just being moved: the next look sees them whole.
                log.atDebug().addKeyValue("source", source.code()).log("mapping files could not be read");
            }
        }
    }

    private void look(String code) {
        String now = mark(code);
        boolean still = now.equals(seen.put(code, now));
        if (still && !now.equals(decided.get(code))) {
            decided.put(code, now);
            activations.offerOrKeep(code);
        }
    }

    /** Stands for the mapping and its examples as they are. */
    private String mark(String code) {
        Path mappings = house.options.mappings();
        StringBuilder mark = new StringBuilder(Bundle.load(mappings, code).version());
        for (Example example : Example.list(mappings, code)) {
            mark.append(' ').append(stamp(example.input())).append(stamp(example.expected()));
        }
        return mark.toString();
    }

    private static String stamp(Path file) {
        try {
            return Files.exists(file)
                    ? Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis()
                    : "-";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
