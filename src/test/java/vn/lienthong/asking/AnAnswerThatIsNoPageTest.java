package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.asking.ListServer.Said;
import vn.lienthong.journal.Entry;

/** HTTP says 200, and what it carries is no page of the list: nothing behind it may be passed over. */
class AnAnswerThatIsNoPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CURSOR = "cursor";
    private static final String FIRST =
            "{\"data\":[{\"n\":1,\"at\":\"2026-10-12T09:00:00Z\"},{\"n\":2,\"at\":\"2026-10-12T08:00:00Z\"}]}";
    private static final String SECOND =
            "{\"data\":[{\"n\":3,\"at\":\"2026-10-12T07:00:00Z\"},{\"n\":4,\"at\":\"2026-10-12T10:00:00Z\"}]}";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    text/html        ~ <html><body>Bảo trì<br></body></html>            ~ source-answer-unreadable
                    text/html        ~ <html><body>Bảo trì</body></html>                ~ source-answer-no-list
                    application/json ~ {"data":[{"n":3,"at":"2026-10-12T11:00:00Z"},{"n ~ source-answer-unreadable
                    application/json ~ {"error":"busy"}                                 ~ source-answer-no-list
                    application/json ~ {"data":null,"error":"busy"}                     ~ source-answer-no-list
                    application/json ~ {"data":"busy"}                                  ~ source-answer-no-list
                    application/json ~ {"data":{"code":5,"message":"busy"}}             ~ source-answer-no-list
                    application/json ~ {"data":[]} {"error":"busy"}                     ~ source-answer-unreadable
                    text/plain       ~ Hệ thống bận                                     ~ source-answer-unreadable
                    text/plain       ~                                                  ~ source-answer-unreadable
                    """)
    void behind_the_first_page_it_leaves_the_cursor_where_it_was_until_the_page_comes(
            String type, String body, String code) throws Exception {
        AtomicReference<Said> second = new AtomicReference<>(new Said(200, type, body == null ? "" : body, Map.of()));
        try (ListServer server = new ListServer(asked -> switch (asked.number("page")) {
                    case 1 -> Said.json(FIRST);
                    case 2 -> second.get();
                    default -> Said.json("{\"data\":[]}");
                });
                SourceHere here = since(server, Map.of())) {
            await().atMost(PATIENCE).until(() -> rounds(server) >= 3);

            assertThat(here.failure()).contains(code);
            assertThat(here.journal.list(0, 1_000, Long.MAX_VALUE))
                    .noneMatch(entry -> entry.facts().containsKey(CURSOR));
            assertThat(server.asked)
                    .allMatch(asked -> asked.query().get("since").startsWith("2026-09-30T23:55:00"));
            assertThat(here.texts()).as("what came, once").hasSize(body == null ? 1 : 2);

            second.set(Said.json(SECOND));
            await().atMost(PATIENCE).until(() -> here.texts().contains(SECOND));
            await().atMost(PATIENCE).until(() -> server.asked
                    .get(server.asked.size() - 1)
                    .query()
                    .get("since")
                    .startsWith("2026-10-12T09:55:00"));
        }
    }

    @Test
    void its_bytes_are_kept_with_the_name_of_the_flaw_and_varying_ones_once_an_hour() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        try (ListServer server = new ListServer(
                        asked -> Said.json("{\"error\":\"busy\",\"trace\":" + answers.incrementAndGet() + "}"));
                SourceHere here = since(server, Map.of())) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 12);

            List<Entry> kept = here.deliveries();
            assertThat(kept)
                    .as("pages 1, 2 and 3: then the round is given up")
                    .hasSize(3)
                    .allMatch(entry -> entry.facts().get("no-page").equals("source-answer-no-list"));
            assertThat(kept.get(0).payload().text()).isEqualTo("{\"error\":\"busy\",\"trace\":1}");
            assertThat(here.journal.last())
                    .as("no look counted as one without news")
                    .isEqualTo(3);
        }
    }

    @Test
    void the_same_one_for_ever_is_no_look_without_news_either() throws Exception {
        try (ListServer server = new ListServer(asked -> new Said(200, "text/html", "<html><br>", Map.of()));
                SourceHere here = since(server, Map.of())) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 9);

            assertThat(here.deliveries()).hasSize(3);
            assertThat(here.journal.last()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    failedWhen ~ error_code=-5    ~ {"error_code":-5,"data":[]}
                    failedWhen ~ error=*          ~ {"error":"busy","data":[]}
                    failedWhen ~ Hệ thống bận     ~ {"message":"Hệ thống bận","data":[]}
                    """)
    void a_source_that_tells_of_an_error_beside_an_empty_list_declares_its_sign(
            String parameter, String sign, String body) throws Exception {
        try (ListServer server =
                        new ListServer(asked -> asked.number("page") == 1 ? Said.json(FIRST) : Said.json(body));
                SourceHere here = since(server, Map.of(parameter, sign))) {
            await().atMost(PATIENCE).until(() -> rounds(server) >= 2);

            assertThat(here.failure()).contains("source-answer-says-error");
            assertThat(here.deliveries()).noneMatch(entry -> entry.facts().containsKey(CURSOR));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    total=0           ~ {"total":0}
                    data=null         ~ {"data":null,"error":null}
                    Không có dữ liệu  ~ Không có dữ liệu
                    ''                ~ {"total":0,"data":[]}
                    """)
    void a_source_that_leaves_its_list_out_when_it_has_nothing_declares_how_it_says_so(String sign, String body)
            throws Exception {
        try (ListServer server =
                        new ListServer(asked -> asked.number("page") == 1 ? Said.json(FIRST) : Said.json(body));
                SourceHere here = since(server, Map.of("emptyWhen", sign, "failedWhen", "error=*"))) {
            await().atMost(PATIENCE).until(() -> server.asked.stream()
                    .anyMatch(asked -> asked.query().get("since").startsWith("2026-10-12T08:55:00")));

            assertThat(here.failure()).isEmpty();
            assertThat(here.texts()).containsExactly(FIRST);
        }
    }

    @Test
    void no_content_is_an_empty_page() throws Exception {
        try (ListServer server = new ListServer(asked ->
                        asked.number("page") == 1 ? Said.json(FIRST) : new Said(204, "text/plain", "", Map.of()));
                SourceHere here = since(server, Map.of())) {
            await().atMost(PATIENCE).until(() -> server.asked.stream()
                    .anyMatch(asked -> asked.query().get("since").startsWith("2026-10-12T08:55:00")));

            assertThat(here.failure()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    ''                                                     ~ <html><body/></html>
                    ''                                                     ~ {"error":"gateway"}
                    ''                                                     ~ Hệ thống bận
                    Envelope.Body.layHoSoResponse.hoSo                     ~ <html><body/></html>
                    Envelope.Body.layHoSoResponse.hoSo  ~ <s:Envelope xmlns:s="urn:s"><s:Body><r><loi>5</loi></r></s:Body></s:Envelope>
                    Envelope.Body.layHoSoResponse.hoSo  ~ <s:Envelope xmlns:s="urn:s"><s:Body><layHoSoResponse><loi>5</loi></layHoSoResponse></s:Body></s:Envelope>
                    """)
    void what_is_no_answer_of_the_operation_moves_no_cursor(String records, String body) throws Exception {
        try (ListServer server = new ListServer(asked -> new Said(200, "text/xml", body, Map.of()));
                SourceHere here = soap(server, records)) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 4);

            assertThat(here.failure()).isPresent();
            assertThat(here.failure().get()).startsWith("source-answer-");
            assertThat(here.journal.list(0, 1_000, Long.MAX_VALUE))
                    .noneMatch(entry -> entry.facts().containsKey(CURSOR));
            assertThat(server.asked).allMatch(asked -> asked.body().contains("<tu>2026-01-01"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Envelope.Body.layHoSoResponse.hoSo ~ <s:Envelope xmlns:s="urn:s"><s:Body><layHoSoResponse/></s:Body></s:Envelope>
                    Envelope.Body.layHoSoResponse.hoSo ~ <s:Envelope xmlns:s="urn:s"><s:Body><layHoSoResponse xmlns="urn:m" so="0"> </layHoSoResponse></s:Body></s:Envelope>
                    ''                                 ~ <s:Envelope xmlns:s="urn:s"><s:Body><layHoSoResponse>PGE+</layHoSoResponse></s:Body></s:Envelope>
                    """)
    void an_element_with_nothing_in_it_is_an_empty_list_and_an_envelope_is_an_answer(String records, String body)
            throws Exception {
        try (ListServer server = new ListServer(asked -> new Said(200, "text/xml", body, Map.of()));
                SourceHere here = soap(server, records)) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 4);

            assertThat(here.failure()).isEmpty();
        }
    }

    @Test
    void a_list_in_an_old_encoding_is_counted_all_the_same() throws Exception {
        byte[] old = "{\"data\":[{\"n\":1,\"ten\":\"Nguy\u00eA\"},{\"n\":2}]}"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(Answers.read(old).path("data")).hasSize(2);
    }

    private static long rounds(ListServer server) {
        return server.asked.stream().filter(asked -> asked.number("page") == 1).count();
    }

    private SourceHere since(ListServer server, Map<String, String> more) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "url", server.url("/list"),
                "modified", "at",
                "from", "2026-10-01",
                "zone", "UTC",
                "pageSize", "2",
                "period", "300"));
        parameters.putAll(more);
        return SourceHere.start(home, "poll-http-since", parameters);
    }

    private SourceHere soap(ListServer server, String records) throws Exception {
        Map<String, String> parameters = Map.of(
                "url", server.url("/ws"),
                "envelope", "<s:Envelope xmlns:s=\"urn:s\"><s:Body><tu>{since}</tu></s:Body></s:Envelope>",
                "records", records,
                "from", "2026-01-01",
                "overlap", "0",
                "zone", "UTC",
                "period", "300");
        return SourceHere.start(home, "poll-soap", parameters);
    }
}
