package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.source.Keys;

/** The differences of a replay, proposed by one person and approved by another, on the page of replays in a real browser. */
@Tag("browser")
class TwoPersonsSendAgainInTheBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROWS = "source,canonical,label,note,from,to\n2,2,Nhận,,,\n4,5,Xử lý,,,\n10,10,Trả,,,\n";

    @TempDir
    private Path folder;

    private Workplace place;
    private Browser browser;
    private URI address;

    @Test
    void who_proposed_cannot_approve_and_another_person_has_it_sent() throws Exception {
        assumeTrue(Browser.find().isPresent(), "no Chromium with its driver on this machine");
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            place = UnknownCodes.at(folder.resolve("hub"), portal.uri().toString());
            String an = account("an.mau");
            String binh = account("binh.mau");
            readWrongly(portal);
            Files.writeString(UnknownCodes.table(place), ROWS.replace("4,5,", "4,4,"));
            try (HubHere hub = HubHere.start(place.home);
                    Browser opened = Browser.open(folder.resolve("profile"))) {
                assertThat(HubHere.command(place.home, "replay", "--mapping", "current", "--source", Workplace.SOURCE)
                                .out())
                        .contains("3  nguon-thu  value  TrangThaiHoSo 5 → 4");
                browser = opened;
                address = hub.address();

                signIn("an.mau", an);
                browser.driver.get(address + "/phat-lai");
                browser.at("#propose summary").click();
                browser.shoot("replay-propose");
                reason("#propose", "bảng mã sai");
                browser.at("#propose button").click();
                await().atMost(PATIENCE).until(() -> browser.has("#order"));
                String order = browser.at("#order").getAttribute("data-order");
                assertThat(browser.at("#order").getAttribute("data-state")).isEqualTo("PROPOSED");
                browser.shoot("order-proposed");
                say("duyet", "tự duyệt");
                assertThat(browser.driver.getPageSource()).contains("redelivery-same-person");
                browser.driver.manage().deleteAllCookies();

                signIn("binh.mau", binh);
                browser.driver.get(address + "/phat-lai?lenh=" + order);
                say("duyet", "đã đối chiếu");
                await().atMost(PATIENCE).until(() -> {
                    browser.driver.get(address + "/phat-lai?lenh=" + order);
                    return browser.at("#order").getAttribute("data-state").equals("DONE");
                });

                assertThat(portal.statuses().values()).containsOnly("4");
                assertThat(browser.at("#proposer").getText()).isEqualTo("an.mau");
                assertThat(browser.at("#approver").getText()).isEqualTo("binh.mau");
                assertThat(browser.driver.findElements(By.cssSelector("tr[data-word=delivered]")))
                        .hasSize(3);
                browser.shoot("order-done");
                browser.driver.get(address + "/replay?lang=en&lenh=" + order);
                assertThat(browser.at("#order").getText()).contains("Proposed by", "the portal has it: 3");
                assertThat(browser.driver.getPageSource()).doesNotContain("099090000011");
                browser.shoot("order-done-english");
            }
        }
    }

    private void readWrongly(Sandbox portal) throws Exception {
        Files.writeString(UnknownCodes.table(place), ROWS);
        String key = Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
        try (HubHere hub = HubHere.start(place.home)) {
            String body = Records.array(List.of(Records.record(1, 4), Records.record(2, 4), Records.record(3, 4)));
            assertThat(Post.records(hub.address(), key, body)).isEqualTo(202);
            Settled.await(hub, portal, 3);
            assertThat(portal.statuses().values()).containsOnly("5");
        }
    }

    private String account(String name) {
        HubHere.Said made = HubHere.command(place.home, "operator", "key", name);
        assertThat(made.code()).as(made.err()).isZero();
        return made.out().strip();
    }

    private void signIn(String name, String key) {
        browser.driver.get(address + "/dang-nhap");
        await().atMost(PATIENCE).until(() -> browser.has("#sign-in"));
        browser.at("#name").sendKeys(name);
        browser.at("#key").sendKeys(key);
        browser.at("#sign-in button").click();
        await().atMost(PATIENCE).until(() -> !browser.has("#sign-in"));
    }

    private void say(String word, String why) {
        reason("#decide", why);
        browser.at("#decide button[value=" + word + "]").click();
        await().atMost(PATIENCE).until(() -> !browser.has("#decide button[value=" + word + "]"));
    }

    private void reason(String form, String why) {
        browser.at(form + " [name=ly-do]").sendKeys(why);
    }
}
