package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** OpenID Connect with a server that nobody here wrote: who it names gets in with the role that its groups mean here, and nobody else does. */
class PeopleSignInWithAnIdentityServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static IdentityServer server;
    private static HubHere hub;
    private static Workplace place;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        int port = IdentityServer.freePort();
        address = URI.create("http://127.0.0.1:" + port);
        server = IdentityServer.start(address);
        place = Workplace.at(folder.resolve("hub"), "http://127.0.0.1:1");
        Files.writeString(
                place.home.resolve("hub.properties"),
                "\n"
                        + example()
                                .replace("https://dinh-danh.example.vn/realms/bo", server.issuer())
                                .replace("${file:/etc/lienthong/oidc-secret}", IdentityServer.SECRET),
                StandardOpenOption.APPEND);
        hub = HubHere.startAt(place.home, port);
        server.person("an.mau", "nhom-khac", "lienthong-van-hanh")
                .person("chi.mau", "lienthong-kiem-tra")
                .person("khach.mau", "nhom-khac")
                .person("hai.vai", "lienthong-van-hanh", "lienthong-kiem-tra")
                .person("nguon.mau", "lienthong-nguon-thu")
                .person("doi.vai", "lienthong-van-hanh")
                .person("xoay.khoa", "lienthong-van-hanh")
                .person("tai.cho", "lienthong-quan-tri")
                .person("bi.khoa", "lienthong-van-hanh");
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        server.close();
    }

    /** The worked example of the guide is what this hub runs with. */
    private static String example() throws IOException {
        String guide = Files.readString(Path.of("src/docs/access.md"));
        Matcher block = Pattern.compile("```properties\n(access\\.oidc\\.issuer.*?)```", Pattern.DOTALL)
                .matcher(guide);
        assertThat(block.find()).as("the worked example in access.md").isTrue();
        return block.group(1);
    }

    @Test
    void a_person_of_the_identity_server_gets_in_with_the_role_of_their_group_and_goes_where_they_wanted_to()
            throws Exception {
        Browsing an = new Browsing();
        HttpResponse<String> shut = an.get(address + "/van-de");
        assertThat(shut.statusCode()).isEqualTo(303);
        String page = an.get(address + shut.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(page).contains("Đăng nhập bằng Máy chủ định danh của Bộ", "name=\"khoa\"");

        HttpResponse<String> arrived = an.signIn(link(page), "an.mau");

        assertThat(arrived.statusCode()).as(arrived.body()).isEqualTo(200);
        assertThat(arrived.body()).contains("content=\"0;url=/van-de");
        assertThat(arrived.headers().allValues("Set-Cookie"))
                .anyMatch(one -> one.matches(
                        "lienthong_phien=[A-Za-z0-9_-]{43}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict"))
                .anyMatch(one -> one.startsWith("lienthong_di=; Path=/; Max-Age=0"));
        assertThat(an.get(address + "/van-de").body()).contains("an.mau", "Vận hành");
        assertThat(an.get(address + "/tim-nguoi").statusCode())
                .as("an operator is no auditor")
                .isEqualTo(403);
        String data = Files.readString(place.data().resolve("keys/accounts.json"));
        assertThat(data).contains(server.issuer() + " an.mau").doesNotContain("eyJ");
        await().atMost(PATIENCE).until(() -> changes("an.mau").contains("account-add"));
    }

    @Test
    void who_has_no_group_two_roles_or_no_account_there_stays_outside_and_is_told_what_to_do() throws Exception {
        assertRefused(new Browsing().signIn("khach.mau"), 403, "identity-without-role", "access.oidc.role");
        assertRefused(new Browsing().signIn("hai.vai"), 403, "identity-with-roles", "auditor, operator");
        assertThat(new Browsing()
                        .login(server.issuer(), "ke.la")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/login?error");
    }

    @Test
    void a_source_of_the_identity_server_sees_its_own_state_and_no_other() throws Exception {
        Browsing own = new Browsing();
        assertThat(own.signIn("nguon.mau").statusCode()).isEqualTo(200);
        assertThat(own.get(address + "/api/v1/sources/nguon-thu").statusCode()).isEqualTo(200);
        assertThat(own.get(address + "/api/v1/sources/yen-lang").body()).contains("source-not-own");
        assertThat(own.get(address + "/nguon/yen-lang").body()).contains("source-not-own");
        HttpResponse<String> home = own.get(address + "/");
        assertThat(home.headers().firstValue("Location")).contains("/nguon/nguon-thu");
        assertThat(own.get(address + "/nguon/nguon-thu").body()).contains("id=\"source-nguon-thu\"", "id=\"problems\"");
    }

    @Test
    void another_group_is_another_role_at_the_next_sign_in_and_ends_the_sessions_of_the_old_one() throws Exception {
        Browsing before = new Browsing();
        before.signIn("doi.vai");
        server.person("doi.vai", "lienthong-kiem-tra");
        Browsing after = new Browsing();
        after.signIn("doi.vai");

        assertThat(after.get(address + "/tim-nguoi").statusCode()).isEqualTo(200);
        assertThat(before.get(address + "/van-de").statusCode())
                .as("the old role")
                .isEqualTo(303);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(changes("doi.vai")).containsExactly("account-add", "account-role"));
    }

    @Test
    void a_name_belongs_to_the_first_who_had_it_here_or_there_whatever_others_call_themselves() throws Exception {
        HubHere.command(place.home, "account", "add", "tai.cho", "--role", "admin", "--who", "thu.mau");
        assertRefused(new Browsing().signIn("tai.cho"), 403, "identity-name-taken", "tai.cho");

        Browsing chi = new Browsing();
        chi.signIn("chi.mau");
        server.rename("chi.mau", "an.mau");
        Browsing again = new Browsing();
        again.signIn("chi.mau");
        assertThat(again.get(address + "/tra-cuu").body()).contains("<b class=\"mono\">chi.mau</b>");
    }

    @Test
    void a_lock_of_the_hub_holds_against_the_identity_server_and_ends_the_session_at_once() throws Exception {
        Browsing person = new Browsing();
        person.signIn("bi.khoa");
        assertThat(HubHere.command(place.home, "account", "password", "bi.khoa").code())
                .isEqualTo(2);
        assertThat(HubHere.command(place.home, "account", "lock", "bi.khoa", "--who", "thu.mau")
                        .code())
                .isZero();

        assertThat(person.get(address + "/van-de").statusCode()).isEqualTo(303);
        assertRefused(new Browsing().signIn("bi.khoa"), 403, "account-locked", "account unlock bi.khoa");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(changes("bi.khoa")).containsExactly("account-add", "account-lock"));
    }

    @Test
    void the_identity_servers_key_may_change_while_people_sign_in() throws Exception {
        assertThat(new Browsing().signIn("xoay.khoa").statusCode()).isEqualTo(200);
        server.anotherKey();
        assertThat(new Browsing().signIn("xoay.khoa").statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_comes_to_the_browser_that_asked_once_and_to_no_other() throws Exception {
        Browsing an = new Browsing();
        String back = an.back(an.depart(), "an.mau");
        assertRefused(new Browsing().get(back), 400, "sign-in-lost", "/dang-nhap");
        HttpResponse<String> entered = an.get(back);
        assertThat(entered.statusCode()).isEqualTo(200);
        assertRefused(an.get(back), 400, "sign-in-lost", "/dang-nhap");
        Browsing forced = new Browsing();
        forced.depart();
        assertRefused(forced.get(back), 400, "sign-in-lost", "/dang-nhap");
        assertRefused(
                forced.get(address + "/dang-nhap/tro-ve?code=x&state=y&error=access_denied"),
                400,
                "sign-in-lost",
                "/dang-nhap");
    }

    @Test
    void nobody_is_led_to_another_site() throws Exception {
        for (String evil :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            Browsing an = new Browsing();
            String to = address + "/dang-nhap/dinh-danh?ve=" + URLEncoder.encode(evil, StandardCharsets.UTF_8);
            HttpResponse<String> arrived = an.signIn(to, "an.mau");
            assertThat(arrived.body()).contains("content=\"0;url=/").doesNotContain("evil", "javascript:");
        }
    }

    @Test
    void while_the_identity_server_is_away_the_page_says_so_and_accounts_of_the_hub_get_in() throws Exception {
        String password = HubHere.command(place.home, "account", "add", "du.phong", "--role", "operator")
                .out()
                .strip();
        int port = IdentityServer.freePort();
        Workplace other = Workplace.at(folder.resolve("xa"), "http://127.0.0.1:1");
        Files.writeString(
                other.home.resolve("hub.properties"),
                "\naccess.oidc.issuer=http://localhost:1\naccess.oidc.client-id=x\naccess.oidc.role.operator=y\n",
                StandardOpenOption.APPEND);
        Files.createDirectories(other.data());
        Files.createDirectory(other.data().resolve("keys"));
        Files.copy(place.data().resolve("keys/accounts.json"), other.data().resolve("keys/accounts.json"));
        try (HubHere away = HubHere.startAt(other.home, port)) {
            Browsing person = new Browsing();
            assertRefused(
                    person.get(away.address() + "/dang-nhap/dinh-danh"), 503, "identity-away", "tài khoản tại chỗ");
            HttpResponse<String> entered = Post.send(
                    away.address().resolve("/dang-nhap"),
                    "lang=vi\r\nten=du.phong\r\nkhoa=" + password + "\r\n",
                    "Content-Type",
                    "text/plain",
                    "Origin",
                    away.address().toString());
            assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        }
    }

    @Test
    @Tag("browser")
    void in_a_real_browser_somebody_signs_in_at_another_site_lands_on_the_page_and_signs_out_of_both()
            throws Exception {
        assumeTrue(Browser.find().isPresent(), "no Chromium with its driver on this machine");
        server.person("trinh.duyet", "lienthong-van-hanh");
        try (Browser browser = Browser.open(folder.resolve("profile"))) {
            browser.driver.get(address + "/van-de");
            await().atMost(PATIENCE).until(() -> browser.has("#identity"));
            browser.shoot("sign-in-with-identity-server");
            browser.at("#identity").click();
            await().atMost(PATIENCE).until(() -> browser.has("#username"));
            assertThat(browser.driver.getCurrentUrl()).startsWith(server.issuer());
            browser.at("#username").sendKeys("trinh.duyet");
            browser.at("#password").sendKeys(IdentityServer.PASSWORD);
            browser.at("button[type=submit]").click();
            await().atMost(PATIENCE).until(() -> browser.driver.getCurrentUrl().startsWith(address + "/van-de"));
            assertThat(browser.at("#visitor").getText()).contains("trinh.duyet", "Vận hành");
            browser.shoot("signed-in-by-identity-server");

            browser.at("#visitor button").click();
            await().atMost(PATIENCE).until(() -> browser.has("#leave-too"));
            browser.shoot("signed-out");
            assertThat(browser.at("#leave-too").getAttribute("href")).startsWith(server.issuer());
            browser.driver.get(address + "/van-de");
            await().atMost(PATIENCE).until(() -> browser.has("#sign-in"));
        }
    }

    private static List<String> changes(String account) {
        return hub.journal().list(0, 10_000, 1 << 26).stream()
                .filter(entry -> entry.kind() == Kind.DECISION)
                .map(Entry::facts)
                .filter(facts -> account.equals(facts.get("account")))
                .map(facts -> facts.get("action"))
                .toList();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("data-code=\"" + code + "\"", said);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("lienthong_phien="));
    }

    private static String link(String page) {
        Matcher link = Pattern.compile("id=\"identity\"[^>]*href=\"([^\"]+)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return address + link.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
    }

    /** What a browser does between hub and identity server, step by step. */
    private static final class Browsing {
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        /** By host and port, as they were set: Java's own store sends them in a form of before RFC 6265. */
        private final Map<String, Map<String, String>> cookies = new HashMap<>();

        HttpResponse<String> get(String to) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(to)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            String host = request.build().uri().getAuthority();
            Map<String, String> own = cookies.computeIfAbsent(host, one -> new LinkedHashMap<>());
            if (!own.isEmpty()) {
                request.header(
                        "Cookie",
                        own.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String[] pair = set.replaceFirst(";.*", "").split("=", 2);
                own.put(pair[0], pair[1]);
            }
            return answer;
        }

        HttpResponse<String> signIn(String name) throws Exception {
            return get(back(depart(), name));
        }

        HttpResponse<String> signIn(String from, String name) throws Exception {
            return get(back(location(get(from)).orElseThrow(), name));
        }

        /** Where the hub sends to. */
        String depart() throws Exception {
            HttpResponse<String> answer = get(address + "/dang-nhap/dinh-danh");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("lienthong_di=")
                    .contains("HttpOnly; SameSite=Lax");
            return location(answer).orElseThrow();
        }

        /** And where the identity server sends to in the end, not yet followed. */
        String back(String there, String name) throws Exception {
            assertThat(there).startsWith(server.issuer()).contains("code_challenge_method=S256", "nonce=", "state=");
            String next = location(get(there)).orElseThrow();
            assertThat(next).endsWith("/login");
            next = location(login(server.issuer(), name)).orElseThrow();
            while (!next.startsWith(address.toString())) {
                next = location(get(next)).orElseThrow();
            }
            return next;
        }

        HttpResponse<String> login(String issuer, String name) throws Exception {
            Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                    .matcher(get(issuer + "/login").body());
            assertThat(token.find()).isTrue();
            String form = "username=" + name + "&password=" + IdentityServer.PASSWORD + "&_csrf="
                    + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            return send(HttpRequest.newBuilder(URI.create(issuer + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        private static Optional<String> location(HttpResponse<String> answer) {
            return answer.headers()
                    .firstValue("Location")
                    .map(one -> answer.uri().resolve(one).toString());
        }
    }
}
