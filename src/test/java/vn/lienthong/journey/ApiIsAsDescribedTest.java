package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** openapi.json against the running server, both ways: what is described answers so, and what answers is described. */
class ApiIsAsDescribedTest {
    private static final Pattern ADDRESS =
            Pattern.compile("uri: platform-http:(\\S+)\\s+parameters:\\s*(?:\\{\\s*)?httpMethodRestrict: (\\w+)");

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubProcess hub;
    private static HubClient client;
    private static JsonNode paths;

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        hub = HubProcess.start(Workplace.at(folder, portal.uri().toString()), "", 0);
        client = new HubClient(hub.awaitOpen());
        paths = client.get("/api/v1/openapi.json").json().path("paths");
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        portal.close();
    }

    @Test
    void every_described_address_answers_its_method_as_described() {
        for (String operation : described()) {
            String method = operation.replaceFirst(" .*", "");
            String path = operation.replaceFirst("\\S+ ", "");
            JsonNode responses =
                    paths.path(path).path(method.toLowerCase(Locale.ROOT)).path("responses");

            HubClient.Answer answer = client.send(
                    method,
                    path.replaceAll("\\{[^}]*}", "khong-co"),
                    method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(),
                    "Content-Type",
                    "application/json");

            assertThat(responses.has(String.valueOf(answer.status())))
                    .as("%s answered %d, described are %s", operation, answer.status(), names(responses))
                    .isTrue();
            assertThat(answer.body())
                    .as(operation)
                    .doesNotContainPattern("\"code\" *: *\"(path-unknown|method-wrong)\"");
            assertThat(names(responses.path(String.valueOf(answer.status())).path("content")))
                    .as("%s as %s", operation, answer.type())
                    .anyMatch(type -> answer.type().startsWith(type));
        }
    }

    @Test
    void every_route_over_http_is_described_and_nothing_else_is() throws IOException {
        List<String> routed = new ArrayList<>();
        for (Path file : List.of(
                Path.of("routes/1-receive.yaml"),
                Path.of("routes/4-show.yaml"),
                Path.of("routes/5-decide.yaml"),
                Path.of("routes/9-look.yaml"))) {
            String text = Files.readString(file);
            Matcher address = ADDRESS.matcher(text);
            while (address.find()) {
                routed.add(address.group(2) + " " + blank(address.group(1)));
            }
            assertThat(text.split("platform-http:", -1).length - 1)
                    .as("addresses in %s, each with its method", file)
                    .isEqualTo(Math.toIntExact(ADDRESS.matcher(text).results().count()));
        }
        assertThat(described().stream().map(ApiIsAsDescribedTest::blank).toList())
                .containsExactlyInAnyOrderElementsOf(routed);
    }

    @Test
    void no_other_method_is_answered_at_a_described_address() {
        for (String operation : described()) {
            String path = operation.replaceFirst("\\S+ ", "").replaceAll("\\{[^}]*}", "khong-co");
            HubClient.Answer answer = client.send("PATCH", path, BodyPublishers.ofString("{}"));

            assertThat(answer.status()).as(operation).isEqualTo(405);
            assertThat(answer.code()).isEqualTo("method-wrong");
            assertThat(answer.response().headers().firstValue("Allow").orElse(""))
                    .contains(operation.replaceFirst(" .*", ""));
        }
    }

    private static List<String> described() {
        List<String> operations = new ArrayList<>();
        paths.properties().forEach(path -> names(path.getValue())
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(operations).hasSizeGreaterThan(10);
        return operations;
    }

    private static TreeSet<String> names(JsonNode node) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The routes and the description call the parts of a path by different names. */
    private static String blank(String address) {
        return address.replaceAll("\\{[^}]*}", "{}");
    }
}
