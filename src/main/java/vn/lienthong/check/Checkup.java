package vn.lienthong.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.hub.RouteYaml;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.SettingsCheck;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.UnusedFiles;

/** Everything that {@code check} looks at: settings, routes, sources, mappings, and what stands beside them unused. */
public final class Checkup {
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{(source\\.[^}:]+\\.(?:password|secret|token|key|secretKey|accessKey)):}}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final HubOptions hub;
    private final Path config;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> sources = new TreeSet<>();
    private List<Finding> unused = List.of();

    private Checkup(HubOptions hub, Path config) {
        this.hub = hub;
        this.config = config;
    }

    public static Checkup of(HubOptions hub, Path config) throws IOException {
        Checkup checkup = new Checkup(hub, config);
        checkup.findings.addAll(SettingsCheck.check(config));
        checkup.findings.addAll(RouteCheck.check(hub, SettingsCheck.sourceParameters(config)));
        checkup.sources();
        checkup.mappings();
        List<Finding> news = checkup.unused.stream()
                .filter(unused -> !checkup.isSaid(unused))
                .toList();
        checkup.findings.addAll(news);
        return checkup;
    }

    public List<Finding> findings() {
        return findings;
    }

    public int sourceCount() {
        return sources.size();
    }

    private void sources() throws IOException {
        Path folder = hub.routes().resolve("sources");
        List<Path> files = Files.isDirectory(folder) ? RouteYaml.files(folder) : List.of();
        Optional<Settings> settings = settings();
        Map<String, String> given = SettingsCheck.sourceParameters(config);
        Set<String> codes = files.stream().map(Checkup::name).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (Path file : files) {
            try {
                RouteYaml yaml = RouteYaml.read(file);
                List<Finding> names = SourceNames.check(yaml, name(file), hub, codes, given);
                findings.addAll(names);
                named.addAll(SourceNames.settings(yaml));
                source(yaml, settings, names.isEmpty());
            } catch (MarkedYamlEngineException e) {
                // Said already: the routes are read first.
                sources.add(name(file));
            }
        }
        unused = SettingsCheck.unused(config, named);
    }

    /** Nobody asks for a setting when the file that would is wrong or not there: that is the finding then. */
    private boolean isSaid(Finding unused) {
        return findings.stream().anyMatch(finding -> {
            String file = finding.file();
            return (!finding.code().equals("credential-missing")
                            && file.endsWith(".yaml")
                            && !file.endsWith("mapping.yaml")
                            && unused.en().contains("'source." + name(Path.of(file)) + "."))
                    || finding.code().equals("mapping-unrouted")
                            && unused.en()
                                    .contains("'source."
                                            + Path.of(file).getParent().getFileName() + ".");
        });
    }

    private void source(RouteYaml file, Optional<Settings> settings, boolean tidy) {
        String name = name(file.file());
        Set<String> codes = new HashSet<>();
        file.each((key, value) -> {
            if (key.equals("templatedRoute")) {
                RouteYaml.items(RouteYaml.find(value, "parameters")).stream()
                        .filter(one ->
                                RouteYaml.text(RouteYaml.find(one, "name")).equals("code"))
                        .flatMap(one -> RouteYaml.find(one, "value").stream())
                        .forEach(written -> {
                            codes.add(RouteYaml.text(written));
                            code(file, written, name);
                        });
            }
            settings.ifPresent(known -> placeholder(file, value, known));
        });
        if (codes.isEmpty() && tidy) {
            findings.add(new Finding(
                    file.file().toString(),
                    1,
                    1,
                    "source-code-missing",
                    "Cần một 'templatedRoute' với tham số 'code' là '" + name + "'",
                    "Expected a 'templatedRoute' with the parameter 'code', which is '" + name
                            + "', but there is none"));
        }
        sources.add(name);
    }

    private void code(RouteYaml file, Node written, String name) {
        String code = RouteYaml.text(written);
        if (!code.equals(name) || !CODE.matcher(code).matches()) {
            findings.add(file.finding(
                    written,
                    "source-code-wrong",
                    "Tham số code phải trùng tên tệp '" + name + "' (chữ thường, số, '-'), nhưng là '" + code + "'",
                    "Expected the parameter code to be the file's name '" + name
                            + "' in small letters, digits and '-', but" + " found '" + code + "'"));
        }
    }

    /** A password that a source's file takes from the settings with an empty default, and that is not there. */
    private void placeholder(RouteYaml file, Node value, Settings settings) {
        Matcher used = SECRET.matcher(RouteYaml.text(value));
        Map<String, String> given = settings.sourceParameters();
        while (used.find()) {
            String key = used.group(1);
            if (given.getOrDefault(key, "").isEmpty()) {
                findings.add(file.finding(
                        value,
                        "credential-missing",
                        "Cần " + key + " trong " + config + ", nhưng không có",
                        "Expected " + key + " in " + config + ", but it is not set"));
            }
        }
    }

    /** Empty where there are none yet, or where they are wrong: then that has been said. */
    private Optional<Settings> settings() throws IOException {
        if (!Files.exists(config) || !findings.isEmpty()) {
            return Optional.empty();
        }
        try {
            Settings settings = Settings.read(config);
            return settings.text(SettingKey.PORTAL_ADAPTER).isEmpty() ? Optional.empty() : Optional.of(settings);
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    private void mappings() {
        Set<String> codes = new TreeSet<>(sources);
        codes.addAll(Bundle.codes(hub.mappings()));
        for (String code : codes) {
            if (!CODE.matcher(code).matches()) {
                continue;
            }
            List<Finding> here = new ArrayList<>(Bundle.check(Bundle.load(hub.mappings(), code)));
            if (!sources.contains(code)) {
                here.add(unrouted(code));
            }
            here.addAll(UnusedFiles.check(hub.mappings(), code));
            here.forEach(finding -> findings.add(new Finding(
                    hub.mappings().resolve(code).resolve(finding.file()).toString(),
                    finding.line(),
                    finding.column(),
                    finding.code(),
                    finding.vi(),
                    finding.en())));
        }
    }

    private Finding unrouted(String code) {
        Path file = hub.routes().resolve("sources").resolve(code + ".yaml");
        return new Finding(
                "mapping.yaml",
                1,
                1,
                "mapping-unrouted",
                "Không có " + file + ": không gói tin nào đến được ánh xạ này",
                "Expected the file " + file + ", but there is none: no delivery would ever reach this mapping");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}
