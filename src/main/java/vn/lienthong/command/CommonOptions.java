package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.Shipped;

/** Options every command knows. Paths are relative to the working directory. */
final class CommonOptions {
    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Thư mục dữ liệu / data directory (${DEFAULT-VALUE})")
    private Path data;

    @Option(names = "--routes", description = "Thư mục routes / routes directory (routes, or the shipped ones)")
    private Path routes;

    @Option(names = "--mappings", description = "Thư mục mappings / mappings directory (mappings, or the shipped ones)")
    private Path mappings;

    @Option(
            names = "--config",
            defaultValue = "hub.properties",
            description = "Tệp cấu hình / settings file (${DEFAULT-VALUE})")
    private Path config;

    @Option(names = "--json", description = "In một đối tượng JSON / print one JSON object")
    private boolean json;

    @Option(names = "--lang", defaultValue = "vi", description = "vi | en (${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--stacktrace", description = "Hiện chi tiết lỗi / show where an error arose")
    private boolean stackTrace;

    HubOptions hub() throws IOException {
        return hub(data);
    }

    /** With another data directory than the one given; routes and mappings as given, found here, or as shipped. */
    HubOptions hub(Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        return new HubOptions(
                dataDirectory,
                Shipped.find(routes, "routes", dataDirectory),
                Shipped.find(mappings, "mappings", dataDirectory));
    }

    Path data() {
        return data;
    }

    Settings settings() throws IOException {
        return Settings.read(config);
    }

    /** The settings' file, which need not exist. */
    Path config() {
        return config;
    }

    boolean json() {
        return json;
    }

    boolean vietnamese() {
        return !"en".equals(language);
    }

    /** The sentence in the language asked for. */
    String say(String vi, String en) {
        return vietnamese() ? vi : en;
    }

    static boolean stackTraceWanted(CommandLine command) {
        return option(command, "--stacktrace") instanceof Boolean wanted && wanted;
    }

    static String language(CommandLine command) {
        return option(command, "--lang") instanceof String language ? language : "vi";
    }

    private static Object option(CommandLine command, String name) {
        var found = command.getCommandSpec().findOption(name);
        return found == null ? null : found.getValue();
    }
}
