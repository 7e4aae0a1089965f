package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import vn.lienthong.hub.HubHere;

/** The mapping workbench of a running hub, in a real browser: what a provincial team sees of its payload. */
@Tag("browser")
class TheWorkbenchInTheBrowserTest {
    private static final String CODE = "opencps-thanh-hoa";
    private static final String PERSON = "NGUYỄN VĂN MẪU MỘT";

    @RegisterExtension
    static final HubInBrowser HERE = HubInBrowser.over((home, portal) -> {
        Workplace place = Workplace.at(home, portal);
        place.addPushingSource("nguon-mo", CODE);
        return place;
    });

    private static HubHere hub;
    private static URI address;
    private static Browser browser;
    private static long delivery;

    @BeforeAll
    static void start() throws Exception {
        hub = HERE.hub;
        address = HERE.address;
        browser = HERE.browser;
        String key = hub.keys().issue("nguon-mo");
        String body = Files.readString(Path.of("mappings", CODE, "examples/page.json"));
        var receipt = Post.delivery(address, "nguon-mo", key, "application/json", body);
        assertThat(receipt.statusCode()).isEqualTo(202);
        delivery = Long.parseLong(receipt.body().replaceAll(".*\"position\" *: *(\\d+).*", "$1"));
    }

    @Test
    void a_pasted_payload_stands_beside_its_mapping_and_what_comes_out() throws Exception {
        long before = hub.journal().last();
        browser.driver.get(address + "/");
        browser.at("#to-workbench").click();
        await().until(() -> browser.has("#paste"));
        paste(Files.readString(Path.of("mappings", CODE, "examples/page.json")));

        assertThat(browser.at("#verdict").getAttribute("data-clean")).isEqualTo("false");
        assertThat(browser.at("#tree").getText()).contains(PERSON);
        assertThat(value(0, "ChuHoSo").getText()).contains(PERSON);
        assertThat(browser.at("[data-record='1'] [data-code=CODE_UNKNOWN]").getText())
                .contains("codes/procedure.csv");
        assertThat(browser.at("#line-22").getText()).contains("CODE_UNKNOWN").contains("data[1].serviceCode");
        assertThat(browser.at("li.bad-line[data-path='data[1].serviceCode']").getText())
                .contains("KH_CHUYEN_MUC_DICH_01");
        assertThat(browser.driver.findElements(By.cssSelector("#tree li.unused")))
                .isNotEmpty();
        assertThat(browser.at("#ignored").getText()).contains("total");
        assertThat(hub.journal().last()).isEqualTo(before);
        browser.shoot("workbench");

        value(0, "MaHoSo").click();
        assertThat(lit("#tree")).containsExactly("data[0].dossierNo");
        assertThat(browser.at("#mapping li.lit").getText()).contains("MaHoSo: { from: dossierNo");
        assertThat(browser.at("#lit-state").getText()).contains("data[0].dossierNo → MaHoSo");

        browser.at("#tree li[data-path='data[2].dossierNo']").click();
        assertThat(value(2, "MaHoSo").getAttribute("class")).contains("lit");
        assertThat(value(0, "MaHoSo").getAttribute("class")).doesNotContain("lit");
        browser.shoot("workbench-lit");
    }

    @Test
    void the_keyboard_lights_up_what_a_click_does() throws Exception {
        browser.driver.get(address + "/xuong-anh-xa?lang=en");
        paste(Files.readString(Path.of("mappings", CODE, "examples/page.json")));

        browser.driver.executeScript("arguments[0].focus()", value(0, "MaHoSo"));
        assertThat(lit("#tree")).containsExactly("data[0].dossierNo");
        value(0, "MaHoSo").sendKeys(Keys.TAB);
        assertThat(browser.driver.switchTo().activeElement().getTagName()).isEqualTo("a");
        assertThat(browser.at("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void a_delivery_of_the_journal_is_read_masked() {
        browser.driver.get(address + "/xuong-anh-xa");
        browser.at("#position").sendKeys(String.valueOf(delivery), Keys.ENTER);
        await().until(() -> browser.has("#verdict"));

        assertThat(browser.at("#verdict").getText()).contains(String.valueOf(delivery));
        assertThat(browser.at("#tree").getText()).contains("000.00.98.H56-261012-0001", "•••");
        assertThat(value(0, "MaHoSo").getText()).contains("000.00.98.H56-261012-0001");
        assertThat(value(0, "ChuHoSo").getText()).contains("•••");
        assertThat(browser.driver.getPageSource())
                .doesNotContain(PERSON, "099090000011", "mau1@example.com", "0900000011");
        browser.shoot("workbench-masked");
    }

    @Test
    void on_a_phone_the_columns_stand_below_each_other_and_nothing_sticks_out() throws Exception {
        Dimension before = browser.driver.manage().window().getSize();
        try {
            browser.driver.manage().window().setSize(new Dimension(412, 900));
            browser.driver.get(address + "/xuong-anh-xa");
            paste(Files.readString(Path.of("mappings", CODE, "examples/page.json")));

            assertThat(browser.driver.executeScript(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            assertThat(browser.at("#result").getLocation().getY())
                    .isGreaterThan(browser.at("#mapping").getLocation().getY());
            browser.shoot("workbench-phone");
        } finally {
            browser.driver.manage().window().setSize(before);
        }
    }

    @Test
    void what_is_pasted_stays_text_and_what_cannot_be_read_is_said() {
        browser.driver.get(address + "/xuong-anh-xa");
        paste("{\"data\":[{\"dossierNo\":\"<img src=x onerror=document.title='X'>\"}]}");

        assertThat(browser.at("#tree").getText()).contains("<img src=x");
        assertThat(browser.has("main img")).isFalse();

        paste("{\"data\": [");
        assertThat(browser.at("#result").getText()).contains("UNREADABLE_DELIVERY");
    }

    @Test
    void without_a_script_the_path_and_the_line_stand_beside_the_value() throws Exception {
        String payload = Files.readString(Path.of("mappings", CODE, "examples/page.json"));
        String body = "lang=en\r\nma=" + CODE + "\r\ndu-kien=\r\ngoi=" + payload + "\r\n";
        String page = Post.send(address.resolve("/xuong-anh-xa"), body, "Content-Type", "text/plain")
                .body();

        assertThat(page)
                .containsPattern("MaHoSo</span>.*000\\.00\\.98\\.H56-261012-0001.*<span class=\"mono\">data\\[0]"
                        + "\\.dossierNo</span>.*<a href=\"#line-12\">line 12</a>");
        browser.driver.get(address + "/xuong-anh-xa");
    }

    @Test
    void what_a_source_sends_that_its_shape_does_not_know_is_in_the_drift_list() throws Exception {
        String body = Files.readString(Path.of("mappings", CODE, "examples/page.json"))
                .replaceFirst("\\\"dossierNo\\\"", "\"truongMoi\": \"khong ai biet\", \"dossierNo\"");
        String key = hub.keys().issue("nguon-mo");
        assertThat(Post.delivery(address, "nguon-mo", key, "application/json", body)
                        .statusCode())
                .isEqualTo(202);

        await().until(() -> {
            browser.driver.get(address + "/xuong-anh-xa?lang=en");
            return browser.has("tr[data-drift='data[].truongMoi']");
        });

        WebElement line = browser.at("tr[data-drift='data[].truongMoi']");
        assertThat(line.getText()).contains("nguon-mo", "data[].truongMoi", "1");
        assertThat(browser.driver.getPageSource()).doesNotContain("khong ai biet");
        browser.driver.get(address + "/?lang=en");
        assertThat(browser.at("#source-nguon-mo .warn").getText()).isNotBlank();
        browser.shoot("workbench-drift");
    }

    @Test
    void more_than_a_mebibyte_is_not_taken() throws Exception {
        String body = "lang=vi\r\nma=" + CODE + "\r\ngoi=" + "[".repeat(1_100_000) + "\r\n";
        var answer = Post.send(address.resolve("/xuong-anh-xa"), body, "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body-too-large");
        browser.driver.get(address + "/xuong-anh-xa");
    }

    private static void paste(String text) {
        new Select(browser.at("#code")).selectByValue(CODE);
        browser.driver.executeScript("document.getElementById('payload').value = arguments[0]", text);
        browser.driver.executeScript("document.getElementById('ask').dataset.old = 'yes'");
        browser.at("#paste button").click();
        await().until(() -> browser.has("#verdict") && !browser.has("#ask[data-old]"));
    }

    private static WebElement value(int record, String field) {
        return browser.at("[data-record='" + record + "'] [data-field=" + field + "]");
    }

    private static List<String> lit(String side) {
        return browser.driver.findElements(By.cssSelector(side + " li.lit")).stream()
                .map(one -> one.getAttribute("data-path"))
                .toList();
    }
}
