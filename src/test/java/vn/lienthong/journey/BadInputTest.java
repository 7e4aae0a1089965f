package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.of;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.source.Keys;

/**
 * What strangers and broken systems send to a running hub: each is refused at the edge in stable words, or kept and named as
 * a problem. After each, the hub is well, a neighbour's dossier reaches the portal, and no trace was printed.
 */
class BadInputTest {
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String XML_SOURCE = "nguon-xml";
    private static final String FILE_SOURCE = "nguon-tep";
    private static final int LIMIT = 32 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubProcess hub;
    private static URI address;
    private static HubClient client;
    private static HubClient management;
    private static String key;
    private static String xmlKey;
    private static Path drop;

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        Workplace place = Workplace.at(folder, portal.uri().toString());
        drop = Files.createDirectories(folder.resolve("drop"));
        place.addSource(
                XML_SOURCE,
                "lgsp-hai-quan",
                Templated.route(XML_SOURCE, "push-http", Map.of("accepts", "application/xml, text/xml")));
        place.addSource(
                FILE_SOURCE,
                "tep-hai-phong",
                Templated.route(
                        FILE_SOURCE,
                        "drop-folder",
                        Map.of("directory", drop.toString(), "quiet", "200", "period", "100")));
        Keys keys = Keys.open(place.data().resolve("keys/api-keys.properties"));
        key = keys.issue(Workplace.SOURCE);
        xmlKey = keys.issue(XML_SOURCE);
        hub = HubProcess.start(place, "", 0);
        address = hub.awaitOpen();
        client = new HubClient(address);
        management = new HubClient(hub.management());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        portal.close();
    }

    @AfterEach
    void the_hub_is_well_and_neighbours_go_through() {
        int n = NEXT.incrementAndGet();
        assertThat(push(Records.array(List.of(Records.record(n, 2)))).status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> portal.statuses().containsKey(Records.number(n)));
        assertThat(management.get("/observe/health").json().path("status").asText())
                .isEqualTo("UP");
        assertThat(hub.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
    }

    static Stream<Arguments> refusedAtTheEdge() {
        String deliveries = "/api/v1/sources/" + Workplace.SOURCE + "/deliveries";
        return Stream.of(
                refused(
                        "wrong content type",
                        415,
                        "content-type-wrong",
                        c -> c.push(Workplace.SOURCE, key, "text/plain", bytes("[]"))),
                refused(
                        "no content type",
                        415,
                        "content-type-wrong",
                        c -> c.send("POST", deliveries, BodyPublishers.ofString("[]"), "X-API-Key", key)),
                refused(
                        "a form",
                        415,
                        "content-type-wrong",
                        c -> c.push(
                                Workplace.SOURCE,
                                key,
                                "application/x-www-form-urlencoded",
                                bytes("source=a&CamelFileName=b"))),
                refused(
                        "a file upload",
                        415,
                        "content-type-wrong",
                        c -> c.push(
                                Workplace.SOURCE,
                                key,
                                "multipart/form-data; boundary=b",
                                bytes(
                                        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../x\"\r\n\r\nx\r\n--b--\r\n"))),
                refused("nothing", 400, "body-empty", c -> c.push(Workplace.SOURCE, key, JSON, new byte[0])),
                refused(
                        "no key",
                        401,
                        "key-wrong",
                        c -> c.send("POST", deliveries, BodyPublishers.ofString("[]"), "Content-Type", JSON)),
                refused("a wrong key", 401, "key-wrong", c -> c.push(Workplace.SOURCE, "lt_x", JSON, bytes("[]"))),
                refused(
                        "another source's key",
                        401,
                        "key-wrong",
                        c -> c.push(Workplace.SOURCE, xmlKey, JSON, bytes("[]"))),
                refused("an unknown source", 404, "source-unknown", c -> c.push("khong-co", key, JSON, bytes("[]"))),
                refused(
                        "a wrong method",
                        405,
                        "method-wrong",
                        c -> c.send("DELETE", "/api/v1/sources", BodyPublishers.noBody())),
                refused(
                        "a wrong method on a page",
                        405,
                        "method-wrong",
                        c -> c.send("POST", "/ho-so", BodyPublishers.ofString("x"))),
                refused("an unknown path", 404, "path-unknown", c -> c.get("/api/v1/khong-co")),
                refused("an unknown path of the drop-in", 404, "path-unknown", c -> c.get("/dvcqg/khong/co")),
                refused("an unknown dossier", 404, "dossier-unknown", c -> c.get("/api/v1/dossiers/khong-co")),
                refused("an unknown entry", 404, "entry-unknown", c -> c.get("/api/v1/journal/-1")),
                refused(
                        "too much",
                        413,
                        "body-too-large",
                        c -> c.push(Workplace.SOURCE, key, JSON, new byte[LIMIT + 1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedAtTheEdge")
    void a_refusal_is_a_stable_code_and_two_sentences(
            String name, int status, String code, Function<HubClient, HubClient.Answer> request) {
        HubClient.Answer answer = request.apply(client);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:lienthong:problem:" + code);
        assertThat(answer.json().path("vi").asText()).isNotBlank();
        assertThat(answer.json().path("en").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "at vn.", "camel", "vertx");
    }

    @Test
    void a_wrong_method_is_told_the_right_one() {
        HubClient.Answer answer = client.send("PUT", "/api/v1/sources/x/deliveries", BodyPublishers.noBody());

        assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void an_unknown_page_is_a_page() {
        HubClient.Answer answer = client.get("/khong-co?lang=en");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).startsWith("text/html");
        assertThat(answer.body()).contains("There is no such page");
    }

    @Test
    void a_stranger_is_refused_before_its_body_comes() throws IOException {
        for (String from : List.of("X-API-Key: lt_sai\r\n", "")) {
            RawHttp.Reply reply = RawHttp.send(
                    address,
                    "POST /api/v1/sources/" + Workplace.SOURCE + "/deliveries HTTP/1.1\r\nHost: hub\r\n"
                            + "Content-Type: application/json\r\n" + from + "Content-Length: 20000000\r\n\r\n");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text()).contains("\"vi\" :", "\"en\" :");
        }
    }

    @Test
    void a_body_of_100_MB_is_refused_before_it_is_read() throws IOException {
        String head =
                "POST /api/v1/sources/nguon-thu/deliveries HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
                        + "X-API-Key: " + key + "\r\nContent-Length: 104857600\r\n\r\n";

        RawHttp.Reply reply = RawHttp.send(address, head, new byte[1024], 1024);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).contains("body-too-large").doesNotContain("Exception");
    }

    @Test
    void a_body_without_a_length_is_refused_where_the_limit_is() throws IOException {
        String head =
                "POST /api/v1/sources/nguon-thu/deliveries HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
                        + "X-API-Key: " + key + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        byte[] chunk = bytes("10000\r\n" + "x".repeat(0x10000) + "\r\n");

        RawHttp.Reply reply = RawHttp.send(address, head, chunk, 100L << 20);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).contains("body-too-large");
        assertThat(reply.sent()).as("sent before the refusal").isLessThan(64L << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sources/..%2f",
                "/api/v1/sources/..%2f..%2fhub.properties/deliveries",
                "/api/v1/sources/../../../../etc/passwd",
                "/api/v1/sources/%2e%2e/%2e%2e/hub.properties",
                "/api/v1/sources/nguon-thu%00",
                "/api/v1/sources/${sys:user.dir}",
                "/assets/..%2f..%2f..%2f..%2fhub.properties",
                "/assets/%2e%2e%2ftexts_vi.properties",
                "/assets/hub.css%00.svg",
                "/api/v1/journal/1%20OR%201=1",
                "/api/v1/dossiers/%27%3B%20DROP%20TABLE%20dossier",
                "//etc/passwd",
            })
    void a_path_trick_finds_nothing(String path) throws IOException {
        RawHttp.Reply reply = RawHttp.send(address, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

        assertThat(reply.status()).as(reply.text()).isIn(400, 404, 405);
        assertThat(reply.text()).doesNotContain("Exception", "root:", "portal.credential", "/tmp/");
    }

    /** A page of another site may have its name mean this machine. */
    @Test
    void a_request_that_names_another_host_is_not_taken_for_this_machine() throws IOException {
        assertThat(RawHttp.send(address, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                        .status())
                .isIn(401, 303);
        assertThat(RawHttp.send(address, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n")
                        .status())
                .isIn(401, 303);
        assertThat(RawHttp.send(address, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /%zz HTTP/1.1\r\nHost: hub\r\n\r\n", "\u0001\u0002 x\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"})
    void what_is_no_http_gets_a_bare_status_or_is_hung_up_on(String request) throws IOException {
        RawHttp.Reply reply = RawHttp.send(address, request);

        assertThat(reply.status()).isIn(400, 501, 505, -1);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void headers_without_end_are_not_read() throws IOException {
        String big = "x".repeat(12 << 10);

        assertThat(RawHttp.send(address, "GET / HTTP/1.1\r\nHost: hub\r\nX-Big: " + big + "\r\n\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(RawHttp.send(address, "GET /?q=" + big.substring(0, 5000) + " HTTP/1.1\r\nHost: hub\r\n\r\n")
                        .status())
                .as("refused, or hung up on")
                .isIn(414, -1);
    }

    @Test
    void what_a_stranger_says_beside_the_address_does_not_count() {
        int n = NEXT.incrementAndGet();
        HubClient.Answer kept = client.push(
                Workplace.SOURCE,
                key,
                JSON,
                bytes(Records.array(List.of(Records.record(n, 2)))),
                "source",
                XML_SOURCE,
                "ask",
                "x",
                "CamelHttpUri",
                "http://127.0.0.1:1/",
                "camelhttpresponsecode",
                "500",
                "CamelBeanMethodName",
                "refuse",
                "org.apache.camel.x",
                "y");

        assertThat(kept.status()).isEqualTo(202);
        assertThat(kept.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("camel"));
        String entry = client.get(
                        "/api/v1/journal/" + kept.json().path("position").asLong())
                .body();
        assertThat(entry).contains("\"" + Workplace.SOURCE + "\"").doesNotContain(XML_SOURCE, "127.0.0.1:1");
        assertThat(client.get("/api/v1/sources/" + Workplace.SOURCE + "?source=" + XML_SOURCE)
                        .code())
                .isEqualTo(Workplace.SOURCE);
    }

    static Stream<Arguments> keptAsOneProblem() {
        return Stream.of(
                of("broken JSON", Workplace.SOURCE, JSON, bytes("[{\"MaHoSo\":\"H60")),
                of("deep nesting", Workplace.SOURCE, JSON, bytes("[".repeat(200_000))),
                of(
                        "another encoding",
                        Workplace.SOURCE,
                        JSON,
                        "[{\"ChuHoSo\":\"Nguyên Mâu\"}]".getBytes(Charset.forName("windows-1258"))),
                of("broken XML", XML_SOURCE, XML, bytes("<MSyncDocument><DocCode>1")),
                of(
                        "XXE",
                        XML_SOURCE,
                        XML,
                        bytes("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><MSyncDocument><DocCode>&e;"
                                + "</DocCode></MSyncDocument>")),
                of("billion laughs", XML_SOURCE, XML, bytes(laughs())),
                of("deep XML", XML_SOURCE, XML, bytes("<a>".repeat(100_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keptAsOneProblem")
    void what_cannot_be_read_is_kept_and_named(String name, String source, String type, byte[] body) {
        HubClient.Answer kept = client.push(source, source.equals(XML_SOURCE) ? xmlKey : key, type, body);

        assertThat(kept.status()).as(kept.body()).isEqualTo(202);
        JsonNode problem = awaitProblem(source, kept.json().path("position").asLong());
        assertThat(problem.path("code").asText()).isEqualTo("UNREADABLE_DELIVERY");
        assertTwoSentences(problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneRecordWrong")
    void one_wrong_record_is_named_and_its_neighbours_go_through(String name, String from, String to, String code) {
        int n = NEXT.getAndAdd(3) + 1;
        String wrong = Records.record(n + 1, 2).replaceFirst(from, to);
        assertThat(wrong).isNotEqualTo(Records.record(n + 1, 2));

        HubClient.Answer kept = push(Records.array(List.of(Records.record(n, 2), wrong, Records.record(n + 2, 2))));

        assertThat(kept.status()).isEqualTo(202);
        JsonNode problem =
                awaitProblem(Workplace.SOURCE, kept.json().path("position").asLong());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("index").asInt()).isEqualTo(1);
        assertThat(problem.path("place").asText()).isNotBlank();
        assertTwoSentences(problem);
        await().atMost(PATIENCE)
                .until(() -> portal.statuses().keySet().containsAll(List.of(Records.number(n), Records.number(n + 2))));
    }

    static Stream<Arguments> oneRecordWrong() {
        return Stream.of(
                of("no number", "\"MaHoSo\":\"[^\"]*\",", "", "NUMBER_MISSING"),
                of("31/02/2026", "\"NgayTiepNhan\":\"\\d+\"", "\"NgayTiepNhan\":\"20260231080000\"", "DATE_IMPOSSIBLE"),
                of("an unknown status", "\"TrangThaiHoSo\":\"2\"", "\"TrangThaiHoSo\":\"77\"", "CODE_UNKNOWN"),
                of("no record at all", "^.*$", "42", "VALUE_INVALID"));
    }

    static Stream<Arguments> badFiles() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("mappings/tep-hai-phong/examples/export-excel.xlsx"));
        return Stream.of(
                of("bom.xlsx", zip(Map.of("xl/worksheets/sheet1.xml", 200_000_000))),
                of("nua.xlsx", java.util.Arrays.copyOf(good, good.length / 2)),
                of("rac.csv", new byte[] {0x53, 0x54, 0x54, 0, (byte) 0xC3, 0, (byte) 0xC3}),
                of("rong.csv", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void a_bad_file_is_set_aside_with_its_reasons(String name, byte[] bytes) throws IOException {
        Files.write(drop.resolve(name), bytes);

        Path aside = await().atMost(PATIENCE).until(() -> find(".loi", name), path -> path != null);
        Path note = aside.resolveSibling(aside.getFileName() + ".ly-do.txt");
        assertThat(note).exists();
        assertThat(Files.readString(note)).contains("Expected ").containsAnyOf("Cần ", "Nội dung trống");
        assertThat(Files.readAllBytes(aside)).isEqualTo(bytes);
        assertThat(drop.resolve(name)).doesNotExist();
    }

    @Test
    void a_good_file_beside_bad_ones_is_read_and_a_growing_one_is_waited_for() throws IOException {
        byte[] good = Files.readAllBytes(Path.of("mappings/tep-hai-phong/examples/export.csv"));
        Files.write(drop.resolve("do-dang.csv.tmp"), good);
        Files.write(drop.resolve("hong.csv"), new byte[] {(byte) 0xC3, 0x3B, (byte) 0xC3});
        Files.write(drop.resolve("tot.csv"), good);

        await().atMost(PATIENCE).until(() -> find(".da-nhan", "tot.csv"), path -> path != null);
        await().atMost(PATIENCE).until(() -> find(".loi", "hong.csv"), path -> path != null);
        assertThat(drop.resolve("do-dang.csv.tmp")).exists();
        await().atMost(PATIENCE)
                .until(() -> client.get("/api/v1/sources/" + FILE_SOURCE)
                                .json()
                                .path("records")
                                .asInt()
                        >= 3);
    }

    private static Path find(String shelf, String name) throws IOException {
        if (!Files.isDirectory(drop.resolve(shelf))) {
            return null;
        }
        try (Stream<Path> files = Files.list(drop.resolve(shelf))) {
            return files.filter(file -> file.getFileName().toString().matches("([\\d-]+-)?" + name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static HubClient.Answer push(String body) {
        return client.push(Workplace.SOURCE, key, JSON, bytes(body));
    }

    private static JsonNode awaitProblem(String source, long position) {
        return await().atMost(PATIENCE).until(() -> problem(source, position), found -> !found.isMissingNode());
    }

    private static JsonNode problem(String source, long position) {
        for (JsonNode one : client.get("/api/v1/sources/" + source).json().path("lastProblems")) {
            if (one.path("position").asLong() == position) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static void assertTwoSentences(JsonNode problem) {
        assertThat(problem.path("vi").asText()).startsWith("Cần ");
        assertThat(problem.path("en").asText()).startsWith("Expected ");
        assertThat(problem.toString()).doesNotContain("Exception", "root:", "Nguyên");
    }

    private static Arguments refused(
            String name, int status, String code, Function<HubClient, HubClient.Answer> request) {
        return of(name, status, code, request);
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            String before = ("&l" + (i - 1) + ";").repeat(10);
            dtd.append("<!ENTITY l").append(i).append(" \"").append(before).append("\">");
        }
        return dtd + "]><MSyncDocument><DocCode>&l19;</DocCode></MSyncDocument>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, Integer> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] block = new byte[1_000_000];
            for (Map.Entry<String, Integer> part : new LinkedHashMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                for (int left = part.getValue(); left > 0; left -= block.length) {
                    zip.write(block, 0, Math.min(left, block.length));
                }
            }
        }
        return bytes.toByteArray();
    }
}
