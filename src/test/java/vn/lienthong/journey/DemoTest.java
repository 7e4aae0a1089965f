package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;

/** A newcomer's first command: it ends by itself, in time, and its figures agree with one another and with the portal. */
class DemoTest {
    private static final int SOURCES = 7;
    private static final int SECONDS = 90;

    @TempDir
    private Path folder;

    @Test
    void the_bulk_run_settles_every_status_and_says_how_fast() throws Exception {
        Path out = folder.resolve("out.txt");
        Process bulk = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vn.lienthong.command.Commands",
                        "demo",
                        "--bulk",
                        "3000",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = bulk.waitFor(SECONDS, TimeUnit.SECONDS);
        bulk.destroyForcibly().waitFor();
        assertThat(ended && bulk.exitValue() == 0).as(Files.readString(out)).isTrue();
        assertThat(folder.resolve("data/journal"))
                .as("the folder that was asked for stays")
                .isNotEmptyDirectory();
        assertThat(out).content().containsPattern("settled +3000\\b").containsPattern("eventsPerSecond +\\d+");
    }

    private static final String OWN_LINES_IN_FULL = """
            <configuration>
              <appender name="err" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%level %logger %msg %kvp %ex%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="err"/></root>
              <logger name="vn.lienthong" level="TRACE"/>
            </configuration>
            """;

    /** Of everybody whom the demo invents: names, offices' people, numbers, telephones, addresses; and what opens doors. */
    private static final Pattern PERSONAL = Pattern.compile(
            "\\bMẫu\\b|Cán Bộ|\\b099\\d{9}\\b|\\b0909\\d{6}\\b|\\b09000\\d{5}\\b|@example|đường Thử|khu công nghiệp"
                    + "|(?i)mat-khau|password=|session=|bearer ");

    @Test
    void the_demo_ends_synchronised_and_its_account_adds_up_and_no_line_of_its_log_says_who() throws Exception {
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        Path logback = Files.writeString(folder.resolve("logback.xml"), OWN_LINES_IN_FULL);
        Process demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dlogback.configurationFile=" + logback,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vn.lienthong.command.Commands",
                        "demo",
                        "--until-synced",
                        "--json",
                        "--timeout",
                        "75",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = demo.waitFor(SECONDS, TimeUnit.SECONDS);
        demo.destroyForcibly().waitFor();
        String said = Files.readString(out);
        assertThat(ended).as("ended within %d s", SECONDS).isTrue();
        assertThat(demo.exitValue()).as(said).isZero();
        JsonNode json = new ObjectMapper().readTree(said);
        long settled = 0;
        for (JsonNode source : json.get("sources")) {
            assertThat(source.fieldNames())
                    .toIterable()
                    .contains("code", "deliveries", "records", "settled", "unchanged", "stale", "problems");
            assertThat(source.get("records").asLong())
                    .as(source.toString())
                    .isPositive()
                    .isEqualTo(source.get("settled").asLong()
                            + source.get("unchanged").asLong()
                            + source.get("stale").asLong()
                            + source.get("problems").asLong());
            assertThat(source.get("deliveries").asLong()).isPositive();
            settled += source.get("settled").asLong();
        }
        assertThat(json.get("sources")).hasSize(SOURCES);
        JsonNode portal = json.get("portal");
        assertThat(portal.get("dossiers").asLong()).isPositive().isLessThanOrEqualTo(settled);
        assertThat(portal.get("steps").asLong()).isPositive();
        assertThat(portal.get("duplicates").asLong())
                .as("duplicates at the portal: %s", said)
                .isZero();
        assertNobodyIsNamed(Files.readAllLines(err));
        assertReadAgainToTheBit();
    }

    /** Every delivery of the play, with the versions that the journal pins, gives what it gave. */
    private void assertReadAgainToTheBit() throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Files.createDirectories(folder.resolve("mappings"));
        CommandHere.Result replay = CommandHere.run(folder, "replay", "--lang", "en");
        assertThat(replay.exit()).as(replay.text()).isZero();
        assertThat(replay.text()).contains(" records, 0 differences");
    }

    private static void assertNobodyIsNamed(List<String> log) {
        assertThat(log.stream().filter(line -> line.startsWith("DEBUG vn.lienthong")))
                .as("its own lines are there")
                .isNotEmpty();
        assertThat(log).noneMatch(line -> PERSONAL.matcher(line).find());
    }
}
