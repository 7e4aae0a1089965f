package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.JavascriptExecutor;
import vn.lienthong.access.Accounts;
import vn.lienthong.access.Role;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/**
 * A hub with a portal's sandbox behind it and a real browser in front, once for all tests of a class; skipped where there is no browser. After each test
 * nothing was complained of on the console and nothing fetched from elsewhere.
 */
final class HubInBrowser implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Making making;
    Path folder;
    Sandbox portal;
    Workplace place;
    HubHere hub;
    URI address;
    Browser browser;

    private HubInBrowser(Making making) {
        this.making = making;
    }

    /** Makes a hub's folder. */
    @FunctionalInterface
    interface Making {
        Workplace at(Path home, String portal) throws IOException;
    }

    static HubInBrowser over(Making making) {
        return new HubInBrowser(making);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(Browser.find().isPresent(), "no Chromium with its driver on this machine");
        folder = Files.createTempDirectory("hub-in-browser");
        portal = Sandbox.start(SandboxSettings.defaults());
        place = making.at(folder.resolve("hub"), portal.uri().toString());
        hub = HubHere.start(place.home);
        address = hub.address();
        browser = Browser.open(folder.resolve("profile"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        context.getExecutionException().ifPresent(failure -> browser.shoot("failed-" + context.getDisplayName()));
        browser.assertUndisturbed(address);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (hub != null) {
            hub.close();
        }
        if (portal != null) {
            portal.close();
        }
        if (folder != null) {
            empty(folder);
        }
    }

    /** What a browser leaves running may still write there. */
    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                file.toFile().delete();
            }
        }
    }

    void open(String path) {
        browser.driver.get(address + path);
    }

    /** The source's key, made at the first time of asking. */
    void push(String key, String... records) throws Exception {
        assertThat(Post.records(address, key, Records.array(java.util.List.of(records))))
                .isEqualTo(202);
    }

    /** A new account of that role, signed in. */
    void enter(String name, Role role) throws IOException {
        String password = new Accounts(place.data(), Clock.systemUTC())
                .add(name, role, "")
                .orElseThrow();
        open("/dang-nhap");
        await().atMost(PATIENCE).until(() -> browser.has("#sign-in"));
        browser.at("#name").sendKeys(name);
        browser.at("#key").sendKeys(password);
        browser.at("#sign-in button").click();
        await().atMost(PATIENCE).until(() -> !browser.has("#sign-in"));
    }

    /** The page is as wide as the window, and nothing stands out of it. */
    void assertFits() {
        Object over = ((JavascriptExecutor) browser.driver)
                .executeScript("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) over).intValue()).as("pixels beyond the window").isLessThanOrEqualTo(0);
    }
}
