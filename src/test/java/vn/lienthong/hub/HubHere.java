package vn.lienthong.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.command.Commands;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.source.Keys;

/** The tests' door to the root package: a real hub in this JVM, over a folder with routes, mappings and settings. */
public final class HubHere implements AutoCloseable {
    private final Hub hub;

    private HubHere(Hub hub) {
        this.hub = hub;
    }

    /** Starts a hub on any free port; {@code home} holds routes, mappings, hub.properties and, at last, data. */
    public static HubHere start(Path home) throws Exception {
        return start(home, Clock.systemUTC());
    }

    /** The same with a clock of one's own. */
    public static HubHere start(Path home, Clock clock) throws Exception {
        return new HubHere(Hub.start(options(home), settings(home).with(SettingKey.PORT, "0"), clock));
    }

    /** On a port that the test has chosen. */
    public static HubHere startAt(Path home, int port) throws Exception {
        Settings settings = settings(home).with(SettingKey.PORT, Integer.toString(port));
        return new HubHere(Hub.start(options(home), settings, Clock.systemUTC()));
    }

    /** Where health and metrics are. */
    public int managementPort() {
        return hub.managementPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + hub.port());
    }

    public Ledger ledger() {
        return hub.house().ledger;
    }

    public Journal journal() {
        return hub.house().journal;
    }

    public Keys keys() {
        return hub.keys();
    }

    /** Writes into the ledger's tables behind the hub's back. */
    public void sql(String update) throws SQLException {
        try (Connection connection = hub.house().database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    @Override
    public void close() {
        hub.close();
    }

    /** What a command said, and its exit code. */
    public record Said(int code, String out, String err) {}

    /** A command on a hub's folder, as from a shell. */
    public static Said command(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--lang", "en",
                "--data", home.resolve("data").toString(),
                "--routes", home.resolve("routes").toString(),
                "--mappings", home.resolve("mappings").toString(),
                "--config", home.resolve("hub.properties").toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Commands.execute(all.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** What a command says of itself; an error for one that does not exist. */
    public static String help(String... words) {
        picocli.CommandLine line = new picocli.CommandLine(new Commands());
        for (String word : words) {
            line = java.util.Objects.requireNonNull(line.getSubcommands().get(word), word);
        }
        return line.getUsageMessage();
    }

    /** Every command that does something, by its words. */
    public static List<String> commands() {
        List<String> found = new ArrayList<>();
        collect("", new picocli.CommandLine(new Commands()), found);
        return found;
    }

    private static void collect(String before, picocli.CommandLine line, List<String> found) {
        line.getSubcommands().forEach((name, sub) -> {
            String words = (before + " " + name).strip();
            if (sub.getCommand() instanceof java.util.concurrent.Callable) {
                found.add(words);
            }
            collect(words, sub, found);
        });
    }

    /** The looks, and the exports, that lie in the journal of a stopped hub. */
    public static List<Entry> looks(Path home) throws IOException {
        Stores stores = new Stores(home.resolve("data"), settings(home));
        try (Journal journal = stores.openJournal(null)) {
            return journal.list(0, 100_000, 1 << 26).stream()
                    .filter(entry -> entry.kind() == Kind.LOOK
                            || "export".equals(entry.facts().get("action")))
                    .toList();
        }
    }

    /** Every row of a stopped hub's ledger, after it has heard all of the journal. */
    public static Map<String, List<String>> dump(Path home) throws IOException {
        try (House house = House.quiet(options(home), settings(home), Clock.systemUTC())) {
            house.catchUp(position -> {});
            return house.ledger.dump();
        }
    }

    /** Every entry of a stopped hub's journal, with its keys. */
    public static List<Entry> entries(Path home) {
        try (Journal journal = new Stores(home.resolve("data"), settings(home)).openJournal(null)) {
            return journal.list(0, 100_000, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a stopped hub's ledger. */
    public static void deleteLedger(Path home) throws IOException {
        new Stores(home.resolve("data"), settings(home)).deleteLedger();
    }

    /** Changes the ledger of a hub that does not run. */
    public static void ledgerSql(Path home, String update) throws SQLException {
        try (Connection connection = DriverManager.getConnection(new LedgerFile(home.resolve("data")).url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }

    public static List<Path> ledgerFiles(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("ledger."))
                    .sorted()
                    .toList();
        }
    }

    private static HubOptions options(Path home) throws IOException {
        return new HubOptions(
                Files.createDirectories(home.resolve("data")), home.resolve("routes"), home.resolve("mappings"));
    }

    private static Settings settings(Path home) throws IOException {
        return Settings.read(home.resolve("hub.properties"));
    }
}
