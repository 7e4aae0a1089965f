package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** In a hub that runs, with an hour set, nobody types anything: the statement about yesterday lies there, signed. */
class TheDayBeforeIsReconciledByItselfTest {
    private static final Instant AFTER_THE_HOUR = Instant.parse("2026-10-12T20:00:00Z");
    private static final String DAY = "2026-10-12";

    @TempDir
    private Path folder;

    @Test
    void a_running_hub_orders_it_once_the_hour_has_come_and_signs_the_statement() throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), AFTER_THE_HOUR));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place =
                    Workplace.at(folder, portal.uri().toString()).impatient().with("reconcile.daily", "02:30");
            Path statements = folder.resolve("data/reconcile/statements/H60");
            String name = DAY + "_" + DAY + "_" + Workplace.SOURCE;
            try (HubHere hub = HubHere.start(place.home, clock)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                assertThat(Post.records(
                                hub.address(), key, Records.array(List.of(Records.record(1, 4), Records.record(2, 4)))))
                        .isEqualTo(202);

                Path job = folder.resolve("data/reconcile/jobs/" + Workplace.SOURCE + "_" + DAY + "_" + DAY + ".json");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.exists(job) && Files.readString(job).contains("\"DONE\""));
                JsonNode statement = new ObjectMapper().readTree(Files.readString(statements.resolve(name + ".json")));
                assertThat(statement.path("by").asText()).isEqualTo("daily");
                assertThat(statement.at("/counts/believed").asInt()).isEqualTo(2);
                assertThat(statements.resolve(name + ".note")).exists();
                assertThat(Files.readString(folder.resolve("data/reconcile/daily.json")))
                        .contains("\"" + Workplace.SOURCE + "\":\"" + DAY + "\"");
            }
        }
    }
}
