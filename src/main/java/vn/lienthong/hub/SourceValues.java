package vn.lienthong.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Nearest;

/** Checks the values in a source's file: the settings they name are there, and what they come to is of the right kind. */
public final class SourceValues {
    private static final Pattern SETTING = Pattern.compile("\\{\\{\\s*(source\\.[^}:]+?)\\s*(:([^}]*))?}}");

    private final Map<String, String> settings;
    private final RouteYaml file;
    private final List<Finding> findings = new ArrayList<>();

    public SourceValues(Map<String, String> settings, RouteYaml file) {
        this.settings = settings;
        this.file = file;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** A setting without a default must be in hub.properties, or the hub will not start. */
    public void settings(Node value) {
        Matcher named = SETTING.matcher(RouteYaml.text(value));
        while (named.find()) {
            String key = named.group(1);
            if (!settings.containsKey(key) && named.group(2) == null) {
                String near = settings.isEmpty() ? key : Nearest.to(key, settings.keySet());
                boolean close = !near.equals(key) && near.startsWith(key.substring(0, key.lastIndexOf('.') + 1));
                findings.add(file.finding(
                        value,
                        "setting-missing",
                        "Cần khóa '" + key + "' trong hub.properties, nhưng không có"
                                + (close ? "; có phải '" + near + "'?" : "; hãy thêm: " + key + "=…"),
                        "Expected the key '" + key + "' in hub.properties, but found none"
                                + (close ? "; did you mean '" + near + "'?" : "; add: " + key + "=…")));
            }
        }
    }

    /** A value whose settings are not all known is not judged. */
    public void kind(String name, String type, Node value) {
        Optional<String> found = filled(RouteYaml.text(value), settings);
        if (found.isEmpty() || ParameterTypes.fits(type, found.get())) {
            return;
        }
        boolean open = type.startsWith("one of: ");
        String near = open ? Nearest.to(found.get(), ParameterTypes.words(type)) : "";
        // What a setting holds may be a secret that stands in the wrong place.
        String shown = RouteYaml.text(value);
        findings.add(file.finding(
                value,
                "parameter-wrong",
                "Tham số '" + name + "' cần " + ParameterTypes.vietnamese(type) + ", nhưng tìm thấy '" + shown + "'"
                        + (open ? "; có phải '" + near + "'?" : ""),
                "Expected the parameter '" + name + "' to be " + ParameterTypes.english(type) + ", but found '" + shown
                        + "'" + (open ? "; did you mean '" + near + "'?" : "")));
    }

    /** What a value comes to; empty when it names a setting that is not known. */
    static Optional<String> filled(String text, Map<String, String> settings) {
        StringBuilder filled = new StringBuilder();
        Matcher named = SETTING.matcher(text);
        while (named.find()) {
            String value = settings.getOrDefault(named.group(1), named.group(3));
            if (value == null) {
                return Optional.empty();
            }
            named.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        named.appendTail(filled);
        return filled.indexOf("{{") >= 0 ? Optional.empty() : Optional.of(filled.toString());
    }
}
