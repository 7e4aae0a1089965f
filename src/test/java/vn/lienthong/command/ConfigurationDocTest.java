package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.lienthong.rules.Generated;
import vn.lienthong.settings.SettingKey;

/** src/docs/configuration.md says what {@link SettingKey} says; {@code -Dwrite.docs=true} writes it anew. */
class ConfigurationDocTest {
    @Test
    void the_reference_of_settings_is_what_the_hub_reads() throws IOException {
        Generated.check(Path.of("src/docs/configuration.md"), reference());
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("""
                # Settings: `hub.properties`

                <!-- Generated from SettingKey; change it there, then: mvn test -Dtest=ConfigurationDocTest -Dwrite.docs=true -->

                One file, `hub.properties` in the working directory (another one: `--config FILE`), in UTF-8. A missing file means: all
                defaults. A key that is not listed here is an error at start, and so is a number out of its range. Changes take effect
                at the next start.

                A value that is `${env:NAME}` or `${file:PATH}` as a whole is taken from the environment or from a file: so no
                password has to stand in the settings. A name with no value behind it is an error.

                `run` needs the address of an adapter (`portal.adapter`, or `portal.2026.adapter` for the protocol of 2026) and at least
                one credential for it; everything else has a default. Which protocol is for whom: [portal.md](portal.md).

                | key | default | meaning |
                |---|---|---|
                """);
        for (SettingKey key : SettingKey.values()) {
            String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
            text.append("| `%s` | %s | %s |%n".formatted(key.key(), fallback, Generated.cell(key.doc())));
        }
        return text.append("""

                Beside this file: how long to wait between two attempts at the portal stands in `routes/failures.yaml`; from where,
                how often and with which parameters a source is read stands in `routes/sources/<code>.yaml`
                ([route-templates.md](route-templates.md)). The drop-in's own limits (session 8 hours, body 16 MiB) are not settings yet.
                """).toString();
    }
}
