package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, with a profile of its own, that writes down what it asked for and complained of. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DRIVERS = List.of(
            "/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver");

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** {@code CHROME_BIN} where it is set, else the browser on this machine; empty when there is none or no driver beside it. */
    static Optional<Path> find() {
        String wished = System.getenv("CHROME_BIN");
        List<String> names =
                wished == null ? List.of("/usr/bin/chromium", "/usr/bin/chromium-browser") : List.of(wished);
        return driverFile()
                .flatMap(driver ->
                        names.stream().map(Path::of).filter(Files::isExecutable).findFirst());
    }

    static Browser open(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1400,1200",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(driverFile().orElseThrow().toString()))
                .usingAnyFreePort()
                .withEnvironment(Map.of("HOME", profile.toString()))
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    WebElement at(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Errors and warnings on the console since the last question. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses that pages asked for since the last question. */
    List<String> requests() throws IOException {
        List<String> urls = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = JSON.readTree(entry.getMessage()).path("message");
            String url = message.at("/params/request/url").asText();
            // The browser's own first tab is no page of ours.
            if (message.path("method").asText().equals("Network.requestWillBeSent") && !url.startsWith("chrome")) {
                urls.add(url);
            }
        }
        return urls;
    }

    /** Keeps what the page looks like now in target/screens, for whoever changes a page. */
    void shoot(String name) {
        try {
            Path screens = Files.createDirectories(Path.of("target/screens"));
            Files.write(screens.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> driverFile() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMEDRIVER")), DRIVERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Nothing was complained of on the console, and nothing was fetched from anywhere but this address. */
    void assertUndisturbed(URI address) throws IOException {
        assertThat(complaints()).as("console").isEmpty();
        assertThat(requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(address.toString()) || url.startsWith("data:"));
    }
}
