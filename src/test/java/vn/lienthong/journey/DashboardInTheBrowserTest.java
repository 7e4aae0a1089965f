package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** What a person sees and does on the pages of a running hub, in a real browser. */
@Tag("browser")
class DashboardInTheBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "Nguyễn Văn Mẫu";
    private static final String PERSONAL_NUMBER = "099090000011";

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubProcess hub;
    private static URI address;
    private static String key;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.find().isPresent(), "no Chromium with its driver on this machine");
        portal = Sandbox.start(SandboxSettings.defaults());
        Workplace place = Workplace.at(folder.resolve("hub"), portal.uri().toString());
        key = vn.lienthong.source.Keys.open(place.data().resolve("keys/api-keys.properties"))
                .issue(Workplace.SOURCE);
        hub = HubProcess.start(place, "", 0);
        address = hub.awaitOpen();
        push(Records.record(1, 2), Records.record(2, 4), Records.record(3, 10), "{}");
        await().atMost(PATIENCE).until(() -> portal.statuses().size() == 3);
        browser = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (hub != null) {
            hub.close();
            portal.close();
        }
    }

    @AfterEach
    void nothing_was_complained_of_and_nothing_was_fetched_elsewhere() throws Exception {
        browser.assertUndisturbed(address);
        assertThat(browser.driver.getPageSource()).doesNotContain(NAME, PERSONAL_NUMBER);
    }

    @Test
    void the_first_page_shows_that_every_record_is_accounted_for() {
        open("/");

        assertThat(browser.driver.getTitle()).contains("Liên Thông");
        assertThat(browser.at("html").getAttribute("lang")).isEqualTo("vi");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(figure("settled"))
                    .isEqualTo(String.valueOf(portal.statuses().size()));
            assertThat(figure("records"))
                    .isEqualTo(String.valueOf(portal.statuses().size() + 1));
            assertThat(figure("problems")).isEqualTo("1");
        });
        assertThat(browser.at("#account").getAttribute("data-balances")).isEqualTo("true");
        assertThat(browser.at("tr[data-source='nguon-thu'] td[data-cell=records]")
                        .getText())
                .isEqualTo(figure("records"));
        assertThat(browser.at("li[data-problem]").getText()).contains("NUMBER_MISSING");
        assertThat(browser.at("#live-state").getText()).isNotBlank();
    }

    @Test
    void one_click_gives_the_other_language_and_keeps_it() {
        open("/");
        browser.at("#language").click();

        assertThat(browser.at("html").getAttribute("lang")).isEqualTo("en");
        assertThat(browser.at("h1").getText()).isNotEqualTo("Tình hình đồng bộ");
        find(Records.number(1));
        assertThat(browser.at("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void a_dossier_number_leads_to_the_truth_and_from_there_to_the_message() {
        open("/");
        find(Records.number(3));

        assertThat(browser.at("#dossier-number").getText()).isEqualTo(Records.number(3));
        await().atMost(PATIENCE).untilAsserted(() -> {
            browser.driver.navigate().refresh();
            assertThat(browser.at("#standing").getAttribute("data-standing")).isEqualTo("equal");
        });
        assertThat(browser.at("#believed [data-status]").getAttribute("data-status"))
                .isEqualTo("10");
        assertThat(browser.at("#confirmed [data-status]").getAttribute("data-status"))
                .isEqualTo("10");
        assertThat(browser.driver.getPageSource()).doesNotContain(NAME, PERSONAL_NUMBER);

        browser.at("#said a").click();

        assertThat(browser.at("[data-kind]").getAttribute("data-kind")).isEqualTo("DELIVERY");
        assertThat(browser.at("#payload pre").getText())
                .contains(Records.number(3))
                .contains("•••")
                .doesNotContain(NAME, PERSONAL_NUMBER);
    }

    @Test
    void the_beginning_of_a_number_lists_what_begins_so() {
        open("/");
        find(Records.number(1).substring(0, 10));

        assertThat(browser.at("#found").getText()).contains(Records.number(1), Records.number(2), Records.number(3));
    }

    @Test
    void figures_change_by_themselves_without_a_reload() {
        open("/");
        browser.driver.executeScript("window.stillHere = true");
        String dossiers = figure("dossiers");
        push(Records.record(4, 2));

        await().ignoreException(StaleElementReferenceException.class)
                .atMost(PATIENCE)
                .until(() -> !figure("dossiers").equals(dossiers));
        assertThat(figure("dossiers")).isEqualTo(String.valueOf(Integer.parseInt(dossiers) + 1));
        assertThat(browser.driver.executeScript("return window.stillHere")).isEqualTo(true);
    }

    @Test
    void markup_in_a_search_stays_text() {
        open("/");
        find("<img src=x onerror=document.title='X'>");

        assertThat(browser.at("#found").getText()).contains("<img src=x");
        assertThat(browser.has("#found img")).isFalse();
    }

    @Test
    void a_search_leads_to_the_time_line_of_a_dossier_and_the_proof_of_its_messages() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            open("/tra-cuu?dossier=" + Records.number(2) + "&kind=ANSWER&code=DONE");
            assertThat(browser.has("tr[data-kind=ANSWER]")).isTrue();
        });
        browser.at("tr[data-kind=ANSWER] td a").click();

        assertThat(browser.at("#dossier-number").getText()).isEqualTo(Records.number(2));
        assertThat(browser.at("li[data-kind=DELIVERY] [data-verdict]").getAttribute("data-verdict"))
                .isEqualTo("NEWS");
        assertThat(browser.at("li[data-kind=ANSWER] [data-outcome]").getAttribute("data-outcome"))
                .isNotBlank();
        assertThat(browser.driver.getPageSource()).contains("•••").doesNotContain(NAME, PERSONAL_NUMBER);
        browser.at("#language").click();
        assertThat(browser.at("html").getAttribute("lang")).isEqualTo("en");
        assertThat(browser.at("h1").getText()).contains("Time line");
    }

    @Test
    void who_has_not_signed_in_cannot_search_for_a_personal_number_or_for_what_masks_hide() {
        open("/tra-cuu");
        assertThat(browser.has("#find [name=dossier]")).isTrue();
        assertThat(browser.has("#find [name=person], #find [name=text]")).isFalse();
        for (String asked : List.of("person=" + PERSONAL_NUMBER, "text=Nguy", "dossier=x&text=Nguy")) {
            for (String path : List.of("/tra-cuu?", "/api/v1/search?")) {
                HubClient.Answer answer = new HubClient(address).get(path + asked);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("search-not-understood").doesNotContain(Records.number(1));
            }
        }
    }

    private static void open(String path) {
        browser.driver.get(address + path);
    }

    private static void find(String text) {
        browser.at("#search").clear();
        browser.at("#search").sendKeys(text, Keys.ENTER);
        await().atMost(PATIENCE).until(() -> browser.has("#found") || browser.has("#dossier-number"));
    }

    private static String figure(String name) {
        return browser.at("[data-figure=" + name + "]").getText();
    }

    private static void push(String... records) {
        byte[] body = Records.array(List.of(records)).getBytes(StandardCharsets.UTF_8);
        assertThat(new HubClient(address)
                        .push(Workplace.SOURCE, key, "application/json", body)
                        .status())
                .isEqualTo(202);
    }
}
