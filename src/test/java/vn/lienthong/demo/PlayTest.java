package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {
    @Test
    void sources_side_by_side_play_to_the_end(@TempDir Path folder) throws Exception {
        try (RecordingHub hub = new RecordingHub()) {
            List<Simulator> sources = List.of(
                    new OpenCpsSource(OpenCpsSource.part("th", 1, Samples.NOW, 30, 10)),
                    new IGateSource(IGateSource.part("qn", 2, Samples.NOW, 30, 10), hub.door()),
                    new TableSource(TableSource.part("dn", 3, Samples.NOW, 30, 10), TableSource.inMemory("play-test")),
                    new FileSource(FileSource.part("hp", 4, Samples.NOW, 30, 10), folder),
                    new LgspSource(LgspSource.part("hq", 5, Samples.NOW, 30, 10), hub.door()));
            sources.forEach(Simulator::start);
            Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
            try (Play play = Play.begin(sources, Duration.ofMillis(5), clock)) {
                play.ended().get(30, TimeUnit.SECONDS);
            }
            assertThat(sources).allSatisfy(s -> assertThat(s.truth().latest()).hasSize(30));
        }
    }
}
