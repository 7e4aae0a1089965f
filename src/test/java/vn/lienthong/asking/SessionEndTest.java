package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.asking.ListServer.Said;

/** A session that is over and is answered with HTTP 200: known by the sign that the source's file declares. */
class SessionEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String LOGIN_PAGE =
            "<html><head><title>Đăng nhập</title></head><body><form action=\"/login\"></form></body></html>";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    status.code=-1             ~ {"status":{"code":-1},"data":[]}
                    status.code=9\\nerror=*    ~ {"error":"phiên hết hạn","data":[{"MaHoSo":"rac"}]}
                    <title>Đăng nhập</title>   ~ page
                    PHIEN_HET_HAN              ~ {"message":"PHIEN_HET_HAN"}
                    """)
    void the_hub_signs_in_once_more_and_reads_on_where_it_was(String sign, String answer) throws Exception {
        AtomicInteger sessions = new AtomicInteger();
        try (ListServer server = new ListServer(asked -> {
                    if (asked.path().equals("/login")) {
                        return Said.json("{\"token\":\"s" + sessions.incrementAndGet() + "\"}");
                    }
                    // The first session is over in the middle of the list.
                    boolean over =
                            asked.number("page") == 2 && !asked.query().get("s").equals("s2");
                    return over ? ended(answer) : Said.json(page(asked.number("page")));
                });
                SourceHere here = source(server, sign)) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() >= 3);

            assertThat(here.texts()).containsExactly(page(1), page(2), page(3));
            assertThat(sessions).hasValue(2);
            assertThat(here.failure()).isEmpty();
        }
    }

    @Test
    void a_session_that_ends_as_soon_as_it_begins_ends_the_round_and_is_named() throws Exception {
        AtomicInteger sessions = new AtomicInteger();
        try (ListServer server = new ListServer(asked -> asked.path().equals("/login")
                        ? Said.json("{\"token\":\"s" + sessions.incrementAndGet() + "\"}")
                        : ended("{\"status\":{\"code\":-1}}"));
                SourceHere here = source(server, "status.code=-1")) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            assertThat(here.failure()).contains("source-session-ended");
            assertThat(here.deliveries()).isEmpty();
            assertThat(server.asked)
                    .as("two log-ins and two questions a round, no more")
                    .hasSizeLessThan(12);
        }
    }

    private SourceHere source(ListServer server, String sign) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "url", server.url("/list"),
                "query", "page={page}&limit={size}&s={token}",
                "auth", "login",
                "tokenUrl", server.url("/login"),
                "tokenPath", "token",
                "pageSize", "2",
                "period", "2000"));
        parameters.put("sessionEnded", sign.replace("\\n", "\n"));
        return SourceHere.start(home, "poll-http-pages", parameters);
    }

    private static Said ended(String answer) {
        return answer.equals("page") ? new Said(200, "text/html", LOGIN_PAGE, Map.of()) : Said.json(answer);
    }

    private static String page(int n) {
        return n == 3 ? "{\"data\":[{\"n\":5}]}" : "{\"data\":[{\"n\":" + n + "},{\"n\":" + 10 * n + "}]}";
    }
}
