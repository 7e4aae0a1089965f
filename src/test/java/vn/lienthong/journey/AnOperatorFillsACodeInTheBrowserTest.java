package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.sandbox.Sandbox;

/** A status that no table knows, from the queue to the portal, in a real browser and without stopping the hub. */
@Tag("browser")
class AnOperatorFillsACodeInTheBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATOR = "an.mau";

    @RegisterExtension
    static final HubInBrowser HERE = HubInBrowser.over(UnknownCodes::at);

    private static Sandbox portal;
    private static HubHere hub;
    private static Workplace place;
    private static URI address;
    private static String sourceKey;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        portal = HERE.portal;
        hub = HERE.hub;
        place = HERE.place;
        address = HERE.address;
        browser = HERE.browser;
        sourceKey = hub.keys().issue(Workplace.SOURCE);
    }

    @Test
    void two_records_of_an_unknown_status_reach_the_portal_and_nothing_else_is_released() throws Exception {
        long first = push(Records.record(1, 77));
        long second = push(Records.record(2, 77));
        long other = push(Records.record(3, 78), Records.record(4, 4));
        await().atMost(PATIENCE).until(() -> hub.ledger().bookmark() >= other);

        browser.driver.get(address + "/");
        browser.at("#to-queue").click();
        await().atMost(PATIENCE).until(() -> browser.has("#queue"));
        assertThat(line("77").getAttribute("data-count")).isEqualTo("2");
        assertThat(line("78").getAttribute("data-count")).isEqualTo("1");
        assertThat(line("77").getText()).contains("thông điệp " + first, "thông điệp " + second);
        assertThat(browser.has("form.fill, form.release"))
                .as("nobody has signed in")
                .isFalse();
        browser.shoot("queue-read-only");

        signIn();
        assertThat(browser.at("#operator").getText()).isEqualTo(OPERATOR);
        browser.shoot("queue");
        type(line("77"), "ma-dich", "10");
        type(line("77"), "ten-goi", "Đã trả kết quả");
        type(line("77"), "ghi-chu", "chủ nguồn xác nhận ngày 12/10");
        line("77").findElement(By.cssSelector("form.fill button")).click();
        await().atMost(PATIENCE).until(() -> browser.has("#written"));

        assertThat(Files.readString(UnknownCodes.table(place)))
                .isEqualTo(UnknownCodes.TABLE + "77,10,Đã trả kết quả,chủ nguồn xác nhận ngày 12/10,,\n");
        assertThat(portal.statuses()).as("filled is not released").hasSizeLessThanOrEqualTo(1);
        WebElement release = line("77").findElement(By.cssSelector("form.release button"));
        assertThat(release.getText()).isEqualTo("Thả lại 2 bản ghi");
        browser.shoot("queue-filled");
        release.click();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(portal.statuses().keySet())
                        .extracting(Object::toString)
                        .containsExactlyInAnyOrder(Records.number(1), Records.number(2), Records.number(4)));
        assertThat(open()).containsExactly(other + ":0");
        List<Entry> decided = decisions();
        assertThat(decided).extracting(Entry::party).containsOnly(OPERATOR);
        assertThat(decided.get(0).facts())
                .containsEntry("action", "fill-code")
                .containsEntry("table", "codes/status.csv");
        assertThat(decided.get(0).payload().text()).contains("chủ nguồn xác nhận");
        assertThat(decided.get(1).facts())
                .containsEntry("action", "release")
                .containsEntry("problems", first + ":0 " + second + ":0");
        assertThat(decided).hasSize(2);

        browser.driver.get(address + "/ma-cho-ghep");
        assertThat(browser.has("li[data-value='77']")).isFalse();
        assertThat(line("78").getAttribute("data-count")).isEqualTo("1");
        phone("/ma-cho-ghep", "queue-phone");

        discardTheRest(other);
    }

    private void discardTheRest(long position) {
        browser.driver.get(address + "/van-de");
        browser.shoot("problems");
        WebElement cause = browser.at("#causes li[data-code=CODE_UNKNOWN]");
        assertThat(cause.getAttribute("data-count")).isEqualTo("1");
        cause.findElement(By.cssSelector("summary")).click();
        type(cause, "ly-do", "bản ghi thử");
        browser.shoot("problems-open");
        cause.findElement(By.cssSelector("button[value=bo]")).click();

        await().atMost(PATIENCE).until(() -> open().isEmpty());
        assertThat(decisions().get(2).facts())
                .containsEntry("action", "discard")
                .containsEntry("problems", position + ":0");
        await().atMost(PATIENCE).until(() -> browser.has("#written"));
        browser.at("#who form button").click();
        await().atMost(PATIENCE).until(() -> browser.has("#sign-in"));
    }

    private static void signIn() {
        // Beside the running hub, and the first account: until now everybody on this machine could look.
        HubHere.Said made = HubHere.command(place.home, "operator", "key", OPERATOR);
        assertThat(made.code()).as(made.err()).isZero();
        String operatorKey = made.out().strip();
        browser.at("#to-sign-in").click();
        await().atMost(PATIENCE).until(() -> browser.has("#sign-in"));
        browser.shoot("sign-in");
        browser.at("#name").sendKeys(OPERATOR);
        browser.at("#key").sendKeys(operatorKey);
        browser.at("#sign-in button").click();
        await().atMost(PATIENCE).until(() -> browser.has("#operator"));
    }

    private static void phone(String path, String name) {
        Dimension before = browser.driver.manage().window().getSize();
        try {
            browser.driver.manage().window().setSize(new Dimension(412, 900));
            browser.driver.get(address + path);
            assertThat(browser.driver.executeScript(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            browser.shoot(name);
        } finally {
            browser.driver.manage().window().setSize(before);
        }
    }

    private static WebElement line(String value) {
        return browser.at("#queue li[data-value='" + value + "']");
    }

    private static void type(WebElement form, String field, String text) {
        form.findElement(By.name(field)).sendKeys(text);
    }

    private static List<String> open() {
        return hub.ledger().problems(ProblemQuery.open(100)).stream()
                .map((ProblemRow row) -> row.position() + ":" + row.index())
                .toList();
    }

    private static List<Entry> decisions() {
        Stream<Entry> all = hub.journal().list(0, 10_000, 1 << 24).stream();
        return all.filter(
                        entry -> entry.kind() == Kind.DECISION && !entry.facts().containsKey("account"))
                // Decided by people: that a key signs is the hub's own.
                .filter(entry -> !"evidence-key".equals(entry.facts().get("action")))
                .toList();
    }

    private static long push(String... records) throws Exception {
        var answer = Post.delivery(
                address, Workplace.SOURCE, sourceKey, "application/json", Records.array(List.of(records)));
        assertThat(answer.statusCode()).isEqualTo(202);
        return Long.parseLong(answer.body().replaceAll("(?s).*\"position\" *: *(\\d+).*", "$1"));
    }
}
