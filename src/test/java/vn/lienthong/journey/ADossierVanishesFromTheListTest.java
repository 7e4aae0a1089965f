package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Remark;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A dossier that its source no longer lists is asked for by its number, then flagged; and is free again when it comes back. */
class ADossierVanishesFromTheListTest {
    private static final String CODE = "danh-sach";
    private static final String FIRST = "000.00.98.H56-261012-0001";
    private static final String SECOND = "000.00.98.H56-261012-0002";
    private static final String FILED = "H56.98-261012-";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final List<String> askedFor = new CopyOnWriteArrayList<>();

    @Test
    void it_is_asked_for_by_its_number_then_flagged_until_it_comes_back() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer source = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::answer);
        source.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(place(portal, source.actualPort()).home)) {
            await().atMost(PATIENCE)
                    .until(() -> hub.ledger().find(new DossierNumber(SECOND)).isPresent());

            // The list leaves out both; by its number, one of them is still known.
            hidden.addAll(Set.of(FIRST, SECOND));
            deleted.add(FIRST);

            await().atMost(PATIENCE).until(() -> isAbsent(hub, FIRST));
            assertThat(askedFor).contains(FIRST, SECOND);
            assertThat(isAbsent(hub, SECOND)).as("it is known by its number").isFalse();
            assertThat(absent(hub)).isEqualTo(1);

            hidden.clear();
            deleted.clear();
            await().atMost(PATIENCE).until(() -> !isAbsent(hub, FIRST));
            assertThat(absent(hub)).isZero();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        Map<String, List<String>> lived = HubHere.dump(folder);
        HubHere.deleteLedger(folder);
        assertThat(HubHere.dump(folder)).isEqualTo(lived);
    }

    @Test
    void of_files_that_are_whole_lists_it_is_flagged_after_as_many_without_it_and_free_when_it_comes_back()
            throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(files(portal).home)) {
            drop(hub, 1, "0011", "0012");
            drop(hub, 2, "0012");
            assertThat(isAbsent(hub, FILED + "0011"))
                    .as("one file may be short")
                    .isFalse();
            drop(hub, 3, "0012");
            await().atMost(PATIENCE).until(() -> isAbsent(hub, FILED + "0011"));
            assertThat(isAbsent(hub, FILED + "0012")).isFalse();

            drop(hub, 4, "0011", "0012");
            await().atMost(PATIENCE).until(() -> !isAbsent(hub, FILED + "0011"));
            assertThat(absent(hub)).isZero();

            // An export that is suddenly empty is a broken one, however few dossiers there were.
            drop(hub, 5);
            drop(hub, 6);
            drop(hub, 7);
            drop(hub, 8, "0011", "0012");
            assertThat(hub.journal().list(0, 1_000, 1 << 24))
                    .filteredOn(entry -> entry.facts().containsKey("absent"))
                    .as("0011 alone was ever said to be absent")
                    .hasSize(1);
        }
    }

    /** A file with these dossiers, and none like it before; read when this returns. */
    private void drop(HubHere hub, int file, String... ends) throws IOException {
        List<String> example = Files.readAllLines(Path.of("mappings/tep-hai-phong/examples/export.csv"));
        StringBuilder text = new StringBuilder(example.get(0)).append('\n');
        for (String end : ends) {
            text.append(example.get(1).replace("0011", end).replace("Mẫu;", "Mẫu;tệp " + file))
                    .append('\n');
        }
        Path drafted = Files.writeString(folder.resolve("draft.csv"), text);
        Files.move(drafted, Files.createDirectories(folder.resolve("tep")).resolve(file + ".csv"));
        await().atMost(PATIENCE)
                .until(() -> deliveries(hub) == file && hub.ledger().bookmark() >= lastFile(hub));
    }

    private static long deliveries(HubHere hub) {
        return hub.journal().list(0, 1_000, 1 << 24).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .count();
    }

    private static long lastFile(HubHere hub) {
        return hub.journal().list(0, 1_000, 1 << 24).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .mapToLong(Entry::position)
                .max()
                .orElse(0);
    }

    private Workplace files(Sandbox portal) throws IOException {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addSource(CODE, "tep-hai-phong", """
                - templatedRoute:
                    routeTemplateRef: drop-folder
                    parameters:
                      - { name: code, value: %s }
                      - { name: directory, value: "%s" }
                      - { name: quiet, value: "100" }
                      - { name: period, value: "200" }
                      - { name: absentAfter, value: "2" }
                """.formatted(CODE, folder.resolve("tep")));
        return place;
    }

    private static boolean isAbsent(HubHere hub, String number) {
        return hub.ledger()
                .find(new DossierNumber(number))
                .orElseThrow()
                .remarks()
                .contains(Remark.ABSENT_AT_SOURCE);
    }

    private static int absent(HubHere hub) {
        return new HubClient(hub.address())
                .get("/api/v1/sources/" + CODE)
                .json()
                .path("absent")
                .asInt();
    }

    private Workplace place(Sandbox portal, int port) throws IOException {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addSource(CODE, "opencps-thanh-hoa", """
                - templatedRoute:
                    routeTemplateRef: poll-http-pages
                    parameters:
                      - { name: code, value: %s }
                      - { name: url, value: "http://127.0.0.1:%d/dossiers" }
                      - { name: records, value: data }
                      - { name: pageSize, value: "50" }
                      - { name: period, value: "300" }
                      - { name: absentAfter, value: "3" }
                      - { name: byId, value: "http://127.0.0.1:%d/one?number={number}" }
                """.formatted(CODE, port, port));
        return place;
    }

    private void answer(HttpServerRequest request) {
        try {
            ObjectNode page = (ObjectNode) JSON.readTree(
                    Path.of("mappings/opencps-thanh-hoa/examples/page.json").toFile());
            String first = page.withArray("data").get(0).toString();
            page.putArray("data").add(JSON.readTree(first)).add(JSON.readTree(first.replace(FIRST, SECOND)));
            String number = request.getParam("number");
            boolean beyond = number == null && !"0".equals(request.getParam("start"));
            page.withArray("data").removeIf(record -> beyond || !isWanted(record, number));
            if (number != null && !askedFor.contains(number)) {
                askedFor.add(number);
            }
            boolean known = number == null || !deleted.contains(number);
            request.response()
                    .setStatusCode(known ? 200 : 404)
                    .putHeader("Content-Type", "application/json")
                    .end(known ? page.toString() : "{}");
        } catch (IOException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private boolean isWanted(JsonNode record, String number) {
        String said = record.toString();
        return number == null ? hidden.stream().noneMatch(said::contains) : said.contains(number);
    }
}
