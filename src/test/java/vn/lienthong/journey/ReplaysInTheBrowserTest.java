package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import vn.lienthong.command.CommandHere;
import vn.lienthong.mapping.Bundle;

/** The page of replays of a running hub, in a real browser: the command ran beside the hub. */
@Tag("browser")
class ReplaysInTheBrowserTest {
    private static final String CODE = "opencps-thanh-hoa";
    private static final String SOURCE = "nguon-mo";

    @RegisterExtension
    static final HubInBrowser HERE = HubInBrowser.over((home, portal) -> {
        Workplace place = Workplace.at(home, portal);
        place.addPushingSource(SOURCE, CODE);
        return place;
    });

    private static URI address;
    private static Workplace place;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        address = HERE.address;
        place = HERE.place;
        browser = HERE.browser;
        String body = Files.readString(Path.of("mappings", CODE, "examples/page.json"));
        var receipt = Post.delivery(address, SOURCE, HERE.hub.keys().issue(SOURCE), "application/json", body);
        assertThat(receipt.statusCode()).isEqualTo(202);
    }

    @AfterEach
    void nothing_personal_is_shown() {
        assertThat(browser.driver.getPageSource()).doesNotContain("MẪU", "099");
    }

    @Test
    void a_run_is_shown_by_cause_and_its_examples_lead_to_masked_messages() throws Exception {
        browser.driver.get(address + "/");
        browser.at("#to-replay").click();
        assertThat(browser.at("h1").getText()).isEqualTo("Phát lại");
        assertThat(browser.at(".empty").getText()).contains("Chưa phát lại");

        CommandHere.Result same = CommandHere.run(place.home, "replay", "--lang", "en");
        assertThat(same.exit()).as(same.text()).isZero();
        browser.driver.navigate().refresh();
        assertThat(browser.at("#run").getAttribute("data-state")).isEqualTo("DONE");
        assertThat(browser.at("#identical").getText()).contains("đến từng bit");

        Path other = withoutDueTime();
        assertThat(CommandHere.run(place.home, "replay", "--mapping", other.toString(), "--source", SOURCE)
                        .exit())
                .isEqualTo(1);
        browser.driver.navigate().refresh();

        assertThat(browser.driver.findElements(By.cssSelector("tr[data-run]"))).hasSize(2);
        var cause = browser.at("tr[data-what=value]");
        assertThat(cause.getAttribute("data-cause")).isEqualTo("NgayHenTra time → -");
        browser.shoot("replay");
        browser.at("tr[data-what=value] a").click();
        assertThat(browser.at("[data-kind]").getAttribute("data-kind")).isEqualTo("DELIVERY");
        assertThat(browser.at("#payload pre").getText()).contains("•••");
        browser.driver.get(address + "/replay?lang=en");
        assertThat(browser.at("h1").getText()).isEqualTo("Replay");
    }

    /** The source's mapping in a folder of its own, less one line. */
    private static Path withoutDueTime() throws IOException {
        Path other = Files.createDirectories(HERE.folder.resolve("other/codes")).getParent();
        Bundle bundle = Bundle.load(place.home.resolve("mappings"), SOURCE);
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            String text = file.getValue().replaceFirst("\n      NgayHenTra: [^\n]*", "");
            Files.writeString(other.resolve(file.getKey()), text);
        }
        return other;
    }
}
