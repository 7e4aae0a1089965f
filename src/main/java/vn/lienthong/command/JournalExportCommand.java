package vn.lienthong.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.evidence.Bundle;
import vn.lienthong.evidence.BundleMark;
import vn.lienthong.hub.EvidenceKeys;
import vn.lienthong.hub.Search;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.search.SearchUnavailable;
import vn.lienthong.settings.UsageException;

/** Messages of a stopped hub with their proof, in one file; the export itself is an entry of the journal. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Xuất hồ sơ chứng cứ (zip) / an evidence bundle: messages with their proof")
final class JournalExportCommand implements Callable<Integer> {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @Mixin
    private CommonOptions options;

    @Option(names = "--position", split = ",", description = "Số thứ tự / positions")
    private List<Long> positions = List.of();

    @Option(
            names = "--dossier",
            description =
                    "Mọi thông điệp về hồ sơ này, theo chỉ mục và theo nguyên văn / every message about it, by the index and by its bytes")
    private String dossier;

    @Option(names = "--source", description = "Nguồn hoặc bên / source or party")
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
        if (positions.isEmpty() && dossier == null && source == null) {
            throw new UsageException(
                    "Cần --position, --dossier hoặc --source", "Expected --position, --dossier or --source");
        }
        if (Files.exists(out)) {
            throw new UsageException("Đã có " + out, "Expected a new file, but there is one: " + out);
        }
        try (Journal journal = JournalCommand.open(options)) {
            SortedSet<Long> chosen = new TreeSet<>(positions);
            if (dossier != null || source != null) {
                chosen.addAll(found(journal, indexed(journal)));
            }
            Optional<Long> size = new Bundle(
                            journal, EvidenceKeys.settings(options.settings(), options.data()), Clock.systemUTC())
                    .continuing(JournalVerifyCommand.notes(checkpoints))
                    .write(chosen, mark(), out);
            if (size.isEmpty()) {
                throw new UsageException(
                        "Không xuất được: không có thông điệp nào như vậy, hoặc nhật ký không còn khớp điểm chốt đã ký",
                        "Expected messages of this journal under a sound checkpoint, but found none; see journal verify");
            }
            spec.commandLine()
                    .getOut()
                    .println(options.say("Đã xuất ", "Exported ") + chosen.size()
                            + options.say(" thông điệp, điểm chốt ", " messages, checkpoint ") + size.get() + ": "
                            + out);
            return Commands.FINE;
        }
    }

    private BundleMark mark() {
        try {
            return new BundleMark(who, why);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--who, --why: cần một dòng mỗi mục", e.getMessage());
        }
    }

    /** What the mappings read, and so what is escaped or packed, and what is called by another number. */
    private SortedSet<Long> indexed(Journal journal) throws IOException {
        if (dossier == null) {
            return new TreeSet<>();
        }
        try {
            Search search =
                    Search.open(options.data(), journal, new Stores(options.data(), options.settings()).vault());
            search.catchUp(position -> {});
            return search.index().messages(dossier);
        } catch (SearchUnavailable e) {
            throw new UsageException(
                    "Không mở được chỉ mục tra cứu (" + e.state().word() + ")",
                    e.getMessage() + ", without which messages about the dossier might be left out");
        }
    }

    private SortedSet<Long> found(Journal journal, SortedSet<Long> indexed) {
        Predicate<Entry> wanted = entry -> isWanted(entry, indexed.contains(entry.position()));
        SortedSet<Long> found = new TreeSet<>();
        long at = 0;
        for (List<Entry> some = next(journal, at); !some.isEmpty(); some = next(journal, at)) {
            for (Entry entry : some) {
                if (wanted.test(entry) || isAnswerTo(entry, found)) {
                    found.add(entry.position());
                }
                at = entry.position();
            }
        }
        return found;
    }

    private boolean isWanted(Entry entry, boolean indexed) {
        boolean in = dossier == null
                || indexed
                || entry.facts().values().stream().anyMatch(value -> value.contains(dossier))
                || new String(entry.payload().toBytes(), StandardCharsets.UTF_8).contains(dossier);
        return in
                && (source == null || entry.party().equals(source))
                && (from == null || !entry.at().isBefore(instant(from)))
                && (to == null || entry.at().isBefore(instant(to)));
    }

    /** What the portal said to a request that was chosen belongs to the dossier, though it may not name it. */
    private boolean isAnswerTo(Entry entry, SortedSet<Long> found) {
        String request = entry.facts().getOrDefault("request", "");
        return dossier != null
                && entry.kind() == Kind.ANSWER
                && request.matches("[0-9]{1,18}")
                && found.contains(Long.parseLong(request));
    }

    private static List<Entry> next(Journal journal, long after) {
        return journal.list(after, 1_000, 16 * 1024 * 1024);
    }

    static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(VIETNAM).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "Cần ngày yyyy-MM-dd hoặc thời điểm ISO, nhưng là '" + text + "'",
                    "Expected a day (yyyy-MM-dd) or an instant in ISO 8601, but found '" + text + "'");
        }
    }
}
