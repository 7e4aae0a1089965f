package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
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
                    "Xem một thông điệp; --payload ghi đúng từng byte / one entry; --payload writes its exact bytes")
    static final class Show implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "<position>", description = "Số thứ tự / position")
        private long position;

        @Option(names = "--payload", description = "Tệp để ghi / file to write the payload to")
        private Path payload;

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
                if (options.json()) {
                    out.println(json(entry));
                } else {
                    print(entry, out);
                }
                if (payload != null) {
                    Files.write(payload, entry.payload().toBytes());
                }
                return Commands.FINE;
            }
        }
    }

    private static void print(Entry entry, PrintWriter out) {
        out.println(entry.position() + "  " + entry.kind() + "  " + entry.party() + "  " + entry.at() + "  "
                + entry.contentType() + "  " + entry.payload().size() + " bytes");
        out.println("sha256 " + entry.payload().sha256());
        out.println("leaf " + entry.seal().leaf());
        out.println("salt " + entry.seal().salt());
        out.println("commitment " + entry.seal().commitment());
        out.println("chain " + entry.seal().chain());
        out.println("key " + entry.seal().keyId());
        entry.facts().forEach((name, value) -> out.println(name + ": " + value));
    }

    private static String json(Entry entry) {
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
        ObjectNode facts = node.putObject("facts");
        entry.facts().forEach(facts::put);
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
