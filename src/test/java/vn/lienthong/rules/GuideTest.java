package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.replay.Kept;

/** The guides are followed to the letter: their files are written, their commands run, and what they print is compared. */
class GuideTest {
    private static final Path README = Path.of("README.md");

    @TempDir
    private Path folder;

    @TempDir
    private Path commands;

    private final Map<String, String> ports = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/plug-in-a-province.md", "src/docs/plug-in-a-province.vi.md"})
    void a_province_is_plugged_in_by_following_the_guide(Path province) throws Exception {
        for (String port : List.of("8080", "8088", "8090")) {
            ports.put("127.0.0.1:" + port, "127.0.0.1:" + free());
        }
        Vertx vertx = Vertx.vertx();
        try (Terminal terminal = new Terminal(folder, commands)) {
            List<Guide.Block> guide = Guide.read(province);
            assertThat(guide).filteredOn(Guide.Block::isCommand).hasSizeGreaterThan(10);
            beTheListedSystem(vertx, guide);
            for (Guide.Block block : guide) {
                follow(terminal, block);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_quick_commands_of_the_readme_work() throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            List<Guide.Block> blocks =
                    Guide.read(README).stream().filter(Guide.Block::isCommand).toList();
            assertThat(blocks).isNotEmpty();
            assertThat(terminal.run("cp -r \"$LIENTHONG/routes\" \"$LIENTHONG/mappings\" .")
                            .exit())
                    .isZero();
            for (Guide.Block block : blocks) {
                assertPrinted(terminal, block, block.text().replace("java -jar target/lienthong.jar", "lienthong"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/mapping-tools.md", "src/docs/mapping-tools.vi.md"})
    void the_tools_for_mappings_work_as_their_guide_says(Path tools) throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            List<Guide.Block> blocks = Guide.read(tools);
            assertThat(blocks).filteredOn(Guide.Block::isCommand).hasSizeGreaterThan(8);
            for (Guide.Block block : blocks) {
                if (block.isCommand()) {
                    assertPrinted(terminal, block, block.text());
                }
            }
        }
    }

    @Test
    void reconciliation_works_as_its_guide_says() throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            assertThat(terminal.run("cp -r \"$LIENTHONG/routes\" \"$LIENTHONG/mappings\" .")
                            .exit())
                    .isZero();
            List<Guide.Block> blocks = Guide.read(Path.of("src/docs/reconcile.md")).stream()
                    .filter(Guide.Block::isCommand)
                    .toList();
            assertThat(blocks).hasSize(3);
            for (Guide.Block block : blocks) {
                assertPrinted(terminal, block, block.text());
            }
        }
    }

    @Test
    void a_replay_works_as_its_guide_says() throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            assertThat(terminal.run("cp -r \"$LIENTHONG/routes\" \"$LIENTHONG/mappings\" .")
                            .exit())
                    .isZero();
            new Kept(folder).withEverySource().close();
            List<Guide.Block> blocks = Guide.read(Path.of("src/docs/replay.md")).stream()
                    .filter(Guide.Block::isCommand)
                    .toList();
            assertThat(blocks).hasSize(7);
            for (Guide.Block block : blocks) {
                assertPrinted(terminal, block, block.text());
            }
        }
    }

    @Test
    void a_search_works_as_its_guide_says() throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            assertThat(terminal.run("cp -r \"$LIENTHONG/routes\" \"$LIENTHONG/mappings\" .")
                            .exit())
                    .isZero();
            new Kept(folder).withEverySource().close();
            List<Guide.Block> blocks = Guide.read(Path.of("src/docs/search.md")).stream()
                    .filter(Guide.Block::isCommand)
                    .toList();
            assertThat(blocks).hasSize(3);
            for (Guide.Block block : blocks) {
                assertPrinted(terminal, block, block.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/audit-guide.md", "src/docs/audit-guide.vi.md"})
    void a_doubt_leads_to_a_verified_bundle_by_following_the_guide(Path guide) throws Exception {
        try (Terminal terminal = new Terminal(folder, commands)) {
            assertThat(terminal.run("cp -r \"$LIENTHONG/routes\" \"$LIENTHONG/mappings\" .")
                            .exit())
                    .isZero();
            new Kept(folder).withEverySource().close();
            // A hub that has run has a key and has signed.
            assertThat(terminal.run(
                                    "lienthong journal export --position 1 --who chi-hoa --why 'bắt đầu' --out truoc.zip")
                            .exit())
                    .isZero();
            List<Guide.Block> blocks =
                    Guide.read(guide).stream().filter(Guide.Block::isCommand).toList();
            assertThat(blocks).hasSize(7);
            for (Guide.Block block : blocks) {
                assertPrinted(terminal, block, block.text());
            }
        }
    }

    private void follow(Terminal terminal, Guide.Block block) throws Exception {
        if (block.valueOf("file").isPresent()) {
            write(block.valueOf("file").get(), block.text());
            return;
        }
        if (block.has("background")) {
            terminal.leaveRunning(onFreePorts(block.text()));
            block.prints().forEach(line -> awaitPrinted(terminal, onFreePorts(line)));
            return;
        }
        if (block.has("stop")) {
            awaitPolled(terminal);
            terminal.stopBackground();
        }
        if (block.has("live")) {
            assumeTrue(terminal.has("curl"), "curl is missing: sections 4 and later of the guide were not followed");
        }
        if (block.isCommand()) {
            assertPrinted(terminal, block, onFreePorts(block.text()));
        }
    }

    private static void assertPrinted(Terminal terminal, Guide.Block block, String command) throws Exception {
        if (block.has("wait")) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> assertOnce(terminal, block, command));
            return;
        }
        assertOnce(terminal, block, command);
    }

    private static void assertOnce(Terminal terminal, Guide.Block block, String command) throws Exception {
        int exit = block.valueOf("exit").map(Integer::parseInt).orElse(0);
        Terminal.Printed printed = terminal.run(command);
        assertThat(printed.exit()).as("%s\n%s", command, printed.text()).isEqualTo(exit);
        block.prints().forEach(line -> assertThat(printed.text()).as(command).contains(line));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        String more = file.equals("hub.properties")
                ? "hub.management-port=0\nhub.port=" + port("8080") + "\nsource.danh-sach-mau.period=1000\n"
                : "";
        Files.writeString(path, onFreePorts(text) + more);
    }

    /** The polled system of section 3: answers its example, as a list of one page. */
    private void beTheListedSystem(Vertx vertx, List<Guide.Block> guide) throws Exception {
        String page = guide.stream()
                .filter(block -> block.valueOf("file").orElse("").equals("mappings/danh-sach-mau/examples/page.json"))
                .findFirst()
                .orElseThrow()
                .text();
        HttpServer server = vertx.createHttpServer().requestHandler(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .end(page));
        server.listen(Integer.parseInt(port("8090")), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private void awaitPolled(Terminal terminal) {
        if (terminal.isQuiet()) {
            return;
        }
        await("the polled dossier at the stand-in")
                .atMost(Duration.ofSeconds(120))
                .until(() -> get("8088", "/sandbox/dossiers/H56.97-261112-0009") == 200);
    }

    private static void awaitPrinted(Terminal terminal, String line) {
        await(line).atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(terminal.latest())
                .contains(line));
    }

    private int get(String documented, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(documented) + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private String port(String documented) {
        return ports.get("127.0.0.1:" + documented).replaceFirst(".*:", "");
    }

    private String onFreePorts(String text) {
        String free = text.replace("--port 8088", "--port " + port("8088"));
        for (Map.Entry<String, String> port : ports.entrySet()) {
            free = free.replace(port.getKey(), port.getValue());
        }
        return free;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
