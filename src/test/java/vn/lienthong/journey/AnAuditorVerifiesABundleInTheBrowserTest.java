package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** From a hub to a page in a browser that loads nothing: the same verdict as the command's. */
@Tag("browser")
class AnAuditorVerifiesABundleInTheBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @TempDir
    private Path auditor;

    @Test
    void the_page_proves_a_bundle_and_refuses_a_changed_one() throws Exception {
        assumeTrue(Browser.find().isPresent(), "no Chromium with its driver on this machine");
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(folder)) {
                assertThat(hub.journal().last()).isGreaterThan(2);
            }
        }
        Path bundle = auditor.resolve("chung-cu.zip");
        HubHere.Said exported = HubHere.command(
                folder,
                "journal",
                "export",
                "--position",
                "1,2",
                "--who",
                "chi-hoa",
                "--why",
                "thanh tra",
                "--out",
                bundle.toString());
        assertThat(exported.out()).startsWith("Exported 2 messages");
        String key = HubHere.command(folder, "journal", "key").out().strip();
        HubHere.Said verified =
                HubHere.command(folder, "journal", "verify", "--bundle", bundle.toString(), "--key", key);
        assertThat(verified.out()).startsWith("Proved: 2 messages");
        assertThat(verified.code()).isZero();
        Path page = auditor.resolve("kiem-tra.html");
        HubHere.command(folder, "journal", "verify", "--page", page.toString());

        try (Browser browser = Browser.open(auditor.resolve("profile"))) {
            assertThat(verdict(browser, page, key, bundle)).startsWith("ĐÚNG").contains(": 2 thông điệp");
            assertThat(verdict(browser, page, key, spoilt(bundle)))
                    .startsWith("KHÔNG ĐÚNG")
                    .contains("changed 2");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String verdict(Browser browser, Path page, String key, Path bundle) {
        browser.driver.get(page.toUri().toString());
        browser.at("#keys").sendKeys(key);
        browser.at("#file").sendKeys(bundle.toString());
        return await().atMost(PATIENCE).until(() -> browser.at("#verdict").getText(), text -> text.contains("ĐÚNG"));
    }

    private Path spoilt(Path bundle) throws IOException {
        Path copy = auditor.resolve("hong.zip");
        try (ZipFile zip = new ZipFile(bundle.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("messages/2.bin")) {
                    bytes[0] ^= 1;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
                out.closeEntry();
            }
        }
        return copy;
    }
}
