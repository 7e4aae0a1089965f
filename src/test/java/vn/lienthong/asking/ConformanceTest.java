package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.asking.ListServer.Said;
import vn.lienthong.command.CommandHere;

/** The command {@code source conform}, against real servers that behave and that do not. */
class ConformanceTest {
    @TempDir
    private Path home;

    @Test
    void a_source_that_behaves_is_fine_in_every_point_and_the_report_can_be_signed() throws Exception {
        JsonNode said = survey(asked -> page(asked, "Nguyễn Văn Mẫu").with("Date", date(0)));

        assertThat(verdicts(said)).containsOnly("FINE").hasSize(7);
        Path report = Path.of(said.path("report").asText());
        assertThat(report).startsWith(home.resolve("data/conformance"));
        assertThat(Files.readString(report))
                .contains("Người kiểm tra: ____", "Ngày: ____", "| connection | đạt |")
                .doesNotContain("Mẫu 1", "H01");
        try (Stream<Path> data = Files.list(home.resolve("data"))) {
            assertThat(data.map(Path::getFileName).map(Path::toString)).containsExactly("conformance");
        }
    }

    @Test
    void a_page_that_is_the_same_for_ever_is_a_fault_of_paging() throws Exception {
        JsonNode said = survey(asked -> page(asked.withPage(0), "Nguyễn").with("Date", date(0)));

        assertThat(point(said, "paging").path("verdict").asText()).isEqualTo("FAULT");
        assertThat(point(said, "paging").path("adviceEn").asText()).contains("firstPage");
    }

    @Test
    void an_order_that_changes_from_round_to_round_is_a_fault() throws Exception {
        AtomicInteger round = new AtomicInteger();
        JsonNode said = survey(asked -> {
            int turn = asked.number("start") == 0 ? round.incrementAndGet() : round.get();
            return turn % 2 == 1 ? page(asked, "Nguyễn") : turned(asked, "Nguyễn");
        });

        assertThat(point(said, "order").path("verdict").asText()).isEqualTo("FAULT");
    }

    @Test
    void a_charset_that_the_bytes_are_not_in_is_a_fault_of_encoding() throws Exception {
        JsonNode said = survey(asked -> {
            Said right = page(asked, "Nguyễn Thị Mẫu");
            return new Said(200, "application/json; charset=windows-1252", right.body(), Map.of());
        });

        assertThat(point(said, "encoding").path("verdict").asText()).isEqualTo("FAULT");
        assertThat(point(said, "encoding").path("en").asText()).contains("windows-1252", "UTF-8");
    }

    @Test
    void a_clock_that_is_an_hour_off_is_a_fault_and_the_overlap_it_needs_is_said() throws Exception {
        JsonNode said = survey(asked -> page(asked, "Nguyễn").with("Date", date(3_600)));

        assertThat(point(said, "clock").path("verdict").asText()).isEqualTo("FAULT");
        assertThat(point(said, "clock").path("en").asText()).containsPattern("(3599|3600|3598) seconds off");
    }

    @Test
    void a_page_that_fails_in_the_middle_is_named_and_the_others_are_looked_at() throws Exception {
        JsonNode said = survey(asked -> asked.number("start") == 3
                ? Said.status(500)
                : page(asked, "Nguyễn").with("Date", date(0)));

        assertThat(point(said, "faults").path("verdict").asText()).isEqualTo("FAULT");
        assertThat(point(said, "faults").path("en").asText()).contains("500");
        assertThat(point(said, "connection").path("verdict").asText()).isEqualTo("FINE");
    }

    @Test
    void who_is_not_there_and_who_pushes_is_told_so() throws Exception {
        source("http://127.0.0.1:1/x");
        CommandHere.Result away = CommandHere.run(home, "source", "conform", "thu", "--wait", "5", "--lang", "en");
        assertThat(away.exit()).isEqualTo(1);
        assertThat(away.text()).contains("connection  fault");

        Files.writeString(
                home.resolve("routes/sources/day.yaml"),
                "- templatedRoute:\n    routeTemplateRef: push-http\n    parameters:\n      - { name: code, value: day }\n");
        assertThat(CommandHere.run(home, "source", "conform", "day", "--lang", "en")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void a_table_is_looked_at_by_its_rows() throws Exception {
        JsonNode said = table(7);

        assertThat(point(said, "connection").path("verdict").asText()).isEqualTo("FINE");
        assertThat(verdicts(said)).doesNotContain("FAULT");
    }

    @Test
    void a_table_without_rows_is_not_waited_for() throws Exception {
        long begun = System.nanoTime();
        JsonNode said = table(0);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
        assertThat(point(said, "faults").path("verdict").asText()).isNotEqualTo("FAULT");
    }

    @Test
    void a_list_that_names_its_next_page_is_followed_behind_a_sign_in_and_one_that_refuses_the_account_is_named()
            throws Exception {
        JsonNode said = signedIn("mat-khau");
        assertThat(point(said, "connection").path("verdict").asText()).isEqualTo("FINE");
        assertThat(point(said, "paging").path("verdict").asText()).isNotEqualTo("FAULT");

        JsonNode refused = signedIn("sai");
        assertThat(point(refused, "connection").path("verdict").asText()).isEqualTo("FAULT");
    }

    private JsonNode table(int rows) throws Exception {
        String url = "jdbc:h2:mem:" + home.getFileName() + rows + ";DB_CLOSE_DELAY=-1";
        try (Connection database = DriverManager.getConnection(url, "sa", "");
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE ho_so (id BIGINT PRIMARY KEY, ma VARCHAR(40), cap_nhat TIMESTAMP NOT NULL)");
            for (int i = 1; i <= rows; i++) {
                sql.execute("INSERT INTO ho_so VALUES (" + i + ", 'H60-" + i + "', '2026-10-12 08:00:00')");
            }
            write("""
                    - beans:
                        - name: bang
                          type: com.zaxxer.hikari.HikariDataSource
                          properties: { jdbcUrl: "%s", username: sa, maximumPoolSize: "1" }
                    - templatedRoute:
                        routeTemplateRef: poll-sql
                        parameters:
                          - { name: code, value: thu }
                          - { name: dataSource, value: bang }
                          - { name: table, value: ho_so }
                          - { name: dialect, value: h2 }
                          - { name: modified, value: cap_nhat }
                          - { name: id, value: id }
                          - { name: most, value: "3" }
                    """.formatted(url));
            CommandHere.Result result = CommandHere.run(home, "source", "conform", "thu", "--json", "--wait", "60");
            return new ObjectMapper().readTree(result.text());
        }
    }

    private JsonNode signedIn(String password) throws Exception {
        List<String> records = records("Nguyễn");
        try (ListServer server = new ListServer(asked -> signIn(asked, records))) {
            write("""
                    - templatedRoute:
                        routeTemplateRef: poll-http-next
                        parameters:
                          - { name: code, value: thu }
                          - { name: url, value: "%s" }
                          - { name: next, value: next }
                          - { name: auth, value: login }
                          - { name: username, value: truc }
                          - { name: password, value: "%s" }
                          - { name: tokenUrl, value: "%s" }
                    """.formatted(server.url("/ho-so"), password, server.url("/dang-nhap")));
            CommandHere.Result result = CommandHere.run(home, "source", "conform", "thu", "--json", "--wait", "20");
            return new ObjectMapper().readTree(result.text());
        }
    }

    /** A page only with the token, and a token only with the password. */
    private static Said signIn(ListServer.Asked asked, List<String> records) {
        if (asked.path().equals("/dang-nhap")) {
            return asked.body().contains("mat-khau") ? Said.json("{\"access_token\":\"the-1\"}") : Said.status(401);
        }
        if (!"Bearer the-1".equals(asked.headers().get("Authorization"))) {
            return Said.status(401);
        }
        int start = Integer.parseInt(asked.query().getOrDefault("cursor", "0"));
        String page = body(records, start);
        boolean last = start + 3 >= records.size();
        return Said.json(last ? page : page.replaceFirst("}$", ",\"next\":\"" + (start + 3) + "\"}"));
    }

    private JsonNode survey(Function<Pages, Said> habit) throws Exception {
        try (ListServer server = new ListServer(asked -> habit.apply(new Pages(asked.number("start"))))) {
            source(server.url("/ho-so"));
            CommandHere.Result result = CommandHere.run(home, "source", "conform", "thu", "--json", "--wait", "20");
            JsonNode said = new ObjectMapper().readTree(result.text());
            boolean fault = verdicts(said).contains("FAULT");
            assertThat(result.exit()).as(result.text()).isEqualTo(fault ? 1 : 0);
            return said;
        }
    }

    private void source(String url) throws Exception {
        write("""
                - templatedRoute:
                    routeTemplateRef: poll-http-pages
                    parameters:
                      - { name: code, value: thu }
                      - { name: url, value: "%s" }
                      - { name: query, value: "start={start}&end={end}" }
                      - { name: records, value: data }
                      - { name: pageSize, value: "3" }
                """.formatted(url));
    }

    private void write(String yaml) throws Exception {
        if (!Files.exists(home.resolve("routes"))) {
            try (Stream<Path> files = Files.walk(Path.of("routes"))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith("routes/sources"))
                        .toList()) {
                    Files.createDirectories(home.resolve(file).getParent());
                    Files.copy(file, home.resolve(file));
                }
            }
            Files.createDirectories(home.resolve("routes/sources"));
            Files.createDirectories(home.resolve("mappings"));
        }
        Files.writeString(home.resolve("routes/sources/thu.yaml"), yaml);
    }

    /** What was asked for: the first record of a page. */
    private record Pages(int start) {
        int number(String name) {
            return start;
        }

        Pages withPage(int other) {
            return new Pages(other);
        }
    }

    private static Said page(Pages asked, String name) {
        return Said.json(body(records(name), asked.start()));
    }

    private static Said turned(Pages asked, String name) {
        List<String> records = new ArrayList<>(records(name));
        java.util.Collections.reverse(records);
        return Said.json(body(records, asked.start()));
    }

    private static List<String> records(String name) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            records.add("{\"so\":\"H01.02-261101-000" + i + "\",\"ten\":\"" + name + " " + i + "\"}");
        }
        return records;
    }

    private static String body(List<String> records, int start) {
        int end = Math.min(records.size(), start + 3);
        return "{\"data\":[" + (start >= end ? "" : String.join(",", records.subList(start, end))) + "]}";
    }

    private static String date(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
    }

    private static List<String> verdicts(JsonNode said) {
        return said.path("points").findValuesAsText("verdict");
    }

    private static JsonNode point(JsonNode said, String name) {
        for (JsonNode point : said.path("points")) {
            if (point.path("point").asText().equals(name)) {
                return point;
            }
        }
        throw new AssertionError("Expected the point " + name + " in " + said);
    }
}
