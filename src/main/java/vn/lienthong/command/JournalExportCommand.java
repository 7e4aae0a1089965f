package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.audit.Choice;
import vn.lienthong.audit.Picking;
import vn.lienthong.evidence.Bundle;
import vn.lienthong.evidence.BundleMark;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.hub.EvidenceKeys;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.hub.Search;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.Journal;
import vn.lienthong.search.SearchUnavailable;
import vn.lienthong.settings.UsageException;

/** Messages with their proof, in one file; the export itself is an entry of the journal. A hub that runs makes the file itself. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Xuất hồ sơ chứng cứ (zip) / an evidence bundle: messages with their proof")
final class JournalExportCommand implements Callable<Integer> {
    private static final int WAIT_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private CommonOptions options;

    @Option(names = "--position", split = ",", description = "Số thứ tự / positions")
    private List<Long> positions = List.of();

    @Option(
            names = "--dossier",
            defaultValue = "",
            description =
                    "Mọi thông điệp về hồ sơ này, theo chỉ mục và theo nguyên văn / every message about it, by the index and by its bytes")
    private String dossier;

    @Option(names = "--source", defaultValue = "", description = "Nguồn hoặc bên / source or party")
    private String source;

    @Option(names = "--from", description = "Từ ngày hoặc thời điểm / from this day or instant")
    private String from;

    @Option(names = "--to", description = "Trước ngày hoặc thời điểm / before this day or instant")
    private String to;

    @Option(
            names = "--checkpoint",
            description =
                    "Tệp điểm chốt người nhận đang giữ: kèm chứng minh nối tiếp / file of checkpoints that the receiver kept: proofs that they are continued go along")
    private List<Path> checkpoints = List.of();

    @Option(names = "--who", required = true, description = "Ai xuất / who exports")
    private String who;

    @Option(names = "--why", required = true, description = "Vì sao / why")
    private String why;

    @Option(names = "--out", required = true, description = "Tệp zip, chưa có / the zip file, which must not exist")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Choice choice = new Choice(positions, dossier, source, at(from), at(to));
        if (!choice.isSomething()) {
            throw new UsageException(
                    "Cần --position, --dossier hoặc --source", "Expected --position, --dossier or --source");
        }
        if (Files.exists(out)) {
            throw new UsageException("Đã có " + out, "Expected a new file, but there is one: " + out);
        }
        return Running.isSeenHeld(options.data()) ? ordered(choice) : written(choice);
    }

    private int written(Choice choice) throws Exception {
        try (Journal journal = JournalCommand.open(options)) {
            SortedSet<Long> chosen = new Picking(journal, number -> indexed(journal, number)).find(choice, this::tell);
            Optional<Long> size = new Bundle(
                            journal, EvidenceKeys.settings(options.settings(), options.data()), Clock.systemUTC())
                    .continuing(JournalVerifyCommand.notes(checkpoints))
                    .write(chosen, mark(), out);
            if (size.isEmpty()) {
                throw new UsageException(
                        "Không xuất được: không có thông điệp nào như vậy, hoặc nhật ký không còn khớp điểm chốt đã ký",
                        "Expected messages of this journal under a sound checkpoint, but found none; see journal verify");
            }
            say(chosen.size(), size.get());
            return Commands.FINE;
        }
    }

    /** Only the process that holds the journal may write who exported: it is asked to, and writes the file. */
    private int ordered(Choice choice) throws Exception {
        ObjectNode order = order(choice, mark());
        JsonNode state = answered(new Orders(options.data()).give(order, WAIT_SECONDS));
        ObjectNode look = JSON.createObjectNode()
                .put("action", "export-progress")
                .put("id", state.path("id").asText());
        while (state.path("state").asText().equals("RUNNING")) {
            tell(state.path("position").asLong());
            TimeUnit.MILLISECONDS.sleep(300);
            state = answered(new Orders(options.data()).ask(look, WAIT_SECONDS));
        }
        if (!state.path("state").asText().equals("DONE")) {
            throw new UsageException(
                    "Không xuất được: "
                            + state.path("failureVi").asText(state.path("state").asText()),
                    "Expected the hub to export, but: "
                            + state.path("failureEn").asText(state.path("state").asText()));
        }
        say(state.path("messages").asInt(), state.path("size").asLong());
        return Commands.FINE;
    }

    private ObjectNode order(Choice choice, BundleMark mark) throws Exception {
        ObjectNode order = JSON.createObjectNode().put("action", "export");
        order.put("who", mark.who()).put("why", mark.why());
        order.put("dossier", choice.dossier()).put("source", choice.source());
        choice.from().ifPresent(instant -> order.put("from", instant.toString()));
        choice.to().ifPresent(instant -> order.put("to", instant.toString()));
        ArrayNode list = order.putArray("positions");
        choice.positions().forEach(list::add);
        order.put(
                "checkpoints",
                JournalVerifyCommand.notes(checkpoints).stream()
                        .map(SignedNote::whole)
                        .collect(Collectors.joining()));
        return order.put("out", out.toAbsolutePath().normalize().toString());
    }

    private static JsonNode answered(Optional<JsonNode> answer) {
        JsonNode said = answer.orElseThrow(() -> new UsageException(
                "Trục chưa trả lời; có thể nó vẫn sẽ xuất",
                "Expected the hub to answer, but it has not; it may still export"));
        if (!said.path("code").asText().equals("done")) {
            throw new UsageException(said.path("vi").asText(), said.path("en").asText());
        }
        return said;
    }

    private void say(int messages, long size) {
        spec.commandLine()
                .getOut()
                .println(options.say("Đã xuất ", "Exported ") + messages
                        + options.say(" thông điệp, điểm chốt ", " messages, checkpoint ") + size + ": " + out);
    }

    private void tell(long position) {
        if (position > 0) {
            spec.commandLine().getErr().println(options.say("đã đọc đến ", "read to ") + position);
        }
    }

    private BundleMark mark() {
        try {
            return new BundleMark(who, why);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--who, --why: cần một dòng mỗi mục", e.getMessage());
        }
    }

    private SortedSet<Long> indexed(Journal journal, String number) {
        try {
            Search search =
                    Search.open(options.data(), journal, new Stores(options.data(), options.settings()).vault());
            search.catchUp(position -> {});
            return search.index().messages(number);
        } catch (SearchUnavailable e) {
            throw new UsageException(
                    "Không mở được chỉ mục tra cứu (" + e.state().word() + ")",
                    e.getMessage() + ", without which messages about the dossier might be left out");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Expected to open the search index, but: " + e.getMessage(), e);
        }
    }

    private static Optional<Instant> at(String text) {
        return Optional.ofNullable(text).map(JournalExportCommand::instant);
    }

    static Instant instant(String text) {
        return Choice.instant(text)
                .orElseThrow(() -> new UsageException(
                        "Cần ngày yyyy-MM-dd hoặc thời điểm ISO, nhưng là '" + text + "'",
                        "Expected a day (yyyy-MM-dd) or an instant in ISO 8601, but found '" + text + "'"));
    }
}
