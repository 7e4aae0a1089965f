package vn.lienthong.hub;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.cadence.Carrier;
import vn.lienthong.cadence.Declared;
import vn.lienthong.ledger.Windows;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** How each source's deliveries come, from its file, its template's defaults and the settings that it names. */
final class Carriers {
    private static final Set<String> FILES = Set.of("drop-folder", "drop-ftp", "drop-sftp");

    private final Map<String, String> settings;
    private final Map<String, Map<String, String>> defaults = new HashMap<>();

    private Carriers(HubOptions hub, Map<String, String> settings) {
        this.settings = settings;
        RouteYaml.files(hub.routes()).forEach(file -> RouteYaml.read(file).each((key, value) -> {
            if (key.equals("routeTemplate")) {
                defaults.put(RouteYaml.text(RouteYaml.find(value, "id")), defaults(value));
            }
        }));
    }

    /** By the source's code; refuses an {@code expect} that is not right. */
    static Map<String, Carrier> of(Sources sources, HubOptions hub, Map<String, String> settings) {
        Carriers carriers = new Carriers(hub, settings);
        Map<String, Carrier> byCode = new HashMap<>();
        sources.list().forEach(source -> byCode.put(source.code(), carriers.of(source)));
        return byCode;
    }

    /** How long the news of each source wait for company; refuses a {@code coalesce} that is not right. */
    static Windows windows(Sources sources, HubOptions hub, Map<String, String> settings) {
        Carriers carriers = new Carriers(hub, settings);
        Map<String, Duration> bySource = new HashMap<>();
        for (Source source : sources.list()) {
            String seconds = carriers.right(source, "coalesce", "0", ParameterTypes.WINDOW);
            if (!seconds.matches("0+")) {
                bySource.put(source.code(), Duration.ofSeconds(Long.parseLong(seconds)));
            }
        }
        return new Windows(bySource);
    }

    private Carrier of(Source source) {
        String expect = right(source, "expect", Declared.LEARN, ParameterTypes.CADENCE);
        return new Carrier(kind(source), period(value(source, "period", "0")), expect);
    }

    private String right(Source source, String name, String otherwise, String type) {
        String found = value(source, name, otherwise);
        if (!ParameterTypes.fits(type, found)) {
            throw new UsageException(
                    "routes/sources/" + source.code() + ".yaml: tham số '" + name + "' cần "
                            + ParameterTypes.vietnamese(type) + ", nhưng tìm thấy '" + found + "'",
                    "Expected the parameter '" + name + "' of routes/sources/" + source.code() + ".yaml to be "
                            + ParameterTypes.english(type) + ", but found '" + found + "'");
        }
        return found;
    }

    private Carrier.Kind kind(Source source) {
        String template = source.template();
        if (FILES.contains(template)) {
            return Carrier.Kind.FILES;
        }
        if (!template.startsWith("poll-")) {
            return Carrier.Kind.PUSHED;
        }
        boolean whole = template.equals("poll-http-pages")
                || template.equals("poll-http-next")
                        && !value(source, "resume", "no").equals("yes")
                || template.equals("poll-soap")
                        && !source.parameters().getOrDefault("body", "").contains("{since}");
        return whole ? Carrier.Kind.LISTING : Carrier.Kind.CHANGES;
    }

    private String value(Source source, String name, String otherwise) {
        Map<String, String> template = defaults.getOrDefault(source.template(), Map.of());
        String written = source.parameters().getOrDefault(name, template.getOrDefault(name, otherwise));
        return SourceValues.filled(written, settings).orElse(otherwise).strip();
    }

    /** What is no number is named by the route itself when it starts. */
    private static Duration period(String millis) {
        return millis.matches("\\d{1,9}") ? Duration.ofMillis(Long.parseLong(millis)) : Duration.ZERO;
    }

    private static Map<String, String> defaults(Node template) {
        Map<String, String> defaults = new HashMap<>();
        List<Node> parameters = RouteYaml.items(RouteYaml.find(template, "parameters"));
        for (Node parameter : parameters) {
            RouteYaml.find(parameter, "defaultValue")
                    .ifPresent(value ->
                            defaults.put(RouteYaml.text(RouteYaml.find(parameter, "name")), RouteYaml.text(value)));
        }
        return defaults;
    }
}
