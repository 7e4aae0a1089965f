package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import vn.lienthong.access.Role;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** The whole way of an auditor on the pages of a running hub, and out of it: the bundle is verified by another program, with the network off. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnAuditorGoesFromADoubtToAVerifiedBundleTest {
    @RegisterExtension
    static final HubInBrowser HERE = HubInBrowser.over(Workplace::at);

    private static final String NAME = "Nguyễn Văn Mẫu";
    private static String key;
    private static long delivery;

    @BeforeAll
    static void deliver() throws Exception {
        key = HERE.hub.keys().issue(Workplace.SOURCE);
        HERE.push(key, Records.record(1, 2), Records.record(2, 4));
        await().atMost(HubInBrowser.PATIENCE).until(() -> HERE.portal.statuses().size() == 2);
        delivery = entries(Kind.DELIVERY).get(0).position();
        HERE.enter("kiem.mau", Role.AUDITOR);
    }

    private static List<Entry> entries(Kind kind) {
        return HERE.hub.journal().list(0, 10_000, 1 << 24).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private static Browser browser() {
        return HERE.browser;
    }

    @Test
    @Order(1)
    void from_the_doubt_to_the_story_with_positions_and_proofs() {
        HERE.open("/");
        browser().at("#to-audit").click();
        assertThat(browser().at("h1").getText()).startsWith("Kiểm toán");
        browser().shoot("audit-first");
        browser().at("#story [name=so]").sendKeys(Records.number(1), Keys.ENTER);
        await().atMost(HubInBrowser.PATIENCE).until(() -> {
            browser().driver.navigate().refresh();
            return browser().has("li[data-kind=ANSWER]");
        });
        // Until the index knows it there is no such page.
        browser().complaints();

        assertThat(browser().at("li[data-kind=DELIVERY]").getAttribute("data-position"))
                .isEqualTo(Long.toString(delivery));
        assertThat(browser().driver.getPageSource()).contains("•••").doesNotContain(NAME);
        browser().at("#to-export").click();
        await().atMost(HubInBrowser.PATIENCE).until(() -> browser().has("#take"));
        assertThat(browser().at("#take [name=ho-so]").getAttribute("value")).isEqualTo(Records.number(1));
    }

    @Test
    @Order(2)
    void the_journal_is_verified_and_two_verdicts_and_the_exposed_tail_are_said() {
        HERE.open("/kiem-toan");
        browser().at("#verify [name=ly-do]").sendKeys("đơn khiếu nại 17", Keys.ENTER);
        verdict();

        assertThat(browser().at("#integrity").getAttribute("data-intact")).isEqualTo("true");
        assertThat(browser().at("#completeness").getAttribute("data-complete")).isIn("yes", "unknown");
        assertThat(browser().at("#exposure").getText()).contains("Chưa có bên chứng");
        assertThat(browser().at("#check").getText()).contains("kiem.mau", "đơn khiếu nại 17");
        browser().shoot("audit-verdict");
        browser().at("#back").click();
        await().atMost(HubInBrowser.PATIENCE).until(() -> browser().has("#checks"));
        assertThat(browser().at("#checks tr[data-state=DONE]").getText()).contains("Nguyên vẹn", "kiem.mau");
        browser().at("#language").click();
        assertThat(browser().at("#check").getText()).contains("Integrity", "Completeness", "Exposed");
    }

    @Test
    @Order(3)
    void a_checkpoint_that_the_auditor_kept_ends_the_exposure_up_to_it_and_nonsense_is_refused() throws Exception {
        HERE.open("/kiem-toan");
        String publicKey = browser().at("#public-key").getText();
        export("doan", "thanh tra 12/2026");
        String note = get("/api/v1/checkpoint");
        HERE.open("/kiem-toan");
        browser().at("#verify summary").click();
        browser().at("#verify [name=khoa]").sendKeys(publicKey);
        browser().at("#verify [name=goi]").sendKeys(note);
        browser().at("#verify [name=ly-do]").sendKeys("so với điểm chốt đã giữ");
        browser().at("#verify button").click();
        verdict();
        assertThat(browser().at("#completeness").getAttribute("data-complete")).isEqualTo("yes");
        assertThat(browser().at("#exposure").getText()).contains("Bên ngoài làm chứng đến thông điệp");

        HERE.open("/kiem-toan");
        browser().at("#verify summary").click();
        browser().at("#verify [name=khoa]").sendKeys("không phải khóa");
        browser().at("#verify [name=ly-do]").sendKeys("thử khóa sai", Keys.ENTER);
        await().atMost(HubInBrowser.PATIENCE)
                .until(() -> browser().driver.getPageSource().contains("trust-not-understood"));
        browser().complaints();
    }

    @Test
    @Order(4)
    void a_bundle_is_exported_fetched_and_proved_elsewhere_with_the_network_off() throws Exception {
        long before = HERE.hub.journal().last();
        export(Records.number(1), "đơn khiếu nại 17");
        browser().shoot("audit-export");
        assertThat(browser().at("#export").getText()).contains("kiem.mau", "đơn khiếu nại 17");
        assertThat(entries(Kind.LOOK)).as("nothing was seen yet").isEmpty();
        Path bundle = fetched();

        List<Entry> since = HERE.hub.journal().list(before, 1_000, 1 << 24);
        assertThat(since)
                .filteredOn(entry -> "export".equals(entry.facts().get("action")))
                .hasSize(1)
                .allMatch(entry -> entry.party().equals("kiem.mau")
                        && entry.payload().text().contains("đơn khiếu nại 17"));
        assertThat(since)
                .filteredOn(entry -> entry.kind() == Kind.LOOK)
                .hasSize(1)
                .allMatch(entry -> entry.facts().get("action").equals("look-export")
                        && entry.payload().text().contains(Long.toString(delivery)));
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String index =
                    new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(index).contains("Xuất bởi kiem.mau", "đơn khiếu nại 17");
        }
        noneOnDiskInClear();
        proved(bundle, get("/kiem-toan/trang-kiem-tra"));
    }

    /** In another browser that never met the hub, from files alone. */
    private static void proved(Path bundle, String page) throws Exception {
        HERE.open("/kiem-toan");
        String publicKey = browser().at("#public-key").getText();
        Path file = HERE.folder.resolve("kiem-tra.html");
        Files.writeString(file, page);
        try (Browser elsewhere = Browser.open(HERE.folder.resolve("elsewhere"))) {
            elsewhere.driver.executeCdpCommand("Network.enable", Map.of());
            elsewhere.driver.executeCdpCommand(
                    "Network.emulateNetworkConditions",
                    Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
            elsewhere.driver.get(file.toUri().toString());
            elsewhere.at("#keys").sendKeys(publicKey);
            elsewhere.at("#file").sendKeys(bundle.toString());
            String said = await().atMost(HubInBrowser.PATIENCE)
                    .until(() -> elsewhere.at("#verdict").getText(), text -> text.contains("ĐÚNG"));
            elsewhere.shoot("audit-elsewhere");
            assertThat(said).startsWith("ĐÚNG");
            assertThat(elsewhere.complaints()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void the_page_is_reached_by_keys_alone_and_fits_a_narrow_screen() {
        HERE.open("/kiem-toan");
        int tabs = 0;
        while (tabs++ < 60 && !"ho-so".equals(focused().getAttribute("name"))) {
            focused().sendKeys(Keys.TAB);
        }
        assertThat(tabs).as("tabs to the export").isLessThan(60);
        browser().driver.manage().window().setSize(new Dimension(390, 844));
        HERE.open("/kiem-toan");
        HERE.assertFits();
        browser().shoot("audit-narrow");
        browser().driver.manage().window().setSize(new Dimension(1400, 1200));
    }

    @Test
    @Order(6)
    void nobody_but_an_auditor_comes_in_and_nobody_fetches_what_another_exported() throws Exception {
        export(Records.number(2), "thanh tra 12/2026");
        String id = browser().at("#export").getAttribute("data-export");
        assertThat(browser().has("#fetch")).isTrue();
        browser().driver.manage().deleteAllCookies();
        HERE.enter("kiem.hai", Role.AUDITOR);
        HERE.open("/kiem-toan?xuat=" + id);
        assertThat(browser().has("#fetch")).isFalse();
        assertThat(post("/kiem-toan/tai", "xuat=" + id).body()).contains("export-gone");
        browser().driver.manage().deleteAllCookies();
        HERE.enter("van.hanh", Role.OPERATOR);
        assertThat(browser().has("#to-audit")).isFalse();
        HERE.open("/kiem-toan");
        assertThat(browser().driver.getPageSource()).contains("role-may-not");
        browser().complaints();
    }

    private static WebElement focused() {
        return browser().driver.switchTo().activeElement();
    }

    private static void verdict() {
        await().ignoreException(StaleElementReferenceException.class)
                .atMost(HubInBrowser.PATIENCE)
                .until(() -> browser().driver.getCurrentUrl().contains("kiem=")
                        && browser().has("#check[data-state=DONE]"));
    }

    private static void export(String dossier, String why) {
        HERE.open("/kiem-toan");
        browser().at("#take [name=ho-so]").clear();
        if (dossier.equals("doan")) {
            browser().at("#take [name=vi-tri]").sendKeys("1, " + delivery);
        } else {
            browser().at("#take [name=ho-so]").sendKeys(dossier);
        }
        browser().at("#take [name=ly-do]").sendKeys(why);
        browser().at("#take button").click();
        await().ignoreException(StaleElementReferenceException.class)
                .atMost(HubInBrowser.PATIENCE)
                .until(() -> browser().has("#export[data-state=DONE]"));
    }

    /** As the browser would: the form of the page, with the session's cookie. */
    private static Path fetched() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        form("/kiem-toan/tai", "xuat=" + browser().at("#export").getAttribute("data-export")),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("chung-cu-");
        return Files.write(HERE.folder.resolve("chung-cu.zip"), answer.body());
    }

    private static HttpResponse<String> post(String path, String line) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(form(path, line), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest form(String path, String line) {
        String cookie = browser().driver.manage().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .reduce("", (one, other) -> one + "; " + other)
                .replaceFirst("^; ", "");
        String token = browser().at("[name=ma-bieu-mau]").getAttribute("value");
        return HttpRequest.newBuilder(HERE.address.resolve(path))
                .header("Cookie", cookie)
                .header("Origin", HERE.address.toString())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("lang=vi\r\nma-bieu-mau=" + token + "\r\n" + line + "\r\n"))
                .build();
    }

    private static String get(String path) throws Exception {
        URI address = HERE.address.resolve(path);
        String cookie = browser().driver.manage().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .reduce("", (one, other) -> one + "; " + other)
                .replaceFirst("^; ", "");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).header("Cookie", cookie).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What waits to be fetched lies there under a key that is nowhere on the disk. */
    private static void noneOnDiskInClear() throws Exception {
        try (Stream<Path> files = Files.walk(HERE.place.data().resolve("audit"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.toString().endsWith(".locked"));
            for (Path file : all) {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("PK\u0003\u0004", "entries.json");
            }
        }
    }
}
