package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** The same search on a hub that runs, over HTTP and by command, and on one that is stopped; and its index made again. */
class AMessageIsSearchedForTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "099090000011";

    @TempDir
    private Path folder;

    @Test
    void page_command_and_a_stopped_hub_find_the_same_and_the_index_is_made_again_row_by_row() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            Files.writeString(
                    place.home.resolve("hub.properties"),
                    "\nevidence.checkpoint-seconds=1\n",
                    StandardOpenOption.APPEND);
            String running;
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                List<String> records = List.of(Records.record(1, 2), Records.record(2, 4), "{}");
                assertThat(Post.records(hub.address(), key, Records.array(records)))
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    assertThat(hub.ledger().totals().account().settled()).isEqualTo(2);
                    assertThat(hub.ledger().totals().account().pending()).isZero();
                });
                HubClient client = new HubClient(hub.address());
                long last = hub.journal().last();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> client.get("/api/v1/search?limit=1")
                                        .json()
                                        .path("reach")
                                        .asLong()
                                >= last);
                JsonNode byHttp = client.get("/api/v1/search?dossier=" + Records.number(2))
                        .json();
                running = lines(place, "--dossier", Records.number(2));

                assertThat(byHttp.path("lines").toString()).isEqualTo(running).contains("DELIVERY", "ANSWER", "DONE");
                assertThat(lines(place, "--code", "NUMBER_MISSING")).contains("\"code\":\"NUMBER_MISSING\"");
                assertThat(lines(place, "--person", PERSON, "--who", "chi.mau", "--why", "đơn của công dân"))
                        .contains(Records.number(1))
                        .doesNotContain(PERSON);
                assertThat(client.get("/api/v1/search?status=11").code()).isEqualTo("search-not-understood");
                proves(client, byHttp.path("lines").path(0).path("position").asLong());
            }

            assertThat(lines(place, "--dossier", Records.number(2))).isEqualTo(running);
            HubHere.Said rebuilt = HubHere.command(place.home, "rebuild", "--search", "--compare");
            assertThat(rebuilt.code()).as(rebuilt.out() + rebuilt.err()).isZero();
            assertThat(rebuilt.out()).contains("equal");
            noPersonalNumber(place.home.resolve("data/search"));
        }
    }

    private static void proves(HubClient client, long position) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode proof =
                    client.get("/api/v1/journal/" + position + "/proof").json();
            assertThat(proof.path("size").asLong()).isGreaterThanOrEqualTo(position);
            assertThat(proof.path("leaf").asText())
                    .isEqualTo(client.get("/api/v1/journal/" + position)
                            .json()
                            .path("seal")
                            .path("leaf")
                            .asText());
        });
    }

    private static String lines(Workplace place, String... filter) throws Exception {
        List<String> words =
                Stream.concat(Stream.of("search", "--json"), Stream.of(filter)).toList();
        HubHere.Said said = HubHere.command(place.home, words.toArray(String[]::new));
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        return JSON.readTree(said.out()).path("lines").toString();
    }

    private static void noPersonalNumber(Path index) throws Exception {
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(PERSON);
            }
        }
    }
}
