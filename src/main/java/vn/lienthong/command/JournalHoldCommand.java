package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.corridor.HoldOrders;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.journal.Journal;
import vn.lienthong.retention.Hold;
import vn.lienthong.retention.Holds;

/** Legal hold: dossiers of which nothing may be destroyed. On a hub that runs, or on the stored data of one that is stopped. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Lưu giữ bắt buộc / legal hold: nothing about these dossiers may be destroyed",
        subcommands = {JournalHoldCommand.Add.class, JournalHoldCommand.Lift.class, JournalHoldCommand.Listing.class})
final class JournalHoldCommand {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Lưu giữ một hồ sơ / put a dossier under hold")
    static final class Add extends Deciding {
        Add() {
            super("hold");
        }
    }

    @Command(name = "lift", mixinStandardHelpOptions = true, description = "Thôi lưu giữ / end a hold")
    static final class Lift extends Deciding {
        Lift() {
            super("hold-lift");
        }
    }

    abstract static class Deciding implements Callable<Integer> {
        private static final int WAIT = 30;

        @Mixin
        private CommonOptions options;

        @Option(names = "--dossier", required = true, description = "Mã hồ sơ / the dossier's number")
        private String dossier;

        @Option(names = "--ground", required = true, description = "Căn cứ / the ground, one line")
        private String ground;

        @Option(names = "--who", required = true, description = "Người quyết định / who decides")
        private String who;

        @Spec
        private CommandSpec spec;

        private final String action;

        Deciding(String action) {
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            ObjectNode order = new ObjectMapper()
                    .createObjectNode()
                    .put("action", action)
                    .put("dossier", dossier)
                    .put("ground", ground)
                    .put("who", who);
            PrintWriter out = spec.commandLine().getOut();
            Optional<JsonNode> answer = Running.isHeld(options.data())
                    ? new Orders(options.data()).give(order, WAIT)
                    : Optional.of(atRest(order));
            if (answer.isEmpty()) {
                out.println(options.say("Trục chưa trả lời", "The hub has not answered"));
                return Commands.FAILED;
            }
            JsonNode said = answer.get();
            out.println(
                    options.json()
                            ? said.toString()
                            : options.say(
                                    said.path("vi").asText(), said.path("en").asText()));
            return said.path("code").asText().equals("done") ? Commands.FINE : Commands.USAGE;
        }

        private JsonNode atRest(ObjectNode order) throws Exception {
            ObjectNode answer = new ObjectMapper().createObjectNode();
            try (Journal journal = JournalCommand.open(options)) {
                HoldOrders.obey(order, journal, Clock.systemUTC().instant(), answer);
            }
            return answer;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Hồ sơ đang lưu giữ bắt buộc / the dossiers under hold")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            try (Looking looking = Looking.at(options.data(), options.settings())) {
                print(Holds.read(looking.journal()).list(), spec.commandLine().getOut());
                return Commands.FINE;
            }
        }

        private void print(List<Hold> holds, PrintWriter out) {
            if (!options.json()) {
                holds.forEach(hold -> out.println(String.join(
                        "  ",
                        hold.dossier(),
                        hold.at().toString(),
                        hold.who(),
                        String.valueOf(hold.position()),
                        hold.ground())));
                return;
            }
            ArrayNode list = new ObjectMapper().createArrayNode();
            holds.forEach(hold -> list.addObject()
                    .put("dossier", hold.dossier())
                    .put("at", hold.at().toString())
                    .put("who", hold.who())
                    .put("position", hold.position())
                    .put("ground", hold.ground()));
            out.println(list);
        }
    }
}
