package vn.lienthong.asking;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** One source behind the shipped routes and templates, over a real journal: everything up to the receipt, nothing behind it. */
final class SourceHere implements AutoCloseable {
    static final String CODE = "nguon-mau";
    private static final long MOST = 1 << 20;
    private static final Pattern WANTED = Pattern.compile("(?s)\\s*(- route:)?\\s*id: receive\\n.*");

    final Journal journal;
    final PollFailures failures = new PollFailures(Clock.systemUTC());
    final SourceClocks clocks = new SourceClocks();
    final DefaultCamelContext context = new DefaultCamelContext();

    private SourceHere(Path home) throws Exception {
        journal = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults());
    }

    /** Starts again where the journal of this folder ends. */
    static SourceHere start(Path home, String template, Map<String, String> parameters) throws Exception {
        return start(home, template, parameters, "");
    }

    /** @param beans YAML that stands before the source, such as its database */
    static SourceHere start(Path home, String template, Map<String, String> parameters, String beans) throws Exception {
        SourceHere here = new SourceHere(home);
        try {
            here.open(home, template, parameters, beans);
            return here;
        } catch (Exception e) {
            here.close();
            throw e;
        }
    }

    private void open(Path home, String template, Map<String, String> parameters, String beans) throws Exception {
        Sources sources = new Sources(List.of(new Source(CODE, template, parameters)));
        Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofHours(1));
        intake.resume(journal.list(0, 100_000, Long.MAX_VALUE));
        context.getRegistry().bind("receiving", new Receiving(intake, sources));
        context.getRegistry().bind("pollFailures", failures);
        context.getRegistry().bind("polling", new Polling(MOST, intake, Clock.systemUTC(), failures, clocks));
        context.getRegistry().bind("tables", new Tables(intake, Clock.systemUTC(), failures));
        context.getRegistry().bind("topics", new Topics(intake, failures));
        context.getRegistry()
                .bind(
                        "listings",
                        new Listings(
                                journal,
                                (source, open) -> {},
                                new Reader(new Mappings(), new Catalogues()),
                                Clock.systemUTC()));
        context.getRegistry().bind("files", new FileDrops(journal, new Reader(new Mappings(), new Catalogues()), MOST));
        load("failures.yaml", Files.readString(Path.of("routes/failures.yaml")));
        load("ask.yaml", Files.readString(Path.of("routes/ask.yaml")));
        load("receive.yaml", receiving());
        load("template.yaml", Files.readString(Path.of("routes/templates", template + ".yaml")));
        load("source.yaml", beans + yaml(template, parameters));
        context.start();
    }

    List<Entry> deliveries() {
        return journal.list(0, 100_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .toList();
    }

    List<String> texts() {
        return deliveries().stream().map(entry -> entry.payload().text()).toList();
    }

    Optional<String> failure() {
        return failures.find(CODE).map(FailedLook::code);
    }

    @Override
    public void close() {
        context.stop();
        journal.close();
    }

    private void load(String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes(name, yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The routes behind the doors; the doors themselves need a server. */
    private static String receiving() throws Exception {
        String file = Files.readString(Path.of("routes/1-receive.yaml"));
        return "- route:"
                + String.join(
                        "- route:",
                        Stream.of(file.split("(?m)^- route:"))
                                .filter(route -> WANTED.matcher(route).matches())
                                .toList());
    }

    static String yaml(String template, Map<String, String> parameters) {
        List<String> lines = new ArrayList<>();
        lines.add("- templatedRoute:");
        lines.add("    routeTemplateRef: " + template);
        lines.add("    parameters:");
        lines.add("      - { name: code, value: " + CODE + " }");
        parameters.forEach((name, value) -> lines.add("      - { name: " + name + ", value: \""
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\" }"));
        return String.join("\n", lines) + "\n";
    }
}
