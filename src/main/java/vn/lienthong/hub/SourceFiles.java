package vn.lienthong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** Reads {@code routes/sources/*.yaml} for what the hub itself must know of a source; Camel reads the same files as routes. */
public final class SourceFiles {
    private SourceFiles() {}

    public static Sources read(Path routes) {
        Path folder = routes.resolve("sources");
        List<Source> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            sources.addAll(read(file, parse(file)));
        }
        return new Sources(sources);
    }

    private static List<Source> read(Path file, Object document) {
        List<Source> sources = new ArrayList<>();
        if (document instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map && map.get("templatedRoute") instanceof Map<?, ?> route) {
                    sources.add(source(file, route));
                }
            }
        }
        if (sources.isEmpty()) {
            throw new UsageException(
                    file + ": cần một 'templatedRoute' với tham số 'code'",
                    "Expected a 'templatedRoute' with the parameter 'code' in " + file + ", but found none");
        }
        return sources;
    }

    private static Source source(Path file, Map<?, ?> route) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (route.get("parameters") instanceof List<?> written) {
            for (Object parameter : written) {
                Map<?, ?> pair = (Map<?, ?>) parameter;
                parameters.put(String.valueOf(pair.get("name")), String.valueOf(pair.get("value")));
            }
        }
        String code = parameters.getOrDefault("code", "");
        String name = file.getFileName().toString();
        if (!name.equals(code + ".yaml")) {
            throw new UsageException(
                    file + ": tham số code '" + code + "' phải trùng tên tệp",
                    "Expected the parameter code of " + file + " to be the file's name, but found '" + code + "'");
        }
        return new Source(code, String.valueOf(route.get("routeTemplateRef")), parameters);
    }

    private static Object parse(Path file) {
        try {
            return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new UsageException(
                    file + ": sai cú pháp YAML: " + e.getMessage(), "Expected YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
