package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Every way to write through a page without being an operator is refused, says so in both languages, and writes nothing. */
class OnlyAnOperatorWritesTest {
    private static final String OPERATOR = "an.mau";
    private static final List<String> WRITING = List.of("/ma-cho-ghep", "/van-de", "/dang-xuat");

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubHere hub;
    private static Workplace place;
    private static URI address;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        place = UnknownCodes.at(folder.resolve("hub"), portal.uri().toString());
        hub = HubHere.start(place.home);
        address = hub.address();
        key = HubHere.command(place.home, "operator", "key", OPERATOR).out().strip();
        String sourceKey = hub.keys().issue(Workplace.SOURCE);
        Post.records(address, sourceKey, Records.array(List.of(Records.record(1, 77), Records.record(2, 78))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !hub.ledger().openUnknownCodes().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        portal.close();
    }

    private long before;

    @BeforeEach
    void count() {
        before = decisions();
    }

    @AfterEach
    void nothing_was_written() throws Exception {
        assertThat(decisions()).isEqualTo(before);
        assertThat(Files.readString(UnknownCodes.table(place))).isEqualTo(UnknownCodes.TABLE);
        assertThat(hub.ledger().openUnknownCodes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ma-cho-ghep", "/van-de", "/dang-xuat"})
    void without_signing_in(String path) throws Exception {
        refused(post(path, form("x"), address.toString(), ""), 401, "sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ma-cho-ghep", "/van-de", "/dang-xuat"})
    void with_a_session_that_is_over_or_never_was(String path) throws Exception {
        refused(post(path, form("x"), address.toString(), "lienthong_phien=" + "A".repeat(43)), 401, "session-over");
    }

    @Test
    void with_a_wrong_form_token() throws Exception {
        String cookie = signIn();
        for (String path : WRITING) {
            refused(post(path, form("sai"), address.toString(), cookie), 403, "form-token-wrong");
            refused(post(path, form(""), address.toString(), cookie), 403, "form-token-wrong");
        }
    }

    @Test
    void with_the_token_of_another_session() throws Exception {
        String other = token(signIn());
        refused(post("/van-de", form(other), address.toString(), signIn()), 403, "form-token-wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1:1"})
    void from_a_page_of_another_site(String origin) throws Exception {
        String cookie = signIn();
        for (String path : WRITING) {
            refused(post(path, form(token(cookie)), origin, cookie), 403, "origin-foreign");
        }
        refused(post("/dang-nhap", "ten=" + OPERATOR + "\r\nkhoa=" + key + "\r\n", origin, ""), 403, "origin-foreign");
    }

    @Test
    void with_a_wrong_key_and_then_too_often() throws Exception {
        for (int i = 0; i < 5; i++) {
            refused(enter("binh.mau", "lt_sai"), 401, "sign-in-wrong");
        }
        HttpResponse<String> sixth = enter("binh.mau", "lt_sai");
        refused(sixth, 429, "tries-too-many");
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(enter(OPERATOR, key).statusCode()).as("another name").isEqualTo(303);
    }

    @Test
    void without_a_reason_or_about_nothing() throws Exception {
        String cookie = signIn();
        String token = token(cookie);
        String cause = "nguon=" + Workplace.SOURCE + "\r\nloai=CODE_UNKNOWN\r\nviec=tha\r\n";
        refused(post("/van-de", form(token) + cause, address.toString(), cookie), 400, "reason-missing");
        String nobody = "nguon=khong-co\r\nloai=CODE_UNKNOWN\r\nviec=tha\r\nly-do=x\r\n";
        refused(post("/van-de", form(token) + nobody, address.toString(), cookie), 409, "cause-unknown");
        String closed = "van-de=1:0\r\nviec=bo\r\nly-do=x\r\n";
        refused(post("/van-de", form(token) + closed, address.toString(), cookie), 409, "nothing-open");
    }

    @Test
    void with_a_row_that_the_field_cannot_hold() throws Exception {
        HttpResponse<String> answer = fill("77", "99");
        refused(answer, 422, "row-refused");
        assertThat(answer.body()).contains("codes/status.csv:5");
    }

    @Test
    void with_a_row_that_makes_an_example_wrong() throws Exception {
        HttpResponse<String> answer = fill("78", "4");
        refused(answer, 422, "row-refused");
        assertThat(answer.body()).contains("examples/chua-ro.expected.json:1:");
    }

    private static HttpResponse<String> fill(String value, String canonical) throws Exception {
        String cookie = signIn();
        String page = get("/ma-cho-ghep", cookie);
        String mark =
                page.replaceAll("(?s).*data-value=\"" + value + "\".*?name=\"dau\" value=\"([0-9a-f]+)\".*", "$1");
        String row = "nguon=" + Workplace.SOURCE + "\r\nloai=CODE_UNKNOWN\r\ndau=" + mark + "\r\nma-dich=" + canonical
                + "\r\nghi-chu=thử\r\n";
        return post("/ma-cho-ghep", form(token(cookie)) + row, address.toString(), cookie);
    }

    @Test
    void a_sessions_cookie_is_out_of_reach_of_scripts_and_other_sites() throws Exception {
        HttpResponse<String> answer = enter(OPERATOR, key);

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .matches("lienthong_phien=[A-Za-z0-9_-]{43}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains("data-code=\"" + code + "\"")
                .contains("Expected")
                .contains("<html lang=\"vi\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static String form(String token) {
        return "lang=vi\r\nma-bieu-mau=" + token + "\r\n";
    }

    private static String signIn() throws Exception {
        String set = enter(OPERATOR, key).headers().firstValue("Set-Cookie").orElseThrow();
        return set.replaceFirst(";.*", "");
    }

    private static String token(String cookie) throws Exception {
        Matcher token =
                Pattern.compile("name=\"ma-bieu-mau\" value=\"([^\"]+)\"").matcher(get("/van-de", cookie));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static HttpResponse<String> enter(String name, String secret) throws Exception {
        return post("/dang-nhap", "lang=vi\r\nten=" + name + "\r\nkhoa=" + secret + "\r\n", address.toString(), "");
    }

    private static HttpResponse<String> post(String path, String body, String origin, String cookie) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Content-Type", "text/plain", "Origin", origin));
        if (!cookie.isEmpty()) {
            headers.addAll(List.of("Cookie", cookie));
        }
        return Post.send(address.resolve(path), body, headers.toArray(String[]::new));
    }

    private static String get(String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long decisions() {
        return hub.journal().list(0, 100_000, 1 << 26).stream()
                .filter(entry -> entry.kind() == Kind.DECISION && !entry.facts().containsKey("account"))
                .count();
    }
}
