package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenCpsSourceTest {
    private final OpenCpsSource source = new OpenCpsSource(OpenCpsSource.part("th", 42, Samples.NOW, 40, 10));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void start() {
        source.start();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void pages_together_hold_every_dossier_once() throws Exception {
        playAll();
        List<String> ids = new ArrayList<>();
        int total = get("?start=0&end=0").get("total").asInt();
        for (int start = 0; start < total; start += 7) {
            get("?start=" + start + "&end=" + (start + 7) + "&sort=modifiedDate&order=true")
                    .get("data")
                    .forEach(dossier -> ids.add(dossier.get("dossierId").asText()));
        }
        assertThat(ids).hasSize(total).doesNotHaveDuplicates().hasSize(43);
    }

    @Test
    void what_is_on_show_at_the_end_is_the_truth() throws Exception {
        playAll();
        Map<String, Integer> words = StatusWords.openCps();
        Map<String, Integer> shown = new TreeMap<>();
        for (JsonNode dossier : get("?start=0&end=-1").get("data")) {
            String status = dossier.get("dossierStatus").asText();
            String both = status + "/" + dossier.get("dossierSubStatus").asText();
            Integer code = words.getOrDefault(both, words.get(status));
            shown.put(dossier.get("dossierNo").asText(), code);
        }
        source.truth().planted().forEach(planted -> shown.remove(planted.number()));
        assertThat(shown).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(40);
    }

    @Test
    void the_planted_problems_are_on_show() throws Exception {
        playAll();
        String all = get("?start=0&end=-1").toString();
        assertThat(source.truth().planted())
                .extracting(Truth.Planted::reason)
                .containsExactlyInAnyOrder(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.UNKNOWN_PROCEDURE);
        assertThat(all).contains("\"handover\"", "31/02/2026 17:00:00", "KH_CHUYEN_MUC_DICH_01");
    }

    @Test
    void a_stranger_is_refused() throws Exception {
        assertThat(send("", "Basic d3Jvbmc6d3Jvbmc=", "55301").statusCode()).isEqualTo(401);
        assertThat(send("", basic(), "1").statusCode()).isEqualTo(403);
    }

    private void playAll() {
        int ticks = 0;
        while (source.tick(Samples.NOW.plusSeconds(ticks))) {
            ticks++;
        }
        assertThat(ticks).isEqualTo(9);
    }

    private JsonNode get(String query) throws IOException, InterruptedException {
        return Samples.tree(send(query, basic(), OpenCpsSource.GROUP_ID).body());
    }

    private HttpResponse<String> send(String query, String authorization, String group)
            throws IOException, InterruptedException {
        URI target = URI.create("http://127.0.0.1:" + source.port() + OpenCpsSource.PATH + query);
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Authorization", authorization)
                .header("groupId", group)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String basic() {
        String both = OpenCpsSource.USER + ":" + OpenCpsSource.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
