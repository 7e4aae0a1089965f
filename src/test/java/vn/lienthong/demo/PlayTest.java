package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {
    @Test
    void the_whole_cast_plays_to_the_end_with_dossiers_of_its_own(@TempDir Path folder) throws Exception {
        try (RecordingHub hub = new RecordingHub()) {
            hub.answer((received, serial) -> received.path().startsWith("/dvcqg/")
                    ? RecordingHub.Reply.ok("{\"error_code\":\"0\",\"message\":\"\",\"session\":\"s\",\"result\":[]}")
                    : new RecordingHub.Reply(202, "{}", ""));
            List<Simulator> cast = Cast.of(new Cast.Props(
                    hub.base(),
                    code -> "key-" + code,
                    new Credentials("thue", "demo", "G12.18"),
                    folder,
                    TableSource.inMemory("play-test"),
                    Samples.NOW,
                    42,
                    30,
                    10));
            cast.forEach(Simulator::start);
            try (Play play = Play.begin(cast, Duration.ofMillis(5), Clock.fixed(Samples.NOW, ZoneOffset.UTC))) {
                play.ended().get(60, TimeUnit.SECONDS);
            }
            Set<String> numbers = new HashSet<>();
            cast.forEach(source -> numbers.addAll(source.truth().latest().keySet()));
            assertThat(cast).hasSize(7).allSatisfy(s -> assertThat(s.truth().latest())
                    .hasSize(30));
            assertThat(numbers).hasSize(7 * 30);
            assertThat(planted(cast, Cast.IGATE)).contains(Flaw.FOREIGN_CLAIM);
            assertThat(hub.received()).anyMatch(received -> "key-hai-quan".equals(received.apiKey()));
        }
    }

    @Test
    void a_source_that_breaks_ends_the_play_with_its_name(@TempDir Path folder) throws Exception {
        Path file = java.nio.file.Files.createFile(folder.resolve("not-a-folder"));
        FileSource broken = new FileSource(FileSource.part("hp", 4, Samples.NOW, 30, 10), file.resolve("in"));
        try (Play play = Play.begin(List.of(broken), Duration.ofMillis(5), Clock.fixed(Samples.NOW, ZoneOffset.UTC))) {
            assertThat(play.ended())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withMessageContaining("hp");
        }
    }

    private static List<Flaw> planted(List<Simulator> cast, String code) {
        return cast.stream()
                .filter(source -> source.code().equals(code))
                .flatMap(source -> source.truth().planted().stream())
                .map(Truth.Planted::reason)
                .toList();
    }
}
