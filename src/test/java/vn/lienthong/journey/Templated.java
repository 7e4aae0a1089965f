package vn.lienthong.journey;

import java.util.Map;

/** The text of a source's route file. */
final class Templated {
    private Templated() {}

    static String route(String code, String template, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder("""
                - templatedRoute:
                    routeTemplateRef: %s
                    parameters:
                      - { name: code, value: %s }
                """.formatted(template, code));
        parameters.forEach((name, value) -> text.append("      - name: ")
                .append(name)
                .append("\n        value: '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }
}
