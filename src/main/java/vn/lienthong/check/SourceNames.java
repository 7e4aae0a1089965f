package vn.lienthong.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.hub.RouteYaml;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Nearest;
import vn.lienthong.settings.HubOptions;

/**
 * Checks the names in a source's file that lead elsewhere: keys of the file, beans and their properties, settings, and the columns
 * and paths that the shape of the source's payload must know. Camel would tell most of them at a start, and some never.
 */
final class SourceNames {
    private static final Set<String> TOP = Set.of(
            "beans",
            "templatedRoute",
            "route",
            "from",
            "rest",
            "restConfiguration",
            "routeConfiguration",
            "routeTemplate",
            "onException",
            "onCompletion",
            "errorHandler",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint");
    private static final Set<String> ROUTE =
            Set.of("routeTemplateRef", "routeId", "prefixId", "group", "parameters", "beans");
    private static final Set<String> BEAN = Set.of(
            "name",
            "type",
            "properties",
            "constructors",
            "factoryBean",
            "factoryMethod",
            "initMethod",
            "destroyMethod",
            "builderClass",
            "builderMethod",
            "script",
            "scriptLanguage",
            "scriptPropertyPlaceholders");
    /** Only a slip in one of these is told: other types are the source's own affair. */
    private static final Set<String> MEDIA = Set.of(
            "application/json",
            "application/xml",
            "text/xml",
            "text/csv",
            "text/plain",
            "application/octet-stream",
            "application/vnd.ms-excel");

    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Set<String> PARAMETER = Set.of("name", "value");
    private static final Pattern SETTING = Pattern.compile("\\{\\{\\s*(source\\.([^.}:]+)\\.[^}:]+?)\\s*(:[^}]*)?}}");
    private static final Pattern WORD = Pattern.compile("(?<![:#\\w])[\\p{L}_][\\p{L}\\p{N}_]{3,}");

    private final RouteYaml file;
    private final String code;
    private final Set<String> shape;
    private final Set<String> sources;
    private final Map<String, String> settings;
    private final List<Finding> findings = new ArrayList<>();

    private SourceNames(
            RouteYaml file, String code, Set<String> shape, Set<String> sources, Map<String, String> settings) {
        this.file = file;
        this.code = code;
        this.shape = shape;
        this.sources = sources;
        this.settings = settings;
    }

    /**
     * @param sources the codes of all sources
     * @param settings what hub.properties says for the sources
     */
    static List<Finding> check(
            RouteYaml file, String code, HubOptions hub, Set<String> sources, Map<String, String> settings) {
        String text = Bundle.load(hub.mappings(), code).files().getOrDefault("shape.txt", "");
        Set<String> shape = text.lines()
                .map(line -> line.strip().replaceFirst("\\?$", ""))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.replace("[]", "").replace("'", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        SourceNames names = new SourceNames(file, code, shape, sources, settings);
        RouteYaml.items(file.root()).forEach(names::top);
        file.each((key, value) -> names.setting(value));
        return names.findings;
    }

    private void top(Node item) {
        keys(item, TOP);
        RouteYaml.items(RouteYaml.find(item, "beans")).forEach(this::bean);
        RouteYaml.find(item, "templatedRoute").ifPresent(this::route);
    }

    private void keys(Node node, Set<String> known) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(pair ->
                            one(pair.getKeyNode(), RouteYaml.text(pair.getKeyNode()), "route-key-unknown", known));
        }
    }

    private void route(Node route) {
        keys(route, ROUTE);
        Map<String, Node> values = new HashMap<>();
        for (Node parameter : RouteYaml.items(RouteYaml.find(route, "parameters"))) {
            keys(parameter, PARAMETER);
            RouteYaml.find(parameter, "value")
                    .ifPresent(value -> values.put(RouteYaml.text(RouteYaml.find(parameter, "name")), value));
        }
        Node source = values.get("dataSource");
        if (source != null) {
            one(source, RouteYaml.text(source), "bean-unknown", beans());
        }
        Node accepts = values.get("accepts");
        for (String type :
                accepts == null ? new String[0] : RouteYaml.text(accepts).split("\\s*,\\s*")) {
            if (isOneSlip(type, Nearest.to(type, MEDIA))) {
                one(accepts, type, "parameter-wrong", MEDIA);
            }
        }
        if (shape.isEmpty()) {
            return;
        }
        String records = values.containsKey("records") ? RouteYaml.text(values.get("records")) : "";
        path("records", values.get("records"), "");
        if (source == null) {
            path("modified", values.get("modified"), records.equals(".") ? "" : records);
        } else {
            column(values.get("modified"));
            column(values.get("id"));
            query(values.get("query"));
        }
    }

    private Set<String> beans() {
        Set<String> beans = new TreeSet<>();
        for (Node item : RouteYaml.items(file.root())) {
            RouteYaml.items(RouteYaml.find(item, "beans"))
                    .forEach(bean -> beans.add(RouteYaml.text(RouteYaml.find(bean, "name"))));
        }
        return beans;
    }

    /** A misspelt property of a connection would be refused at the start at best. */
    private void bean(Node bean) {
        keys(bean, BEAN);
        Optional<Node> written = RouteYaml.find(bean, "type");
        Class<?> type = RouteNames.type(RouteYaml.text(written));
        if (type == null) {
            written.ifPresent(node -> findings.add(file.finding(
                    node,
                    "bean-type-unknown",
                    "Không có lớp '" + RouteYaml.text(node) + "'",
                    "Expected a class on the class path, but found none named '" + RouteYaml.text(node) + "'")));
            return;
        }
        Set<String> properties = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .map(Method::getName)
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .collect(Collectors.toSet());
        RouteYaml.find(bean, "properties").ifPresent(node -> keys(node, properties));
    }

    /** Where a source's records lie must be in its shape: else nothing is counted, and no page seems full. */
    private void path(String parameter, Node written, String below) {
        String path = written == null ? "" : RouteYaml.text(written).strip();
        if (path.isEmpty() || path.equals(".") || path.contains("{{")) {
            return;
        }
        String whole = below.isEmpty() ? path : below + "." + path;
        if (shape.stream().anyMatch(line -> line.equals(whole) || line.startsWith(whole + "."))) {
            return;
        }
        String near = Nearest.to(whole, prefixes());
        findings.add(file.finding(
                written,
                "records-unknown",
                "Tham số '" + parameter + "' cần đường dẫn có trong shape.txt của '" + code + "', nhưng là '" + path
                        + "'; có phải '" + near + "'?",
                "Expected the parameter '" + parameter + "' to be a path that shape.txt of '" + code
                        + "' knows, but found '" + path + "'; did you mean '" + near + "'?"));
    }

    private Set<String> prefixes() {
        Set<String> all = new TreeSet<>();
        for (String line : shape) {
            for (int dot = line.length(); dot > 0; dot = line.lastIndexOf('.', dot - 1)) {
                all.add(line.substring(0, dot));
            }
        }
        return all;
    }

    private void column(Node written) {
        String name = written == null ? "" : RouteYaml.text(written).strip();
        if (!name.isEmpty() && !name.contains("{{") && shape.stream().noneMatch(name::equalsIgnoreCase)) {
            one(written, name, "column-unknown", shape);
        }
    }

    /** SQL is the database's to judge; but a word that is nearly a column is a column misspelt. */
    private void query(Node written) {
        Matcher words = WORD.matcher(written == null ? "" : RouteYaml.text(written));
        while (words.find()) {
            String word = words.group();
            boolean known = shape.stream().anyMatch(word::equalsIgnoreCase);
            String near = Nearest.to(word, shape);
            if (!known && isOneSlip(word, near)) {
                one(written, word, "column-unknown", shape);
            }
        }
    }

    /** One letter left out, added, or other; or two neighbours exchanged. */
    private static boolean isOneSlip(String found, String meant) {
        int start = 0;
        int least = Math.min(found.length(), meant.length());
        while (start < least && found.charAt(start) == meant.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && found.charAt(found.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
            end++;
        }
        int foundRest = found.length() - start - end;
        int meantRest = meant.length() - start - end;
        boolean exchanged = foundRest == 2
                && meantRest == 2
                && found.charAt(start) == meant.charAt(start + 1)
                && found.charAt(start + 1) == meant.charAt(start);
        return exchanged || foundRest <= 1 && meantRest <= 1;
    }

    /** A setting with a default is never missed: of a source that is not there, it is a slip of the pen. */
    private void setting(Node value) {
        String text = RouteYaml.text(value);
        String rest = BRACES.matcher(text).replaceAll("");
        boolean torn = rest.contains("{") && text.contains("source.") || rest.contains("{{") || rest.contains("}}");
        boolean strange = BRACES.matcher(text)
                .results()
                .map(one -> one.group().substring(2).strip())
                .anyMatch(name -> !name.matches("(source\\.|[?!]?source\\.|env:|sys:|bean:).*"));
        if (torn || strange) {
            findings.add(file.finding(
                    value,
                    "setting-foreign",
                    "Cần {{source." + code + ".…}}, nhưng là '" + text + "'",
                    "Expected a setting as {{source." + code + ".…}}, but found '" + text + "'"));
        }
        Matcher named = SETTING.matcher(text);
        while (named.find()) {
            if (!sources.contains(named.group(2)) && !settings.containsKey(named.group(1))) {
                findings.add(file.finding(
                        value,
                        "setting-foreign",
                        "Khóa '" + named.group(1) + "' thuộc về một nguồn không có; có phải 'source." + code + ".…'?",
                        "Expected a setting of a source, but '" + named.group(1)
                                + "' is of none that is there; did you mean 'source." + code + ".…'?"));
            }
        }
    }

    /** The settings that a file names. */
    static Set<String> settings(RouteYaml file) {
        Set<String> named = new TreeSet<>();
        file.each((key, value) -> {
            Matcher setting = SETTING.matcher(RouteYaml.text(value));
            while (setting.find()) {
                named.add(setting.group(1));
            }
        });
        return named;
    }

    private void one(Node at, String found, String finding, Collection<String> known) {
        if (known.contains(found)) {
            return;
        }
        String near = Nearest.to(found, known);
        findings.add(file.finding(
                at,
                finding,
                "Không biết '" + found + "'; có phải '" + near + "'?",
                "Expected a known name, but found '" + found + "'; did you mean '" + near + "'?"));
    }
}
