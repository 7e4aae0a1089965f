package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.access.Accounts;
import vn.lienthong.access.Paths;
import vn.lienthong.access.Role;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/**
 * Every address of the routes and every command, asked by everybody who can ask: what is personal is shown to auditors only, and a look lies in the
 * journal before. The walk finds addresses and commands by itself: a new one that shows a payload without a record fails here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryReadPathLeavesALookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "099090000011";
    /** Of an invented person, as they stand in what was pushed. */
    private static final List<String> PERSONAL =
            List.of("Nguyễn Văn Mẫu", NUMBER, "0912000345", "mau@example.vn", "12 Phố Mẫu Đơn");

    private static final Pattern ADDRESS =
            Pattern.compile("uri: platform-http:(\\S+)\\s+parameters:\\s*(?:\\{\\s*)?httpMethodRestrict: (\\w+)");
    /** Asked of nobody here: they begin or end sessions, or take deliveries. */
    private static final Set<String> NOT_ASKED = Set.of("POST /dang-nhap", "POST /dang-xuat");

    /** Where something personal may be shown, or looked for. */
    private static final Set<String> RECORDED = Set.of(
            "POST /nguyen-van", "POST /api/v1/journal/{position}/payload", "POST /tim-nguoi", "POST /api/v1/search");

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubHere hub;
    private static Workplace place;
    private static long delivery;
    private static final Map<Role, Visitor> PEOPLE = new EnumMap<>(Role.class);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            // As browsers speak to a hub without TLS: by HTTP/2 there would be no header Host to compare a form's
            // origin with.
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param name empty for nobody */
    private record Visitor(String name, String cookie, String formToken, String bearer) {}

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        place = Workplace.at(folder, portal.uri().toString());
        hub = HubHere.start(place.home);
        String personal = ",\"SoDienThoai\":\"0912000345\",\"Email\":\"mau@example.vn\",\"DiaChi\":\"12 Phố Mẫu Đơn\"}";
        String good = Records.record(1, 2).replaceFirst("}$", personal);
        String bad = Records.record(2, 2).replaceFirst("\"NgayHenTra\":\"\\d+\"", "\"NgayHenTra\":\"" + NUMBER + "\"");
        assertThat(bad).contains("\"NgayHenTra\":\"" + NUMBER);
        Post.records(hub.address(), hub.keys().issue(Workplace.SOURCE), Records.array(List.of(good, bad)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(hub.ledger().totals().account().settled()).isEqualTo(1);
            assertThat(hub.ledger().totals().account().problems()).isEqualTo(1);
        });
        delivery = entries().stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .findFirst()
                .orElseThrow()
                .position();
        Accounts accounts = new Accounts(place.data(), Clock.systemUTC());
        for (Role role : Role.values()) {
            PEOPLE.put(role, enter(accounts, role));
        }
        awaitIndex();
    }

    private static void awaitIndex() {
        long last = hub.journal().last();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> JSON.readTree(get("/api/v1/search?limit=1", PEOPLE.get(Role.AUDITOR))
                                        .body())
                                .path("reach")
                                .asLong()
                        >= last);
    }

    @AfterAll
    static void stop() throws Exception {
        if (hub != null) {
            hub.close();
        }
        portal.close();
    }

    @Test
    @Order(1)
    void every_route_over_http_has_a_deed_and_every_deed_a_route() throws IOException {
        TreeSet<String> routed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                Matcher address = ADDRESS.matcher(text);
                while (address.find()) {
                    routed.add(address.group(2) + " " + address.group(1));
                }
                assertThat(text.split("platform-http:", -1).length - 1)
                        .as("addresses in %s, each with its method", file)
                        .isEqualTo(
                                Math.toIntExact(ADDRESS.matcher(text).results().count()));
            }
        }
        assertThat(Paths.list().stream().map(known -> known.method() + " " + known.path()))
                .containsExactlyInAnyOrderElementsOf(routed);
    }

    @Test
    @Order(2)
    void whoever_asks_wherever_personal_data_is_shown_to_auditors_only_and_after_a_look_is_kept() throws Exception {
        TreeSet<String> recorded = new TreeSet<>();
        List<Visitor> all = new ArrayList<>(PEOPLE.values());
        all.add(new Visitor("", "", "", ""));
        for (Paths.Known known : Paths.list()) {
            String what = known.method() + " " + known.path();
            for (Visitor visitor : NOT_ASKED.contains(what) ? List.<Visitor>of() : all) {
                for (boolean program : new boolean[] {false, true}) {
                    for (HttpRequest request : requests(known, visitor, program)) {
                        if (isRecorded(what, visitor, request)) {
                            recorded.add(what);
                        }
                    }
                }
            }
        }
        assertThat(recorded).containsExactlyInAnyOrderElementsOf(RECORDED);
    }

    /** True when a look was kept; anything personal without one fails. */
    private static boolean isRecorded(String what, Visitor visitor, HttpRequest request) throws Exception {
        long before = hub.journal().last();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        List<Entry> looks = hub.journal().list(before, 1_000, 1 << 24).stream()
                .filter(entry -> entry.kind() == Kind.LOOK)
                .toList();
        String shown = answer.body() + decoded(answer.body());
        boolean personal = PERSONAL.stream().anyMatch(shown::contains);
        if (looks.isEmpty()) {
            assertThat(personal)
                    .as("%s shows %s to %s without a look", what, shown, visitor)
                    .isFalse();
            return false;
        }
        assertThat(visitor.name()).as(what).isEqualTo("auditor.mau");
        assertThat(looks).hasSize(1);
        Entry look = looks.get(0);
        assertThat(look.party()).isEqualTo("auditor.mau");
        assertThat(look.facts().get("how")).startsWith("auditor/");
        JsonNode why = JSON.readTree(look.payload().text());
        assertThat(why.path("why").asText()).isEqualTo("đơn khiếu nại");
        assertThat(look.facts().toString() + look.payload().text()).doesNotContain(PERSONAL);
        if (personal) {
            assertThat(why.path("positions").toString()).contains(Long.toString(delivery));
        }
        return true;
    }

    private static String decoded(String body) throws IOException {
        if (!body.contains("\"base64\"")) {
            return "";
        }
        byte[] bytes =
                Base64.getDecoder().decode(JSON.readTree(body).path("base64").asText());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As an address may be asked: with nothing, and with everything that any address takes. */
    private static List<HttpRequest> requests(Paths.Known known, Visitor visitor, boolean program) {
        String path = known.path()
                .replace("{position}", Long.toString(delivery))
                .replace("{number}", Records.number(1))
                .replace("{source}", Workplace.SOURCE)
                .replace("{name}", "hub.css")
                .replace("{service}", "LayThuTuc");
        String said = "?lang=vi&so=" + Records.number(1) + "&q=" + Records.number(1) + "&vi-tri=" + delivery + "&nguon="
                + Workplace.SOURCE + "&loai=DATE_IMPOSSIBLE";
        String find = "?person=" + NUMBER + "&text=" + URLEncoder.encode("Nguyễn", StandardCharsets.UTF_8);
        List<HttpRequest> requests = new ArrayList<>();
        for (String query : known.method().equals("GET") ? List.of("", said, find) : List.of("")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(hub.address().resolve(path + query));
            if (program && !visitor.bearer().isEmpty()) {
                request.header("Authorization", "Bearer " + visitor.bearer());
            }
            if (!program && !visitor.cookie().isEmpty()) {
                request.header("Cookie", visitor.cookie());
            }
            if (known.method().equals("POST")) {
                boolean json = path.startsWith("/api/") || path.startsWith("/dvcqg");
                request.header("Content-Type", json ? "application/json" : "text/plain")
                        .header("Origin", hub.address().toString())
                        .POST(BodyPublishers.ofString(json ? object() : form(visitor)));
            }
            requests.add(request.build());
        }
        return requests;
    }

    private static String object() {
        return JSON.createObjectNode()
                .put("why", "đơn khiếu nại")
                .put("person", NUMBER)
                .toString();
    }

    private static String form(Visitor visitor) {
        return "lang=vi\r\nma-bieu-mau=" + visitor.formToken() + "\r\nvi-tri=" + delivery + "\r\nperson=" + NUMBER
                + "\r\nly-do=đơn khiếu nại\r\nma=" + Workplace.SOURCE + "\r\ngoi=[]\r\n";
    }

    @Test
    @Order(3)
    void without_a_purpose_nothing_is_shown_and_nothing_kept() throws Exception {
        long before = hub.journal().last();
        Visitor auditor = PEOPLE.get(Role.AUDITOR);
        for (String path : List.of("/api/v1/journal/" + delivery + "/payload", "/api/v1/search")) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(hub.address().resolve(path))
                            .header("Authorization", "Bearer " + auditor.bearer())
                            .POST(BodyPublishers.ofString("{\"person\":\"" + NUMBER + "\",\"why\":\" \"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("purpose-missing").doesNotContain("base64", "\"lines\"");
        }
        assertThat(hub.journal().list(before, 100, 1 << 20)).noneMatch(entry -> entry.kind() == Kind.LOOK);
    }

    @Test
    @Order(3)
    void figures_give_away_no_number_and_no_problem_to_a_role_that_may_neither_search_nor_see_problems()
            throws Exception {
        String begun = Records.number(1).substring(0, 5);
        for (Role role : List.of(Role.ADMIN, Role.MONITOR)) {
            for (String path : List.of("/", "/?phan=bang", "/?q=" + begun, "/api/v1/sources/" + Workplace.SOURCE)) {
                assertThat(get(path, PEOPLE.get(role)).body())
                        .as(role + " " + path)
                        .doesNotContain(Records.number(1), Records.number(2), "DATE_IMPOSSIBLE");
            }
        }
        for (String path : List.of("/nguon/" + Workplace.SOURCE, "/api/v1/sources/" + Workplace.SOURCE)) {
            assertThat(get(path, PEOPLE.get(Role.SOURCE)).body())
                    .as("the source's own people " + path)
                    .contains("DATE_IMPOSSIBLE");
            assertThat(get(path, PEOPLE.get(Role.MONITOR)).body()).doesNotContain("DATE_IMPOSSIBLE");
        }
        assertThat(get("/?q=" + begun, PEOPLE.get(Role.OPERATOR)).body()).contains(Records.number(1));
        assertThat(get("/", PEOPLE.get(Role.OPERATOR)).body()).contains("DATE_IMPOSSIBLE");
    }

    @Test
    @Order(3)
    void a_sign_in_that_is_large_or_of_unknown_length_is_refused_before_room_is_kept_for_it() throws Exception {
        HttpRequest large = HttpRequest.newBuilder(hub.address().resolve("/dang-nhap"))
                .POST(BodyPublishers.ofString("x".repeat(8 * 1024 + 1)))
                .build();
        HttpRequest unknown = HttpRequest.newBuilder(hub.address().resolve("/dang-nhap"))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10])))
                .build();

        assertThat(CLIENT.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(CLIENT.send(unknown, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    /** Commands that read nothing of what the hub stores about dossiers, or a world of their own. */
    private static final Map<String, String> READ_NOTHING = Map.ofEntries(
            Map.entry("run", "its pages and API are walked above"),
            Map.entry("demo", "invented dossiers in a folder of its own"),
            Map.entry("sandbox", "stands for the portal"),
            Map.entry("witness", "sees checkpoints only"),
            Map.entry("check", "reads routes, mappings and settings"),
            Map.entry("journal key", "public keys"),
            Map.entry("journal hold add", "a decision"),
            Map.entry("journal hold lift", "a decision"),
            Map.entry("replay propose", "an order"),
            Map.entry("replay approve", "an order"),
            Map.entry("replay resume", "an order"),
            Map.entry("replay pause", "writes a word for a run"),
            Map.entry("replay cancel", "writes a word for a run"),
            Map.entry("reconcile", "needs a source that lists; prints counts and numbers of dossiers"),
            Map.entry("source ping", "asks the source, shows no payload"),
            Map.entry("source conform", "asks the source, whose answers are not the hub's"),
            Map.entry("source key", "makes a key"),
            Map.entry("source pull-once", "an order"),
            Map.entry("source pull", "an order"),
            Map.entry("source pause", "an order"),
            Map.entry("source resume", "an order"),
            Map.entry("problems release", "an order"),
            Map.entry("problems discard", "an order"),
            Map.entry("operator key", "makes a key"),
            Map.entry("mapping try", "reads a file that the person has"),
            Map.entry("mapping test", "reads the examples beside a mapping"),
            Map.entry("mapping new", "reads a file that the person has"),
            Map.entry("mapping back", "writes mapping files from an activation, which holds no payload"));

    private record Shows(List<String> words, boolean personal) {}

    private static Shows masked(String... words) {
        return new Shows(List.of(words), false);
    }

    private static Map<String, List<Shows>> reading(Path out) {
        String at = Long.toString(delivery);
        String[] who = {"--who", "chi.mau", "--why", "đơn khiếu nại"};
        return Map.ofEntries(
                Map.entry(
                        "search",
                        List.of(
                                masked("search", "--dossier", Records.number(1)),
                                masked("search", "--person", NUMBER),
                                masked("search", "--text", "Nguyễn"),
                                looks(who, "search", "--person", NUMBER),
                                looks(who, "search", "--text", "Nguyễn"))),
                Map.entry(
                        "journal show",
                        List.of(
                                masked("journal", "show", at),
                                masked("journal", "show", at, "--json"),
                                masked(
                                        "journal",
                                        "show",
                                        at,
                                        "--payload",
                                        out.resolve("khong.bin").toString()),
                                looks(
                                        who,
                                        "journal",
                                        "show",
                                        at,
                                        "--payload",
                                        out.resolve("co.bin").toString()))),
                Map.entry(
                        "journal export",
                        List.of(
                                masked(
                                        "journal",
                                        "export",
                                        "--position",
                                        at,
                                        "--out",
                                        out.resolve("khong.zip").toString()),
                                looks(
                                        who,
                                        "journal",
                                        "export",
                                        "--position",
                                        at,
                                        "--out",
                                        out.resolve("co.zip").toString()))),
                Map.entry("journal verify", List.of(masked("journal", "verify"))),
                Map.entry(
                        "mapping diff",
                        List.of(
                                masked("mapping", "diff", Workplace.SOURCE),
                                masked("mapping", "diff", Workplace.SOURCE, "--values"),
                                looks(who, "mapping", "diff", Workplace.SOURCE, "--values"))),
                Map.entry("problems list", List.of(masked("problems", "list"), masked("problems", "list", "--json"))),
                Map.entry("problems show", List.of(masked("problems", "show", at + ":1"))),
                Map.entry("journal hold list", List.of(masked("journal", "hold", "list"))),
                Map.entry("replay", List.of(masked("replay"))),
                Map.entry("replay orders", List.of(masked("replay", "orders"))),
                Map.entry("replay list", List.of(masked("replay", "list"))),
                Map.entry("rebuild", List.of(masked("rebuild", "--compare"))));
    }

    private static Shows looks(String[] who, String... words) {
        return new Shows(Stream.concat(Stream.of(words), Stream.of(who)).toList(), true);
    }

    @Test
    @Order(4)
    void every_command_shows_nothing_personal_without_a_look_that_says_who_and_why() throws Exception {
        hub.close();
        hub = null;
        Path out = Files.createDirectories(folder.resolve("ra"));
        Map<String, List<Shows>> reading = reading(out);
        TreeSet<String> commands = new TreeSet<>();
        HubHere.commands().stream()
                .filter(command -> !command.startsWith("bench") && !command.startsWith("account"))
                .forEach(commands::add);
        TreeSet<String> known = new TreeSet<>(READ_NOTHING.keySet());
        known.addAll(reading.keySet());
        assertThat(commands)
                .as("a new command: say here what it shows, or why it reads nothing")
                .isEqualTo(known);
        for (List<Shows> shows : reading.values()) {
            for (Shows one : shows) {
                check(one, out);
            }
        }
    }

    private static void check(Shows shows, Path out) throws Exception {
        int before = HubHere.looks(place.home).size();
        Set<Path> files = files(out);
        HubHere.Said said = HubHere.command(place.home, shows.words().toArray(String[]::new));
        List<Entry> looks = HubHere.looks(place.home);
        if (shows.personal()) {
            assertThat(said.code()).as(shows + said.out() + said.err()).isZero();
            assertThat(looks).as(shows.toString()).hasSize(before + 1);
            assertThat(looks.get(before).party()).isEqualTo("chi.mau");
            assertThat(looks.get(before).payload().text()).contains("đơn khiếu nại");
            return;
        }
        assertThat(looks).as(shows.toString()).hasSize(before);
        assertThat(said.out() + said.err()).as(shows.toString()).doesNotContain(PERSONAL);
        assertThat(files(out)).as(shows + " writes no file").isEqualTo(files);
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.toList());
        }
    }

    private static Visitor enter(Accounts accounts, Role role) throws Exception {
        String name = role.word() + ".mau";
        String password = accounts.add(name, role, role == Role.SOURCE ? Workplace.SOURCE : "")
                .orElseThrow();
        String bearer = accounts.token(name, "api", Duration.ofDays(1)).orElseThrow();
        URI address = hub.address();
        HttpResponse<String> entered = Post.send(
                address.resolve("/dang-nhap"),
                "lang=vi\r\nten=" + name + "\r\nkhoa=" + password + "\r\n",
                "Content-Type",
                "text/plain",
                "Origin",
                address.toString());
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        Visitor visitor = new Visitor(name, cookie, "", bearer);
        Matcher token = Pattern.compile("name=\"ma-bieu-mau\" value=\"([^\"]+)\"")
                .matcher(get("/dang-nhap", visitor).body());
        assertThat(token.find()).as("whoever has signed in can sign out").isTrue();
        return new Visitor(name, cookie, token.group(1), bearer);
    }

    private static HttpResponse<String> get(String path, Visitor visitor) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.address().resolve(path))
                .header("Cookie", visitor.cookie())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static List<Entry> entries() {
        return hub.journal().list(0, 100_000, 1 << 26);
    }
}
