package vn.lienthong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import vn.lienthong.ledger.Backoff;
import vn.lienthong.settings.UsageException;

/** Reads the back-off out of {@code routes/failures.yaml}: a rebuild, which runs no routes, must wait the same times. */
final class Failures {
    private Failures() {}

    static Backoff backoff(Path routes) {
        Path file = routes.resolve("failures.yaml");
        Map<?, ?> written = bean(file);
        try {
            return Backoff.of(text(written, "first"), text(written, "factor"), text(written, "most"));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw wrong(file);
        }
    }

    private static String text(Map<?, ?> written, String key) {
        return String.valueOf(written.get(key));
    }

    private static Map<?, ?> bean(Path file) {
        for (Object item : items(file)) {
            if (item instanceof Map<?, ?> map && map.get("beans") instanceof List<?> beans) {
                for (Object bean : beans) {
                    if (bean instanceof Map<?, ?> one
                            && "backoff".equals(one.get("name"))
                            && one.get("properties") instanceof Map<?, ?> values) {
                        return values;
                    }
                }
            }
        }
        throw wrong(file);
    }

    private static List<?> items(Path file) {
        try {
            Object document = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return document instanceof List<?> items ? items : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UsageException wrong(Path file) {
        return new UsageException(
                file + ": cần bean 'backoff' với first, factor, most, ví dụ PT1S, 2, PT5M",
                "Expected a bean 'backoff' with first, factor and most, such as PT1S, 2, PT5M, in " + file);
    }
}
