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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** As many sources as the country has provinces, of shapes that the hub has never seen: nothing but files was added. */
class ThirtyFourSourcesTest {
    private static final int SOURCES = 34;
    private static final List<String> AGENCIES = List.of("H56", "H48", "H17", "H24", "H60");

    @TempDir
    private Path folder;

    private final List<Connection> tables = new ArrayList<>();

    @Test
    void every_record_of_every_source_ends_and_the_portal_agrees() throws Exception {
        List<GeneratedSource> sources = sources();
        Vertx vertx = Vertx.vertx();
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            Files.delete(place.home.resolve("routes/sources").resolve(Workplace.SOURCE + ".yaml"));
            int port = pages(vertx, sources);
            for (String agency : AGENCIES.subList(0, 4)) {
                place.with("portal.credential." + agency + ".username", "donvi_" + agency)
                        .with("portal.credential." + agency + ".password", "mat-khau-" + agency);
            }
            for (GeneratedSource source : sources) {
                source.write(place);
                prepare(place, source, port);
            }
            try (HubHere hub = HubHere.start(place.home)) {
                for (GeneratedSource source : sources) {
                    push(hub, source);
                }
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(() -> accountsBalance(hub));
            }
            portalAgrees(portal, sources);
            assertThat(sources.stream()
                            .map(source ->
                                    source.transport() + " " + source.habits().names())
                            .distinct())
                    .as("distinct shapes")
                    .hasSizeGreaterThanOrEqualTo(12);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            for (Connection table : tables) {
                table.close();
            }
        }
    }

    private static List<GeneratedSource> sources() {
        List<GeneratedSource> sources = new ArrayList<>();
        Transport[] transports = Transport.values();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(new GeneratedSource(
                    String.format("nguon-%02d", i),
                    AGENCIES.get(i % AGENCIES.size()),
                    transports[i % transports.length],
                    Habits.ALL.get(i / transports.length)));
        }
        return sources;
    }

    /** Every status settled, the one planted problem open; rows that a poll reads twice are unchanged. */
    private static void accountsBalance(HubHere hub) {
        long settled = (long) Habits.LIFE.size() * GeneratedSource.DOSSIERS;
        assertThat(hub.ledger().sources()).hasSize(SOURCES);
        for (SourcePage page : hub.ledger().sources()) {
            long again = page.account().unchanged();
            assertThat(page.account())
                    .as(page.source())
                    .isEqualTo(new Account(settled + 1 + again, settled, again, 0, 1, 0));
        }
        assertThat(hub.ledger().totals().waitingSteps()).isZero();
    }

    private static void portalAgrees(Sandbox portal, List<GeneratedSource> sources) {
        Map<String, String> expected = sources.stream()
                .flatMap(source -> IntStream.range(0, GeneratedSource.DOSSIERS).mapToObj(source::number))
                .collect(Collectors.toMap(number -> number, number -> "10"));
        assertThat(portal.statuses()).isEqualTo(expected);
        assertThat(portal.report().steps()).isEqualTo((long) Habits.LIFE.size() * expected.size());
        assertThat(portal.report().duplicates()).isZero();
        assertThat(portal.report().refusals()).isZero();
    }

    private void prepare(Workplace place, GeneratedSource source, int port) throws Exception {
        switch (source.transport()) {
            case PAGES ->
                place.with("source." + source.code() + ".url", "http://127.0.0.1:" + port + "/" + source.code());
            case FILES -> {
                Path drop = Files.createDirectories(folder.resolve("drop").resolve(source.code()));
                place.with("source." + source.code() + ".directory", drop.toString());
                Files.writeString(drop.resolve("ket-xuat.csv"), source.payload());
            }
            case TABLE -> fill(source);
            default -> {}
        }
    }

    private static void push(HubHere hub, GeneratedSource source) throws Exception {
        if (source.transport().template.equals("push-http")) {
            String key = hub.keys().issue(source.code());
            assertThat(Post.delivery(hub.address(), source.code(), key, source.contentType(), source.payload())
                            .statusCode())
                    .as(source.code())
                    .isEqualTo(202);
        }
    }

    /** A table in memory; its rows stand in the order of the vendor's own clock and number. */
    private void fill(GeneratedSource source) throws SQLException {
        Connection table = DriverManager.getConnection("jdbc:h2:mem:" + source.bean(), "sa", "");
        tables.add(table);
        List<Map<String, String>> rows =
                source.records().stream().map(source.transport()::flat).toList();
        List<String> columns = List.copyOf(rows.get(0).keySet());
        String changed = columns.get(2);
        try (Statement create = table.createStatement()) {
            create.execute(columns.stream()
                    .map(name -> name + (name.equals(changed) ? " TIMESTAMP" : " VARCHAR(200)"))
                    .collect(Collectors.joining(", ", "CREATE TABLE HOSO (ID BIGINT PRIMARY KEY, ", ")")));
        }
        String marks = columns.stream().map(name -> "?").collect(Collectors.joining(", "));
        DateTimeFormatter format = DateTimeFormatter.ofPattern(source.habits().time());
        try (PreparedStatement insert = table.prepareStatement(
                "INSERT INTO HOSO (ID, " + String.join(", ", columns) + ") VALUES (?, " + marks + ")")) {
            for (int row = 0; row < rows.size(); row++) {
                insert.setLong(1, row + 1);
                for (int c = 0; c < columns.size(); c++) {
                    String value = rows.get(row).get(columns.get(c));
                    if (c == 2) {
                        insert.setTimestamp(c + 2, Timestamp.valueOf(LocalDateTime.parse(value, format)));
                    } else {
                        insert.setString(c + 2, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }

    private static int pages(Vertx vertx, List<GeneratedSource> sources) throws Exception {
        Map<String, GeneratedSource> byPath =
                sources.stream().collect(Collectors.toMap(source -> "/" + source.code(), source -> source));
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(page(byPath.get(request.path()), request)));
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return server.actualPort();
    }

    private static String page(GeneratedSource source, HttpServerRequest request) {
        try {
            ObjectNode all = (ObjectNode) new ObjectMapper().readTree(source.payload());
            JsonNode list = all.get("list");
            int start = Integer.parseInt(request.getParam("start"));
            int end = Math.min(Integer.parseInt(request.getParam("end")), list.size());
            ObjectNode page = all.objectNode();
            for (int i = start; i < end; i++) {
                page.withArray("list").add(list.get(i));
            }
            page.withArray("list");
            return page.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
