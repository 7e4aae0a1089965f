package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.asking.ListServer.Said;

/** The templates poll-http-… against a real HTTP server. */
class PollHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page={page}&limit={size} | 1",
                "page={page}&limit={size} | 0",
                "offset={start}&limit={size} | 1",
                "start={start}&end={end} | 1"
            })
    void a_list_is_read_to_its_end_by_numbers_or_offsets_and_once_only(String query, int firstPage) throws Exception {
        try (ListServer server = new ListServer(asked -> page(asked, 7, 3, firstPage));
                SourceHere here = pages(server, Map.of("query", query, "firstPage", "" + firstPage))) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 9);

            assertThat(here.texts()).containsExactly(list(0, 3), list(3, 6), list(6, 7));
        }
    }

    @Test
    void a_server_that_gives_fewer_than_asked_for_is_read_to_the_end_all_the_same() throws Exception {
        try (ListServer server = new ListServer(asked -> page(asked, 5, 2, 1));
                SourceHere here = pages(server, Map.of("query", "offset={start}&limit={size}", "pageSize", "50"))) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 6);

            assertThat(here.texts()).containsExactly(list(0, 2), list(2, 4), list(4, 5));
        }
    }

    @Test
    void a_page_that_the_source_cannot_give_does_not_stop_the_pages_behind_it() throws Exception {
        try (ListServer server =
                        new ListServer(asked -> asked.number("page") == 2 ? Said.status(500) : page(asked, 7, 3, 1));
                SourceHere here = pages(server, Map.of("query", "page={page}&limit={size}"))) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 2);

            assertThat(here.texts()).containsExactly(list(0, 3), list(6, 7));
            assertThat(here.failure()).contains("source-answers-error");
        }
    }

    @Test
    void the_source_s_clock_is_read_from_the_header_date_of_its_answers() throws Exception {
        try (ListServer server =
                        new ListServer(asked -> page(asked, 2, 3, 1).with("Date", date(Duration.ofMinutes(7))));
                SourceHere here = pages(server, Map.of("query", "page={page}&limit={size}"))) {
            await().atMost(PATIENCE)
                    .until(() -> here.clocks.find(SourceHere.CODE).isPresent());

            assertThat(here.clocks.find(SourceHere.CODE).orElseThrow())
                    .isCloseTo(Duration.ofMinutes(7), Duration.ofSeconds(5));
        }
    }

    private static String date(Duration ahead) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
    }

    @Test
    void a_source_is_asked_less_and_less_often_while_its_pages_cannot_be_kept() throws Exception {
        AtomicInteger records = new AtomicInteger(2);
        try (ListServer server = new ListServer(asked -> page(asked, records.get(), 3, 1));
                SourceHere here = pages(server, Map.of("query", "page={page}&limit={size}"))) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1);
            here.journal.close();
            records.set(3);
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            int before = server.asked.size();
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);

            assertThat(here.failure()).contains("journal-closed");
            assertThat(server.asked.size() - before)
                    .as("questions in three seconds of a period of a fraction of one")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_list_longer_than_the_limit_is_cut_and_says_so() throws Exception {
        try (ListServer server = new ListServer(asked -> page(asked, 100, 3, 1));
                SourceHere here = pages(server, Map.of("query", "page={page}", "mostPages", "4"))) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            assertThat(here.failure()).contains("source-list-cut");
            assertThat(here.deliveries()).hasSize(4);
        }
    }

    @Test
    void xml_pages_are_counted_by_their_elements() throws Exception {
        try (ListServer server = new ListServer(asked -> {
                    int page = asked.number("page");
                    String records =
                            page > 2 ? "" : "<h:HoSo xmlns:h=\"urn:x\"><Ma>" + page + "</Ma></h:HoSo>".repeat(1);
                    return new Said(200, "application/xml", "<DanhSach>" + records + "</DanhSach>", Map.of());
                });
                SourceHere here =
                        pages(server, Map.of("query", "page={page}", "records", "DanhSach.HoSo", "pageSize", "1"))) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 6);

            assertThat(here.texts()).hasSize(2).allMatch(text -> text.startsWith("<DanhSach><h:HoSo"));
            assertThat(here.deliveries().get(0).contentType()).isEqualTo("application/xml");
        }
    }

    @Test
    void a_password_of_any_spelling_arrives_as_it_is() throws Exception {
        String password = "m'ật \"kh}ẩu'\\, $x";
        try (ListServer server = new ListServer(asked -> page(asked, 1, 3, 1));
                SourceHere here = pages(
                        server,
                        Map.of("query", "page={page}", "auth", "basic", "username", "o'hara", "password", password))) {
            await().atMost(PATIENCE).until(() -> !here.deliveries().isEmpty());

            String pair = server.asked.get(0).headers().get("Authorization").substring("Basic ".length());
            assertThat(new String(java.util.Base64.getDecoder().decode(pair), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("o'hara:" + password);
        }
    }

    @Test
    void keys_in_headers_are_sent_with_every_question() throws Exception {
        try (ListServer server = new ListServer(asked -> page(asked, 1, 3, 1));
                SourceHere here = pages(
                        server,
                        Map.of("query", "page={page}", "headers", "AppName: hub\nAccessKey: a:b\n SecretKey : 'x'"))) {
            await().atMost(PATIENCE).until(() -> !here.deliveries().isEmpty());

            assertThat(server.asked.get(0).headers())
                    .containsEntry("AppName", "hub")
                    .containsEntry("AccessKey", "a:b")
                    .containsEntry("SecretKey", "'x'");
        }
    }

    @Test
    void a_token_is_asked_for_once_and_anew_when_it_is_refused() throws Exception {
        AtomicInteger given = new AtomicInteger();
        try (ListServer server = new ListServer(asked -> {
                    if (asked.path().equals("/token")) {
                        return Said.json("{\"access_token\":\"t" + given.incrementAndGet() + "\",\"expires_in\":3600}");
                    }
                    String wanted = asked.number("page") >= 2 && given.get() < 2 ? "Bearer t2" : "Bearer t" + given;
                    boolean good = wanted.equals(asked.headers().get("Authorization"));
                    return good ? page(asked, 7, 3, 1) : Said.status(401);
                });
                SourceHere here = pages(
                        server,
                        Map.of(
                                "query", "page={page}&limit={size}",
                                "auth", "oauth2",
                                "username", "hub",
                                "password", "bí'mật",
                                "scope", "doc ghi",
                                "tokenUrl", server.url("/token")))) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 12);

            assertThat(here.texts()).containsExactly(list(0, 3), list(3, 6), list(6, 7));
            assertThat(given).hasValue(2);
            assertThat(server.asked.get(0).body()).isEqualTo("grant_type=client_credentials&scope=doc+ghi");
            assertThat(here.failure()).isEmpty();
        }
    }

    @Test
    void a_session_from_a_login_goes_where_its_blank_stands() throws Exception {
        try (ListServer server = new ListServer(asked -> {
                    if (asked.path().equals("/login")) {
                        boolean good = asked.body().equals("{\"user\":\"hub\",\"pass\":\"a\\\"b\"}");
                        return Said.json(good ? "{\"data\":{\"session\":\"s-1\"}}" : "{}");
                    }
                    boolean good = asked.body().equals("{\"session\":\"s-1\",\"service\":\"LayHoSo\"}");
                    return good ? Said.json(list(0, 2)) : Said.status(400);
                });
                SourceHere here = pages(
                        server,
                        Map.of(
                                "query", "",
                                "body", "{\"session\":\"{token}\",\"service\":\"LayHoSo\"}",
                                "auth", "login",
                                "username", "hub",
                                "password", "a\"b",
                                "tokenUrl", server.url("/login"),
                                "tokenBody", "{\"user\":\"{username}\",\"pass\":\"{password}\"}",
                                "tokenPath", "data.session"))) {
            await().atMost(PATIENCE).until(() -> !here.deliveries().isEmpty());

            assertThat(here.texts()).containsExactly(list(0, 2));
            assertThat(here.deliveries().get(0).facts().get("ask"))
                    .contains("***")
                    .doesNotContain("s-1");
        }
    }

    @Test
    void a_sign_in_that_gives_no_token_is_named() throws Exception {
        try (ListServer server = new ListServer(asked -> Said.json("{\"error_code\":1}"));
                SourceHere here = pages(server, Map.of("auth", "login", "tokenUrl", server.url("/login")))) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            assertThat(here.failure()).contains("source-refuses-sign-in");
        }
    }

    @Test
    void changes_since_a_time_are_asked_for_again_after_a_crash_from_the_last_whole_round() throws Exception {
        AtomicBoolean second = new AtomicBoolean();
        Map<String, String> parameters = Map.of(
                "query", "from={since}&page={page}&limit={size}",
                "modified", "at",
                "timeFormat", "dd/MM/uuuu HH:mm:ss",
                "from", "2026-10-01",
                "overlap", "60",
                "pageSize", "3");
        String first = "{\"data\":[{\"n\":1,\"at\":\"12/10/2026 08:00:00\"},{\"n\":2,\"at\":\"01/01/2099 00:00:00\"}]}";
        String later = "{\"data\":[{\"n\":3,\"at\":\"12/10/2026 09:00:00\"}]}";
        try (ListServer server = new ListServer(asked -> {
            if (asked.number("page") > 1) {
                return Said.json("{\"data\":[]}");
            }
            return Said.json(second.get() ? later : first);
        })) {
            try (SourceHere here = start(server, "poll-http-since", parameters)) {
                await().atMost(PATIENCE).until(() -> server.asked.size() >= 6);
                assertThat(server.asked.get(0).query()).containsEntry("from", "30/09/2026 23:59:00");
                assertThat(here.texts()).containsExactly(first);
            }
            server.asked.clear();
            second.set(true);
            try (SourceHere here = start(server, "poll-http-since", parameters)) {
                await().atMost(PATIENCE).until(() -> here.deliveries().size() == 2);
                // The records of a page that was not the last one moved nothing; the empty page behind it moved
                // nothing.
                assertThat(server.asked.get(0).query().get("from")).isIn("30/09/2026 23:59:00", "12/10/2026 07:59:00");
                assertThat(here.texts()).containsExactly(first, later);
            }
        }
    }

    @Test
    void a_round_with_a_page_missing_does_not_move_how_far_the_source_has_been_read() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        List<String> since = new ArrayList<>();
        try (ListServer server = new ListServer(asked -> {
                    since.add(asked.query().get("since"));
                    int page = asked.number("page");
                    if (page == 1 && !mended.get()) {
                        return Said.status(500);
                    }
                    return Said.json(
                            page == 2
                                    ? "{\"data\":[{\"n\":9,\"at\":\"2026-10-12T09:00:00+07:00\"}]}"
                                    : page == 1
                                            ? "{\"data\":[{\"n\":1,\"at\":\"2026-10-12T07:00:00Z\"},{\"n\":2,\"at\":\"x\"}]}"
                                            : "{\"data\":[]}");
                });
                SourceHere here = start(
                        server, "poll-http-since", Map.of("modified", "at", "from", "2026-10-01", "pageSize", "2"))) {
            await().atMost(PATIENCE).until(() -> server.asked.size() >= 6);
            assertThat(since).allMatch(text -> text.startsWith("2026-09-30T23:55:00"));
            assertThat(here.deliveries()).noneMatch(entry -> entry.facts().containsKey("cursor"));
            mended.set(true);
            await().atMost(PATIENCE).until(() -> here.deliveries().size() >= 2);
            assertThat(here.texts()).anyMatch(text -> text.contains("\"n\":1"));
        }
    }

    @Test
    void pages_that_link_to_the_next_are_followed_on_the_same_server_only() throws Exception {
        try (ListServer server = new ListServer(asked -> switch (asked.path()) {
                    case "/list" -> Said.json(list(0, 2)).with("Link", "</x>; rel=\"prev\", </list/2>; rel=\"next\"");
                    case "/list/2" -> Said.json(list(2, 4)).with("Link", "<http://127.0.0.1:1/list/3>; rel=next");
                    default -> Said.status(404);
                });
                SourceHere here = start(server, "poll-http-next", Map.of("headers", "X-Key: k"))) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            assertThat(here.texts()).containsExactly(list(0, 2), list(2, 4));
            assertThat(here.failure()).contains("source-next-foreign");
            assertThat(server.asked.get(1).headers()).containsEntry("X-Key", "k");
        }
    }

    @Test
    void a_feed_is_resumed_behind_the_last_page_kept() throws Exception {
        AtomicInteger records = new AtomicInteger(5);
        Map<String, String> parameters =
                Map.of("next", "paging.next", "resume", "yes", "query", "after={cursor}&limit={size}", "pageSize", "2");
        try (ListServer server = new ListServer(asked -> {
            int after = Integer.parseInt(asked.query().getOrDefault("after", "0"));
            int end = Math.min(after + 2, records.get());
            return Said.json(list(after, end).replaceFirst("\\{", "{\"paging\":{\"next\":\"" + end + "\"},"));
        })) {
            try (SourceHere here = start(server, "poll-http-next", parameters)) {
                await().atMost(PATIENCE).until(() -> here.deliveries().size() == 3);
            }
            assertThat(server.asked.get(0).query()).doesNotContainKey("after");
            server.asked.clear();
            records.set(6);
            try (SourceHere here = start(server, "poll-http-next", parameters)) {
                await().atMost(PATIENCE).until(() -> here.deliveries().size() == 4);
                assertThat(server.asked.get(0).query()).containsEntry("after", "5");
            }
        }
    }

    private SourceHere pages(ListServer server, Map<String, String> more) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("pageSize", "3"));
        parameters.putAll(more);
        return start(server, "poll-http-pages", parameters);
    }

    private SourceHere start(ListServer server, String template, Map<String, String> more) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of("url", server.url("/list"), "period", "300"));
        parameters.putAll(more);
        return SourceHere.start(home, template, parameters);
    }

    /** A page of a list of so many records, of which the server gives so many at once. */
    private static Said page(ListServer.Asked asked, int all, int most, int firstPage) {
        Map<String, String> query = asked.query();
        int start = query.containsKey("page")
                ? (asked.number("page") - firstPage) * most
                : Integer.parseInt(query.getOrDefault("offset", query.getOrDefault("start", "0")));
        int from = Math.min(all, start);
        return Said.json(list(from, Math.min(all, from + most)));
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"n\":" + i + "}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }
}
