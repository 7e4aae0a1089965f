package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.History;

/**
 * Writes an earlier version's files from the journal back into the folder; a running hub then takes it up like any other
 * change, a stopped one at its start. What stood in the folder is kept aside first.
 */
@Command(
        name = "back",
        mixinStandardHelpOptions = true,
        description =
                "Quay lại phiên bản trước mà nhật ký còn giữ / go back to the version before, as the journal keeps it")
final class MappingBackCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "<code>", description = "Mã nguồn / the source's code")
    private String code;

    @Option(
            names = "--to",
            paramLabel = "<version>",
            description = "Phiên bản muốn quay lại / the version to go back to")
    private String to;

    @Option(names = "--list", description = "Chỉ liệt kê các phiên bản / only list the versions")
    private boolean list;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        if (!code.matches("[a-z0-9-]+")) {
            throw new UsageException(
                    "Không có nguồn '" + code + "'", "Expected a source, but found none named '" + code + "'");
        }
        History history;
        try (Looking looking = Looking.at(hub.data(), options.settings())) {
            history = History.of(looking.journal(), code);
        }
        Bundle now = Bundle.load(hub.mappings(), code);
        if (list) {
            show(history, now);
            return Commands.FINE;
        }
        Bundle wanted = choose(history, now);
        Path aside = keep(hub, now);
        write(hub.mappings().resolve(code), wanted);
        spec.commandLine()
                .getOut()
                .println(options.say(
                        code + ": từ " + now.version() + " về " + wanted.version() + "; bản vừa thay nằm ở " + aside,
                        code + ": from " + now.version() + " back to " + wanted.version() + "; what was replaced is in "
                                + aside));
        return Commands.FINE;
    }

    private Bundle choose(History history, Bundle now) {
        Optional<History.Version> wanted = history.versions().stream()
                .filter(version -> to == null
                        ? !version.version().equals(now.version())
                        : version.version().equals(to))
                .reduce((before, last) -> last);
        List<String> known = history.versions().stream()
                .map(History.Version::version)
                .distinct()
                .toList();
        return wanted.map(History.Version::bundle)
                .orElseThrow(() -> new UsageException(
                        "Nhật ký không có phiên bản nào như vậy của " + code + "; có: " + known,
                        "Expected such a version of " + code + " in the journal, but it only has: " + known));
    }

    private void show(History history, Bundle now) {
        PrintWriter out = spec.commandLine().getOut();
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (History.Version version : history.versions()) {
            boolean here = version.version().equals(now.version());
            ObjectNode one = all.addObject().put("position", version.position());
            one.put("at", version.at().toString())
                    .put("version", version.version())
                    .put("inFolder", here);
            if (!options.json()) {
                out.println(version.position() + "  " + version.at() + "  " + version.version()
                        + (here ? options.say("  ← trong thư mục", "  ← in the folder") : ""));
            }
        }
        if (options.json()) {
            out.println(all);
        }
    }

    /** Nothing that a person wrote is lost. */
    private Path keep(HubOptions hub, Bundle now) throws IOException {
        Path aside = hub.data().resolve("mapping-before").resolve(code + "-" + now.version());
        write(aside, now);
        return aside;
    }

    private static void write(Path home, Bundle bundle) throws IOException {
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path target = home.resolve(file.getKey()).normalize();
            if (!target.startsWith(home.normalize())) {
                throw new IOException("Expected a file inside " + home + ", but found " + file.getKey());
            }
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
        removeOthers(home.resolve("codes"), bundle);
    }

    private static void removeOthers(Path codes, Bundle bundle) throws IOException {
        if (!Files.isDirectory(codes)) {
            return;
        }
        try (var tables = Files.list(codes)) {
            for (Path table :
                    tables.filter(file -> file.toString().endsWith(".csv")).toList()) {
                if (!bundle.files().containsKey("codes/" + table.getFileName())) {
                    Files.delete(table);
                }
            }
        }
    }
}
