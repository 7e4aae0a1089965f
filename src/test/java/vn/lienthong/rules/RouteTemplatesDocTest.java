package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** src/docs/route-templates.md says what the templates say; {@code -Dwrite.docs=true} writes it anew. */
class RouteTemplatesDocTest {
    private static final Path TEMPLATES = Path.of("routes/templates");

    @Test
    void the_reference_of_templates_is_what_the_files_say() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Route templates: how a source is reached

                <!-- Generated from routes/templates/*.yaml; change them, then: mvn test -Dtest=RouteTemplatesDocTest -Dwrite.docs=true -->

                A source is one file, `routes/sources/<code>.yaml`, that names a template and its parameters. `code` is the file's name. A
                value may name a setting, `{{source.<code>.<parameter>}}` or with a default `{{source.<code>.<parameter>:default}}`: addresses
                and passwords belong into `hub.properties`. A worked example: [plug-in-a-province.md](plug-in-a-province.md).

                Anything else that Camel can read may feed `direct:receive` by a route of its own: set the exchange properties that
                `routes/1-receive.yaml` lists and send the bytes as they came.
                """);
        for (Path file : templates()) {
            append(text, file);
        }
        Generated.check(Path.of("src/docs/route-templates.md"), text.toString());
    }

    @Test
    void every_parameter_says_what_it_is() throws IOException {
        for (Path file : templates()) {
            assertThat(parameters(template(file)))
                    .as(file.toString())
                    .isNotEmpty()
                    .allSatisfy(parameter ->
                            assertThat(string(parameter, "description")).isNotBlank());
        }
    }

    private static void append(StringBuilder text, Path file) throws IOException {
        Map<?, ?> template = template(file);
        text.append("\n## `%s`%n%n%s%n".formatted(template.get("id"), heading(file)));
        text.append("\n| parameter | default | meaning |\n|---|---|---|\n");
        for (Map<?, ?> parameter : parameters(template)) {
            boolean optional = parameter.containsKey("defaultValue");
            String fallback = string(parameter, "defaultValue");
            String shown =
                    optional ? fallback.isEmpty() ? "empty" : "`" + fallback.replace("|", "\\|") + "`" : "required";
            text.append("| `%s` | %s | %s |%n"
                    .formatted(parameter.get("name"), shown, Generated.cell(string(parameter, "description"))));
        }
        text.append("\nUsed by: ").append(users(string(template, "id"))).append('\n');
    }

    /** The comment above the template, as written. */
    private static String heading(Path file) throws IOException {
        List<String> comment = Files.readAllLines(file).stream()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        return String.join("\n", comment);
    }

    private static String users(String template) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes/sources"))) {
            List<String> names = files.sorted()
                    .filter(file -> text(file).contains("routeTemplateRef: " + template + "\n"))
                    .map(file -> "`" + file.getFileName() + "`")
                    .toList();
            return names.isEmpty() ? "no shipped source" : String.join(", ", names);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("Expected to read " + file, e);
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        }
    }

    private static Map<?, ?> template(Path file) {
        Object document =
                new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(text(file));
        return (Map<?, ?>) ((Map<?, ?>) ((List<?>) document).get(0)).get("routeTemplate");
    }

    private static List<Map<?, ?>> parameters(Map<?, ?> template) {
        return ((List<?>) template.get("parameters"))
                .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }

    private static String string(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
