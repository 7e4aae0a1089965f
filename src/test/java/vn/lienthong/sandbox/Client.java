package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A caller of the sandbox over real HTTP, as simple as a province's first attempt. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String H56 = "000.00.00.H56";

    private final Sandbox sandbox;
    private final String madonvi;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String session = "";

    Client(Sandbox sandbox, String madonvi) {
        this.sandbox = sandbox;
        this.madonvi = madonvi;
    }

    static Client loggedIn(Sandbox sandbox) {
        return new Client(sandbox, H56).login();
    }

    Client login() {
        ObjectNode ask = JSON.createObjectNode().put("username", "donvi_" + madonvi);
        session = post("/adapter/login", ask.put("password", "mat-khau-" + madonvi))
                .path("session")
                .asText();
        return this;
    }

    static ObjectNode sample(String name) {
        try (InputStream in = Client.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The record of the create sample, under another number. */
    static ObjectNode dossier(String number) {
        ObjectNode row =
                (ObjectNode) sample("dvcqg-dongbohosomc-request-create.json").at("/data/0");
        return row.put("MaHoSo", number);
    }

    static ObjectNode step(String number, String at, String status) {
        ObjectNode row =
                (ObjectNode) sample("dvcqg-capnhattiendohosomc-request.json").at("/data/0");
        return row.put("MaHoSo", number).put("ThoiDiemXuLy", at).put("TrangThai", status);
    }

    static String number(int n) {
        return "000.00.98.H56-261012-%04d".formatted(n);
    }

    JsonNode create(ObjectNode... rows) {
        return post("/adapter/integration", dossiers("False", rows));
    }

    JsonNode update(ObjectNode... rows) {
        return post("/adapter/integration", dossiers("True", rows));
    }

    JsonNode steps(ObjectNode... rows) {
        return post("/adapter/integration", batch("CapNhatTienDoHoSoMC", rows));
    }

    JsonNode lookUp(String number) {
        return share("TraCuuHoSo", "mahoso", number);
    }

    JsonNode share(String service, String key, String value) {
        ObjectNode ask = envelope(service);
        return post("/adapter/share", key.isEmpty() ? ask : ask.put(key, value));
    }

    ObjectNode dossiers(String updating, ObjectNode... rows) {
        return batch("DongBoHoSoMC", rows).put("isUpdating", updating);
    }

    ObjectNode batch(String service, ObjectNode... rows) {
        ObjectNode ask = envelope(service);
        ArrayNode data = ask.putArray("data");
        data.addAll(List.of(rows));
        return ask;
    }

    ObjectNode envelope(String service) {
        return JSON.createObjectNode()
                .put("session", session)
                .put("madonvi", madonvi)
                .put("service", service);
    }

    /** Sends the envelope with this client's session in it. */
    JsonNode post(String path, ObjectNode body) {
        if (body.has("session")) {
            body.put("session", session);
        }
        return read(send(path, body.toString()));
    }

    static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("Expected JSON, but found " + response.body(), e);
        }
    }

    HttpResponse<String> send(String path, String body) {
        return later(path, body).join();
    }

    CompletableFuture<HttpResponse<String>> later(String path, String body) {
        return http.sendAsync(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    JsonNode ask(String path) {
        return read(get(path));
    }

    HttpResponse<String> clearFaults() {
        return http.sendAsync(request("/sandbox/faults").DELETE().build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    JsonNode order(String faults) {
        return read(send("/sandbox/faults", faults));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + path)).timeout(Duration.ofSeconds(20));
    }
}
