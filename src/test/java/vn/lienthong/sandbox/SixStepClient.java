package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A caller of the sandbox's six steps over real HTTP, as simple as a ministry's first attempt. */
final class SixStepClient {
    static final String AGENCY = "G09.98";

    private final Sandbox sandbox;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";

    SixStepClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static JsonNode sample(String name) {
        try (InputStream in = SixStepClient.class.getResourceAsStream("dvcsync2026-" + name + ".json")) {
            return Client.JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SixStepClient loggedIn() {
        ObjectNode ask = Client.JSON.createObjectNode().put("client_id", "donvi_" + AGENCY);
        JsonNode answer = Client.read(
                post("GetToken", ask.put("client_secret", "mat-khau-" + AGENCY).toString()));
        token = answer.at("/data/access_token").asText();
        return this;
    }

    String number() {
        return Client.read(get("GetNextValue?code=" + AGENCY)).path("value").asText();
    }

    /** The sample's dossier without its file, under another number. */
    static ObjectNode dossier(String number) {
        ObjectNode row = (ObjectNode) sample("b4-createdossier").path("request").deepCopy();
        ((ObjectNode) row.at("/ThanhPhanHoSo/0")).putArray("GiayToDinhKem");
        return row.put("MaHoSo", number);
    }

    static ArrayNode progress(String number, String id) {
        ArrayNode rows = (ArrayNode) sample("b5-capnhattientrinh").deepCopy();
        ((ObjectNode) rows.get(0)).put("MaHoSo", number).put("IDHoSo", id);
        return rows;
    }

    static ArrayNode status(String number, String id, int status) {
        ArrayNode rows = (ArrayNode) sample("b6-capnhattrangthai").deepCopy();
        ObjectNode row = ((ObjectNode) rows.get(0)).put("MaHoSo", number).put("IdHoSo", id);
        row.put("TrangThai", status).putArray("DanhSachGiayToKetQua");
        return rows;
    }

    String id(HttpResponse<String> created) {
        return Client.read(created).at("/data/idHoSo").asText();
    }

    HttpResponse<String> create(ObjectNode dossier) {
        return post("CreateDossier", dossier.toString());
    }

    HttpResponse<String> post(String step, String body) {
        return later(step, "application/json", body).join();
    }

    HttpResponse<String> upload(String name, String content) {
        String body = "--rào\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--rào--\r\n";
        return later("UploadFile", "multipart/form-data; boundary=rao", body.replace("rào", "rao"))
                .join();
    }

    private CompletableFuture<HttpResponse<String>> later(String step, String type, String body) {
        HttpRequest request = request(step)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String step) {
        return http.sendAsync(request(step).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder request(String step) {
        return HttpRequest.newBuilder(URI.create(sandbox.uri() + "/dvcsync/" + step))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20));
    }
}
