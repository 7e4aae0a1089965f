package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The JSON answers that an OpenAPI document (3.x, or Swagger 2.0; JSON or YAML) describes, each as an example. */
final class OpenApiAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApiAnswers() {}

    static boolean is(String name, byte[] bytes) {
        return name.matches("(?i).*\\.(json|ya?ml)")
                && (tree(name, bytes).has("openapi") || tree(name, bytes).has("swagger"));
    }

    static List<Specimen> of(String stem, byte[] bytes, Specimen.Needed needed) throws IOException {
        JsonNode document = tree("x.yaml", bytes);
        List<Specimen> answers = new ArrayList<>();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                for (Map.Entry<String, JsonNode> answer :
                        operation.path("responses").properties()) {
                    if (answer.getKey().matches("2..|default")) {
                        JsonNode response = JsonExample.resolved(document, answer.getValue());
                        add(stem, document, response, needed, answers);
                    }
                }
            }
        }
        return answers;
    }

    private static void add(
            String stem, JsonNode document, JsonNode response, Specimen.Needed needed, List<Specimen> answers)
            throws IOException {
        JsonNode schema = response.path("schema");
        JsonNode given = response.path("examples").path("application/json");
        for (Map.Entry<String, JsonNode> media : response.path("content").properties()) {
            if (media.getKey().contains("json")) {
                schema = media.getValue().path("schema");
                given = media.getValue().path("example");
            }
        }
        JsonExample example = new JsonExample(document, needed);
        JsonNode made = given.isContainerNode() ? given : example.of(schema);
        if (made.isContainerNode()) {
            example.of(schema);
            answers.add(new Specimen(
                    stem + ".json",
                    new Specimen.Content(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(made)),
                    example.titles(),
                    !given.isContainerNode()));
        }
    }

    /** JSON is YAML too, but large payloads are read as what they are. */
    private static JsonNode tree(String name, byte[] bytes) {
        try {
            if (name.endsWith(".json")) {
                return JSON.readTree(bytes);
            }
            Object read = new Load(
                            LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .loadFromString(new String(bytes, StandardCharsets.UTF_8));
            JsonNode tree = JSON.valueToTree(read);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException | YamlEngineException | IllegalArgumentException e) {
            // Not a description then; what it is instead is for the reading of samples to say.
            return MissingNode.getInstance();
        }
    }
}
