package vn.lienthong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.hub.RouteBeans;
import vn.lienthong.hub.RouteYaml;
import vn.lienthong.hub.SourceValues;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Nearest;
import vn.lienthong.settings.HubOptions;

/**
 * Finds what Camel would only tell at the first message, or never: a {@code direct:} name that no route begins with, a
 * routeConfigurationId that does not exist (which silently removes the error handling), a bean, method, template or template
 * parameter that is not there. Codes are stable (src/docs/problems.md).
 */
final class RouteCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^}:]+)(:[^}]*)?}}");

    private final RouteNames names;
    private final Map<String, String> settings;
    private final List<Finding> findings = new ArrayList<>();
    private RouteYaml file;
    private SourceValues values;

    private RouteCheck(RouteNames names, Map<String, String> settings) {
        this.names = names;
        this.settings = settings;
    }

    /** @param settings what the source files may name, from hub.properties */
    static List<Finding> check(HubOptions hub, Map<String, String> settings) {
        List<Finding> broken = new ArrayList<>();
        List<RouteYaml> files = new ArrayList<>();
        for (Path path : RouteYaml.files(hub.routes())) {
            try {
                files.add(RouteYaml.read(path));
            } catch (MarkedYamlEngineException e) {
                broken.add(broken(path, e));
            }
        }
        RouteCheck check = new RouteCheck(RouteNames.of(files), settings);
        check.findings.addAll(broken);
        files.forEach(check::look);
        return check.findings;
    }

    private void look(RouteYaml yaml) {
        file = yaml;
        values = new SourceValues(settings, yaml);
        yaml.each(this::look);
        findings.addAll(values.findings());
    }

    private void look(String key, Node value) {
        values.settings(value);
        switch (key) {
            case "bean" -> bean(value);
            case "routeConfigurationId" ->
                one(value, RouteYaml.text(value), "configuration-unknown", names.configurations);
            case "templatedRoute" -> templated(value);
            case "routeTemplate" -> placeholders(value);
            case "from" -> loop(value);
            case "beans" -> RouteYaml.items(Optional.of(value)).forEach(this::database);
            default -> direct(value);
        }
    }

    private void direct(Node value) {
        String uri = RouteYaml.text(value);
        if (!uri.startsWith("direct:")) {
            return;
        }
        String wanted = RouteNames.direct(uri);
        if (names.directs.stream().noneMatch(known -> leadsTo(wanted, known))) {
            one(value, wanted, "route-unknown", names.directs);
        }
    }

    private void loop(Node from) {
        RouteYaml.find(from, "uri").ifPresent(uri -> {
            String text = RouteYaml.text(uri);
            if (text.startsWith("loop:")) {
                one(uri, text.substring(5).replaceFirst("\\?.*", ""), "loop-unknown", RouteBeans.LOOPS);
            }
        });
    }

    private void bean(Node value) {
        Optional<Node> ref = RouteYaml.find(value, "ref");
        if (ref.isEmpty()) {
            return;
        }
        String name = RouteYaml.text(ref);
        one(ref.get(), name, "bean-unknown", names.beans.keySet());
        Class<?> type = names.beans.get(name);
        if (type != null) {
            RouteYaml.find(value, "method")
                    .ifPresent(method -> one(
                            method, RouteYaml.text(method).replaceFirst("\\(.*", ""), "method-unknown", methods(type)));
        }
    }

    /** A source's database is only read: a connection that may write is an accident that waits. */
    private void database(Node bean) {
        boolean pool = RouteYaml.text(RouteYaml.find(bean, "type")).endsWith("HikariDataSource");
        Optional<Node> properties = RouteYaml.find(bean, "properties");
        boolean readOnly = properties
                .flatMap(found -> RouteYaml.find(found, "readOnly"))
                .map(RouteYaml::text)
                .filter("true"::equals)
                .isPresent();
        if (pool && !readOnly) {
            Node place = properties
                    .flatMap(found -> RouteYaml.find(found, "readOnly"))
                    .orElse(properties.orElse(bean));
            findings.add(file.finding(
                    place,
                    "database-writable",
                    "Cơ sở dữ liệu của nguồn chỉ được đọc, nhưng kết nối này cho phép ghi; hãy thêm: readOnly: \"true\"",
                    "Expected the source's database to be only read, but this connection may write; add: readOnly:"
                            + " \"true\""));
        }
    }

    private void templated(Node route) {
        Optional<Node> ref = RouteYaml.find(route, "routeTemplateRef");
        String template = RouteYaml.text(ref);
        Map<String, Boolean> declared = names.templates.get(template);
        if (declared == null) {
            one(ref.orElse(route), template, "template-unknown", names.templates.keySet());
            return;
        }
        TreeSet<String> missing = new TreeSet<>();
        declared.forEach((name, required) -> {
            if (required) {
                missing.add(name);
            }
        });
        for (Node parameter : RouteYaml.items(RouteYaml.find(route, "parameters"))) {
            RouteYaml.find(parameter, "name").ifPresent(name -> {
                missing.remove(RouteYaml.text(name));
                one(name, RouteYaml.text(name), "parameter-unknown", declared.keySet());
                String type = names.types.get(template).get(RouteYaml.text(name));
                if (type != null) {
                    RouteYaml.find(parameter, "value")
                            .ifPresent(value -> values.kind(RouteYaml.text(name), type, value));
                }
            });
        }
        missing.forEach(name -> findings.add(file.finding(
                ref.orElse(route),
                "parameter-missing",
                "Cần tham số '" + name + "' của mẫu '" + template + "', nhưng không có; hãy thêm: { name: " + name
                        + ", value: … }",
                "Expected the parameter '" + name + "' of the template '" + template
                        + "', but it is not given; add: { name: " + name + ", value: … }")));
    }

    /** Inside a template, a plain placeholder is one of its parameters; one with a dot is a setting. */
    private void placeholders(Node template) {
        Collection<String> declared = RouteNames.parameters(template).keySet();
        RouteYaml.each(template, (key, value) -> {
            Matcher used = PLACEHOLDER.matcher(RouteYaml.text(value));
            while (used.find()) {
                String name = used.group(1);
                if (!name.contains(".") && !name.equals("env") && !name.equals("sys")) {
                    one(value, name, "placeholder-unknown", declared);
                }
            }
        });
    }

    /** Says nothing when the name is one of those known. */
    private void one(Node at, String found, String code, Collection<String> known) {
        if (known.contains(found)) {
            return;
        }
        String near = Nearest.to(found, known);
        String all = String.join(", ", new TreeSet<>(known));
        findings.add(file.finding(
                at,
                code,
                "Cần một trong: " + all + ", nhưng tìm thấy '" + found + "'; có phải '" + near + "'?",
                "Expected one of: " + all + ", but found '" + found + "'; did you mean '" + near + "'?"));
    }

    private static boolean leadsTo(String wanted, String known) {
        String pattern = Arrays.stream(known.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".+" + b)
                .orElse("");
        return wanted.equals(known) || Pattern.matches(pattern, wanted);
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(java.lang.reflect.Method::getName)
                .distinct()
                .toList();
    }

    private static Finding broken(Path path, MarkedYamlEngineException e) {
        int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new Finding(
                path.toString(),
                line,
                column,
                "yaml-broken",
                "Cần YAML đúng cú pháp: " + e.getProblem(),
                "Expected YAML: " + e.getProblem());
    }
}
