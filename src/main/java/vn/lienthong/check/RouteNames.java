package vn.lienthong.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.hub.ParameterTypes;
import vn.lienthong.hub.RouteBeans;
import vn.lienthong.hub.RouteYaml;

/** What the route files define, all together: the names that their other places may use. */
final class RouteNames {
    final TreeSet<String> directs = new TreeSet<>();
    final TreeSet<String> configurations = new TreeSet<>();
    final Map<String, Class<?>> beans = new TreeMap<>(RouteBeans.TYPES);

    /** Templates: parameter name to whether it must be given. */
    final Map<String, Map<String, Boolean>> templates = new TreeMap<>();

    /** Templates: parameter name to what its value must be, where its description says so. */
    final Map<String, Map<String, String>> types = new TreeMap<>();

    static RouteNames of(List<RouteYaml> files) {
        RouteNames names = new RouteNames();
        files.forEach(file -> file.each(names::learn));
        return names;
    }

    private void learn(String key, Node value) {
        switch (key) {
            case "from" -> {
                String uri = RouteYaml.text(RouteYaml.find(value, "uri"));
                if (uri.startsWith("direct:")) {
                    directs.add(direct(uri));
                }
            }
            case "routeConfiguration" -> configurations.add(RouteYaml.text(RouteYaml.find(value, "id")));
            case "routeTemplate" -> {
                templates.put(RouteYaml.text(RouteYaml.find(value, "id")), parameters(value));
                types.put(RouteYaml.text(RouteYaml.find(value, "id")), types(value));
            }
            case "beans" -> RouteYaml.items(Optional.of(value)).forEach(this::learnBean);
            default -> {
                // Uses are looked at later, when all names are known.
            }
        }
    }

    private void learnBean(Node bean) {
        beans.put(RouteYaml.text(RouteYaml.find(bean, "name")), type(RouteYaml.text(RouteYaml.find(bean, "type"))));
    }

    static Map<String, Boolean> parameters(Node template) {
        Map<String, Boolean> parameters = new TreeMap<>();
        for (Node parameter : RouteYaml.items(RouteYaml.find(template, "parameters"))) {
            String name = RouteYaml.text(RouteYaml.find(parameter, "name"));
            boolean optional = RouteYaml.find(parameter, "defaultValue").isPresent()
                    || "false".equals(RouteYaml.text(RouteYaml.find(parameter, "required")));
            parameters.put(name, !optional);
        }
        return new HashMap<>(parameters);
    }

    private static Map<String, String> types(Node template) {
        Map<String, String> types = new HashMap<>();
        for (Node parameter : RouteYaml.items(RouteYaml.find(template, "parameters"))) {
            ParameterTypes.of(RouteYaml.text(RouteYaml.find(parameter, "description")))
                    .ifPresent(type -> types.put(RouteYaml.text(RouteYaml.find(parameter, "name")), type));
        }
        return types;
    }

    /** The name after {@code direct:}; what is only known while running stands as a star. */
    static String direct(String uri) {
        return uri.substring("direct:".length())
                .replaceFirst("\\?.*", "")
                .replaceAll("\\{\\{[^}]*}}|\\$\\{[^}]*}", "*");
    }

    /** Null for a type that is not on the class path; nothing is said about its methods then. */
    static Class<?> type(String name) {
        try {
            return Class.forName(name, false, RouteNames.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
