package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.asking.FileDrops;
import vn.lienthong.asking.Listings;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.asking.Receiving;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** The shipped routes over a journal that takes nothing, as on a full disk: the only copy of a file is the file. */
class AFileThatCouldNotBeKeptTest {
    private static final String CODE = "nguon-tep";
    private static final long MOST = 1 << 20;

    @TempDir
    private Path home;

    @Test
    void stays_where_it_is() throws Exception {
        Journal journal = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults());
        journal.close();
        Path drop = Files.createDirectories(home.resolve("drop"));
        Path file = Files.writeString(drop.resolve("a.csv"), "MaHoSo\nH60.98-261012-0001\n");
        PollFailures failures = new PollFailures(Clock.systemUTC());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            bind(context, journal, failures);
            load(context, "failures.yaml", Files.readString(Path.of("routes/failures.yaml")));
            load(context, "receive.yaml", firstRoute(Files.readString(Path.of("routes/1-receive.yaml"))));
            load(context, "drop.yaml", Files.readString(Path.of("routes/templates/drop-folder.yaml")));
            load(context, "source.yaml", source(drop));
            context.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> looks(failures) >= 2 || !Files.exists(file));
        }
        assertThat(file).as("what lies in %s", list(home)).exists();
    }

    private static long looks(PollFailures failures) {
        return failures.find(CODE).map(FailedLook::times).orElse(0L);
    }

    private void bind(DefaultCamelContext context, Journal journal, PollFailures failures) throws Exception {
        Sources sources = new Sources(List.of(new Source(CODE, "drop-folder", Map.of())));
        Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofMinutes(1));
        context.getRegistry().bind("receiving", new Receiving(intake, sources));
        context.getRegistry()
                .bind(
                        "door",
                        new Door(sources, Keys.open(home.resolve("keys/api-keys.properties")), new Pauses(), MOST));
        context.getRegistry().bind("pollFailures", failures);
        Reader reader = new Reader(new Mappings(), new Catalogues());
        context.getRegistry()
                .bind("listings", new Listings(journal, (source, open) -> {}, reader, java.time.Clock.systemUTC()));
        context.getRegistry().bind("files", new FileDrops(journal, reader, MOST));
    }

    private static void load(DefaultCamelContext context, String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes(name, yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The route direct:receive; the others are doors of HTTP. */
    private static String firstRoute(String yaml) {
        int begin = yaml.indexOf("- route:");
        return yaml.substring(begin, yaml.indexOf("- route:", begin + 1));
    }

    private static String source(Path drop) {
        return """
                - templatedRoute:
                    routeTemplateRef: drop-folder
                    parameters:
                      - { name: code, value: %s }
                      - { name: directory, value: '%s' }
                      - { name: quiet, value: "100" }
                      - { name: period, value: "100" }
                """.formatted(CODE, drop);
    }

    private static List<Path> list(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
