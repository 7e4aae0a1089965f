package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.replay.Kept;
import vn.lienthong.workbench.Copy;

class JournalExportTest {
    @TempDir
    private Path home;

    @Test
    void a_dossier_that_no_byte_of_its_delivery_names_is_exported_with_it() throws Exception {
        Copy.of("routes", home);
        new Kept(home).withEverySource().close();
        CommandHere.Result found =
                CommandHere.run(home, "search", "--source", "tep-hai-phong", "--kind", "delivery", "--json");
        assertThat(found.exit()).as(found.text()).isZero();
        JsonNode line = packed(
                new ObjectMapper().readTree(found.lines().get(found.lines().size() - 1)));
        String dossier = line.path("dossier").asText();
        Path zip = home.resolve("chung-cu.zip");

        CommandHere.Result said = CommandHere.run(
                home,
                "journal",
                "export",
                "--dossier",
                dossier,
                "--who",
                "chi-hoa",
                "--why",
                "thanh tra",
                "--out",
                zip.toString());

        assertThat(said.exit()).as(said.text()).isZero();
        try (ZipFile files = new ZipFile(zip.toFile())) {
            assertThat(files.getEntry("messages/" + line.path("position").asLong() + ".bin"))
                    .isNotNull();
        }
        CommandHere.Result verified = CommandHere.run(home, "journal", "verify", "--bundle", zip.toString());
        assertThat(verified.exit()).as(verified.text()).isZero();
    }

    /** A record of the Excel file. */
    private JsonNode packed(JsonNode found) throws Exception {
        for (JsonNode line : found.path("lines")) {
            Path payload = home.resolve("payload");
            CommandHere.run(
                    home,
                    "journal",
                    "show",
                    line.path("position").asText(),
                    "--payload",
                    payload.toString(),
                    "--why",
                    "kiểm thử");
            String dossier = line.path("dossier").asText();
            String bytes = Files.readString(payload, StandardCharsets.ISO_8859_1);
            if (!dossier.isEmpty() && !bytes.contains(dossier)) {
                return line;
            }
        }
        throw new AssertionError("Expected a delivery that does not hold its dossiers' numbers as they are");
    }
}
