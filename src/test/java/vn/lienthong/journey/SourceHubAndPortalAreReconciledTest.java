package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.Signatory;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Payload;
import vn.lienthong.reconcile.DigestService;
import vn.lienthong.reconcile.DigestTree;
import vn.lienthong.reconcile.Fact;
import vn.lienthong.reconcile.Facts;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** What source, hub and portal hold apart is found, named with field and side, and healed; a second look agrees. */
class SourceHubAndPortalAreReconciledTest {
    private static final String CODE = "mot-cua";
    private static final String DAY = "2026-10-12";
    private static final int DOSSIERS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** By number, what the source lists. */
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    private final Vertx vertx = Vertx.vertx();
    private HttpServer source;
    private Sandbox portal;

    @BeforeEach
    void open() throws Exception {
        for (int n = 1; n <= DOSSIERS; n++) {
            statuses.put(n, 4);
        }
        portal = Sandbox.start(SandboxSettings.defaults());
        source = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::answer);
        source.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        portal.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void faults_on_both_sides_are_found_named_and_healed_and_a_second_look_agrees() throws Exception {
        Workplace place = place();
        try (HubHere hub = HubHere.start(place.home)) {
            Settled.await(hub, portal, DOSSIERS);
            // The source changes one and adds one without moving its time of change, and loses one.
            statuses.put(1, 9);
            statuses.put(100, 4);
            statuses.remove(2);
            portal.forget(List.of(Records.number(3)));
            portal.alter(Records.number(4), 2);

            HubHere.Said first = reconcile("--heal", "re-pull,re-push");
            assertThat(first.code()).as(first.out() + first.err()).isEqualTo(1);
            assertThat(findings(first))
                    .containsExactlyInAnyOrder(
                            Records.number(1) + " SOURCE_HUB DIFFERENT TrangThaiHoSo,NgayKetThucXuLy HUB",
                            Records.number(100) + " SOURCE_HUB MISSING  HUB",
                            Records.number(2) + " SOURCE_HUB EXTRA  SOURCE",
                            Records.number(3) + " HUB_PORTAL MISSING  PORTAL",
                            Records.number(4) + " HUB_PORTAL DIFFERENT TrangThaiHoSo PORTAL");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(portal.statuses())
                    .containsEntry(Records.number(1), "9")
                    .containsEntry(Records.number(3), "4")
                    .containsEntry(Records.number(4), "4")
                    .containsEntry(Records.number(100), "4"));
            statuses.put(2, 4);
            Path report = Files.writeString(
                    folder.resolve("bao-cao.csv"), "madonvi,so_tiep_nhan\nH60," + (DOSSIERS + 1) + "\n");
            HubHere.Said second = reconcile("--national-report", report.toString());
            assertThat(second.code()).as(second.out() + second.err()).isZero();
            assertThat(findings(second)).isEmpty();

            HubClient client = new HubClient(hub.address());
            assertThat(client.get("/doi-soat").body()).contains("data-source=\"" + CODE + "\" data-state=\"agrees\"");
            String statement = "H60/" + DAY + "_" + DAY + "_" + CODE;
            assertThat(client.get("/reconcile?lang=en&bien-ban=" + statement).body())
                    .contains("KHỚP / AGREES");
            assertThat(client.get("/doi-soat?bien-ban=../jobs/x").status()).isEqualTo(404);
            String text = Files.readString(folder.resolve("data/reconcile/statements/" + statement + ".json"));
            SignedNote note = SignedNote.read(
                            Files.readString(folder.resolve("data/reconcile/statements/" + statement + ".note")))
                    .orElseThrow();
            NoteKey key = Signatory.publicKeys(EvidenceSettings.below(folder.resolve("data")))
                    .get(0);
            assertThat(note.isSignedBy(key)).isTrue();
            assertThat(note.text()).isEqualTo(key.name() + "/reconciliation\n" + text);
            JsonNode signed = JSON.readTree(text);
            assertThat(signed.path("nationalReport").path("rate").asDouble()).isEqualTo(1.0);
            assertThat(signed.path("comparedWithPortal").path("lookedUp").asInt())
                    .isEqualTo(DOSSIERS + 1);
        }
        Map<String, List<String>> lived = HubHere.dump(folder);
        HubHere.deleteLedger(folder);
        assertThat(HubHere.dump(folder)).isEqualTo(lived);
    }

    @Test
    void a_source_with_digests_is_asked_for_buckets_only_and_a_job_goes_on_after_a_restart() throws Exception {
        Workplace place = place().with(
                        "reconcile." + CODE + ".digests", "http://127.0.0.1:" + source.actualPort() + "/doi-soat/");
        Path job = folder.resolve("data/reconcile/jobs/" + CODE + "_" + DAY + "_" + DAY + ".json");
        try (HubHere hub = HubHere.start(place.home)) {
            Settled.await(hub, portal, DOSSIERS);
            statuses.put(5, 9);
            portal.forget(List.of(Records.number(6)));
            // As long as it does not answer, the job cannot end.
            portal.set(Fault.DOWN_SECONDS, 600);
            Files.createDirectories(folder.resolve("data/orders"));
            Files.writeString(folder.resolve("data/orders/x.json"), """
                    {"action":"reconcile","source":"%s","from":"%s","to":"%s","sample":100,"seed":1,"who":"an","heal":[]}""".formatted(CODE, DAY, DAY));
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(job) && Files.readString(job).contains("ASK_PORTAL"));
        }
        portal.clearFaults();
        long before = portal.report().lookups();
        try (HubHere hub = HubHere.start(place.home)) {
            assertThat(hub.ledger().totals().dossiers()).isEqualTo(DOSSIERS);
            // By itself: nobody asks for it again.
            await().atMost(PATIENCE).until(() -> Files.readString(job).contains("\"DONE\""));
            JsonNode ended = JSON.readTree(Files.readString(job));
            assertThat(ended.path("request").path("seed").asLong())
                    .as("the job that was begun")
                    .isEqualTo(1);
            assertThat(ended.path("source").path("how").asText()).isEqualTo("DIGESTS");
            assertThat(ended.path("portal").path("answered").asInt()).isEqualTo(DOSSIERS);
            assertThat(findings(ended))
                    .containsExactlyInAnyOrder(
                            Records.number(5) + " SOURCE_HUB DIFFERENT TrangThaiHoSo HUB",
                            Records.number(6) + " HUB_PORTAL MISSING  PORTAL");
        }
        assertThat(portal.report().lookups() - before).isLessThanOrEqualTo(DOSSIERS);
    }

    @Test
    void its_look_ups_keep_to_the_cap_of_their_credential_and_the_api_says_how_it_ended() throws Exception {
        Workplace place = place().with("portal.calls-per-second", "20");
        try (HubHere hub = HubHere.start(place.home)) {
            Settled.await(hub, portal, DOSSIERS);

            HubHere.Said said = reconcile();
            assertThat(said.code()).as(said.out() + said.err()).isZero();
            JsonNode job = json(said).path("job");
            Duration took = Duration.between(
                    Instant.parse(job.path("startedAt").asText()),
                    Instant.parse(job.path("endedAt").asText()));
            // The first one may go at once, and each of the others a twentieth of a second after the one before.
            assertThat(took).isGreaterThan(Duration.ofMillis(50L * (DOSSIERS - 1)));
            JsonNode last = new HubClient(hub.address())
                    .get("/api/v1/sources/" + CODE)
                    .json()
                    .path("lastReconciliation");
            assertThat(last.path("state").asText()).isEqualTo("agrees");
            assertThat(last.path("from").asText()).isEqualTo(DAY);
            assertThat(last.path("lookedUp").asInt()).isEqualTo(DOSSIERS);
            assertThat(last.path("trouble").isNull()).isTrue();
            assertThat(last.path("statements")).hasSize(1);
        }
    }

    @Test
    void without_a_hub_or_with_wrong_words_it_says_what_to_write_and_exits_2() throws Exception {
        place();

        assertThat(reconcile().err()).contains("start it with 'run'");
        assertThat(reconcile().code()).isEqualTo(2);
        assertThat(reconcile("--heal", "alles").code()).isEqualTo(2);
        assertThat(reconcile("--to", "hôm qua").err()).contains("Expected a day such as 2026-10-12");
    }

    private HubHere.Said reconcile(String... more) {
        List<String> words =
                new ArrayList<>(List.of("reconcile", "--source", CODE, "--from", DAY, "--json", "--sample", "100"));
        words.addAll(List.of(more));
        return HubHere.command(folder, words.toArray(String[]::new));
    }

    private static JsonNode json(HubHere.Said said) throws IOException {
        String line = said.out()
                .lines()
                .filter(one -> one.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return JSON.readTree(line);
    }

    private static List<String> findings(HubHere.Said said) throws IOException {
        return findings(json(said).path("job"));
    }

    private static List<String> findings(JsonNode job) {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : job.path("findings")) {
            List<String> fields = new ArrayList<>();
            one.path("differs").forEach(field -> fields.add(field.path("field").asText()));
            lines.add(one.path("number").asText() + " " + one.path("between").asText() + " "
                    + one.path("kind").asText() + " " + String.join(",", fields) + " "
                    + one.path("wrong").asText());
        }
        return lines;
    }

    private Workplace place() throws IOException {
        Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
        place.addPushingSource(CODE, "tuyen-quang");
        place.addSource(
                CODE,
                CODE,
                Templated.route(
                        CODE,
                        "poll-http-since",
                        Map.of(
                                "url", "http://127.0.0.1:" + source.actualPort() + "/ho-so",
                                "records", ".",
                                "modified", "Sua",
                                "overlap", "0",
                                "period", "1000")));
        return place;
    }

    private void answer(HttpServerRequest request) {
        byte[] body = request.path().startsWith("/doi-soat")
                ? digests(request).toBytes()
                : list(request).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        request.response().putHeader("Content-Type", "application/json").end(io.vertx.core.buffer.Buffer.buffer(body));
    }

    /** What changed since: all of it before the middle of the day, after which the hub asks later. */
    private String list(HttpServerRequest request) {
        boolean isFirstPage = "1".equals(request.getParam("page"));
        boolean isAsked = request.getParam("since").compareTo("2026-10-12T08:00:00Z") <= 0;
        ArrayNode page = JSON.createArrayNode();
        if (isFirstPage && isAsked) {
            statuses.forEach((n, status) -> page.add(record(n, status)));
        }
        return page.toString();
    }

    private static ObjectNode record(int n, int status) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(Records.record(n, status));
            return record.put("Sua", n == DOSSIERS ? "2026-10-12T09:00:00Z" : "2026-10-12T07:00:00Z");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Payload digests(HttpServerRequest request) {
        assertThat(request.getParam("from")).isEqualTo(DAY);
        List<Fact> fields = List.of(Fact.STATUS, Fact.RECEIVED);
        Map<String, Facts> all = new TreeMap<>();
        DigestTree.Builder tree = new DigestTree.Builder(fields);
        statuses.forEach((n, status) -> {
            Map<Fact, String> values = new EnumMap<>(Fact.class);
            values.put(Fact.STATUS, Integer.toString(status));
            values.put(
                    Fact.RECEIVED,
                    LocalDate.parse(DAY)
                            .atTime(8, 0)
                            .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                            .format(java.time.format.DateTimeFormatter.ofPattern("uuuuMMddHHmmss")));
            Facts facts = new Facts(new DossierNumber(Records.number(n)), values);
            all.put(facts.number().value(), facts);
            tree.add(facts);
        });
        DigestService service = new DigestService(fields, tree.build(), all::get);
        boolean lists = request.path().endsWith("/list");
        List<String> asked =
                Arrays.asList(request.getParam(lists ? "bucket" : "prefix").split(",", -1));
        return lists ? service.list(asked) : service.digests(asked);
    }
}
