package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.access.Look;
import vn.lienthong.dashboard.EntryFacts;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;

/** What an auditor asks of the journal of a hub that is stopped. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Nhật ký thông điệp / the message log",
        subcommands = {
            JournalVerifyCommand.class,
            JournalCommand.Show.class,
            JournalKeyCommand.class,
            JournalExportCommand.class,
            JournalHoldCommand.class
        })
final class JournalCommand {
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Xem một thông điệp, đã che; --payload ghi đúng từng byte, cần --why / one entry, masked; --payload writes its exact"
                            + " bytes, with --why")
    static final class Show implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "<position>", description = "Số thứ tự / position")
        private long position;

        @Option(names = "--payload", description = "Tệp để ghi / file to write the payload to")
        private Path payload;

        @Mixin
        private Purpose purpose;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            try (Journal journal = open(options)) {
                Entry entry = journal.find(position)
                        .orElseThrow(() -> new UsageException(
                                "Nhật ký chỉ có đến " + journal.last(),
                                "Expected a position up to " + journal.last() + ", but found " + position));
                PrintWriter out = spec.commandLine().getOut();
                boolean whole = purpose.isSaid() || payload != null;
                if (whole) {
                    purpose.keep(journal, Look.atPayload(position));
                }
                Map<String, String> facts = whole ? entry.facts() : EntryFacts.shown(entry);
                if (options.json()) {
                    out.println(json(entry, facts));
                } else {
                    print(entry, facts, out);
                }
                if (payload != null) {
                    Files.write(payload, entry.payload().toBytes());
                }
                return Commands.FINE;
            }
        }
    }

    private static void print(Entry entry, Map<String, String> facts, PrintWriter out) {
        out.println(entry.position() + "  " + entry.kind() + "  " + entry.party() + "  " + entry.at() + "  "
                + entry.contentType() + "  " + entry.payload().size() + " bytes");
        out.println("sha256 " + entry.payload().sha256());
        out.println("leaf " + entry.seal().leaf());
        out.println("salt " + entry.seal().salt());
        out.println("commitment " + entry.seal().commitment());
        out.println("chain " + entry.seal().chain());
        out.println("key " + entry.seal().keyId());
        facts.forEach((name, value) -> out.println(name + ": " + value));
    }

    private static String json(Entry entry, Map<String, String> facts) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("position", entry.position());
        node.put("kind", entry.kind().name());
        node.put("party", entry.party());
        node.put("at", entry.at().toString());
        node.put("contentType", entry.contentType());
        node.put("bytes", entry.payload().size());
        node.put("sha256", entry.payload().sha256());
        node.put("leaf", entry.seal().leaf());
        node.put("salt", entry.seal().salt());
        node.put("commitment", entry.seal().commitment());
        node.put("chain", entry.seal().chain());
        node.put("keyId", entry.seal().keyId());
        ObjectNode said = node.putObject("facts");
        facts.forEach(said::put);
        return node.toString();
    }

    static Journal open(CommonOptions options) throws Exception {
        return open(options, options.settings());
    }

    static Journal open(CommonOptions options, Settings settings) throws Exception {
        Stores stores = new Stores(options.data(), settings);
        return stores.openJournal(stores.embedded() ? null : stores.openDatabase());
    }
}
