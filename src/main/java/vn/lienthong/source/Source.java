package vn.lienthong.source;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A source system: one one-stop system of a ministry or province, as its file in {@code routes/sources/} declares it.
 *
 * @param code its name everywhere: file, mapping folder, URL, table
 * @param template the route template that carries its deliveries
 * @param parameters the template's parameters, as written
 */
public record Source(String code, String template, Map<String, String> parameters) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Source {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "Expected a source code of 1 to 63 small letters, digits and '-', but found '" + code + "'");
        }
        parameters = Map.copyOf(parameters);
    }
}
