package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.AuditFinding;
import vn.lienthong.evidence.AuditTrust;
import vn.lienthong.evidence.AuditVerdict;
import vn.lienthong.evidence.BundleAudit;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.evidence.Verified;
import vn.lienthong.hub.EvidenceKeys;
import vn.lienthong.settings.UsageException;

/** Whether the journal is what was written, and all that was signed; the hub may be running. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Kiểm tra toàn vẹn và đầy đủ / integrity, and completeness against checkpoints; exit code 1 when something is wrong")
final class JournalVerifyCommand implements Callable<Integer> {
    private static final int EVERY = 100_000;

    @Mixin
    private CommonOptions options;

    @Option(names = "--from", defaultValue = "1", description = "Từ vị trí / from this position")
    private long from;

    @Option(names = "--to", description = "Đến vị trí / to this position")
    private Long to;

    @Option(
            names = "--since-last",
            description = "Chỉ phần sau lần kiểm tra sạch gần nhất / only what is behind the last clean verification")
    private boolean sinceLast;

    @Option(
            names = "--checkpoint",
            description =
                    "Tệp điểm chốt giữ ở nơi khác (nhiều lần được) / file of checkpoints kept elsewhere; may be repeated")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--key",
            description = "Khóa công khai của trục mà kiểm toán giữ / the hub's public key, as the auditor kept it")
    private List<String> keys = List.of();

    @Option(names = "--witness-key", description = "Khóa công khai của bên chứng / a witness's public key")
    private List<String> witnesses = List.of();

    @Option(
            names = "--without-contents",
            description =
                    "Không mở nội dung (không cần khóa): chỉ chuỗi, lá và gốc / do not open contents (no key needed): chain, leaves and roots only")
    private boolean withoutContents;

    @Option(
            names = "--bundle",
            description = "Hồ sơ chứng cứ (zip); không cần nhật ký / an evidence bundle; needs no journal")
    private Path bundle;

    @Option(
            names = "--page",
            description =
                    "Ghi trang kiểm tra hồ sơ cho trình duyệt, không cần mạng / write the page that verifies bundles in a browser")
    private Path page;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (page != null) {
            Files.writeString(page, BundleAudit.page());
            return Commands.FINE;
        }
        if (bundle != null) {
            return bundle();
        }
        EvidenceSettings settings = EvidenceKeys.settings(options.settings(), options.data());
        AuditTrust trust = new AuditTrust(keys(keys), keys(witnesses), notes());
        long begin = sinceLast ? Math.max(from, Verified.upTo(settings) + 1) : from;
        long started = System.nanoTime();
        try (Beside beside = Beside.at(options.data(), options.settings(), settings, !withoutContents)) {
            long last = to == null ? Long.MAX_VALUE : to;
            AuditVerdict verdict = Audit.run(beside.journal(), settings, trust, begin, last, progress());
            double seconds = (System.nanoTime() - started) / 1e9;
            print(verdict, Math.max(0, verdict.to() - verdict.from() + 1) / Math.max(seconds, 1e-6), !withoutContents);
            if (!withoutContents) {
                Verified.keep(settings, verdict);
            }
            return verdict.findings().isEmpty() ? Commands.FINE : Commands.FAILED;
        }
    }

    private int bundle() throws IOException {
        if (!Files.isReadable(bundle)) {
            throw new UsageException(
                    "Không đọc được " + bundle, "Expected an evidence bundle, but found none: " + bundle);
        }
        BundleAudit.Verdict verdict = BundleAudit.run(bundle, new AuditTrust(keys(keys), keys(witnesses), notes()));
        PrintWriter out = spec.commandLine().getOut();
        verdict.findings().forEach(finding -> out.println(sentence(finding)));
        out.println(options.say("Đã chứng minh ", "Proved: ")
                + verdict.messages()
                + options.say(" thông điệp theo điểm chốt của ", " messages, by the checkpoint of ")
                + verdict.size());
        if (verdict.compared() > 0) {
            out.println(options.say("Khớp với điểm chốt giữ ở nơi khác: ", "Compared with checkpoints kept elsewhere: ")
                    + verdict.compared());
        }
        if (verdict.unused() > 0) {
            out.println(
                    options.say(
                                    "Điểm chốt giữ ở nơi khác KHÔNG dùng được: ",
                                    "Kept checkpoints that could NOT be used: ")
                            + verdict.unused()
                            + options.say(
                                    " (khác số thông điệp, hồ sơ không kèm chứng minh nối tiếp; hãy xin hồ sơ xuất với --checkpoint)",
                                    " (of another size, without a proof in the bundle that one continues the other: ask for one exported with --checkpoint)"));
        }
        if (keys.isEmpty()) {
            out.println(options.say(
                    "Khóa lấy từ chính hồ sơ này: hãy đưa --key lấy từ nơi khác",
                    "The key was taken from the bundle itself: give --key from elsewhere"));
        }
        return verdict.findings().isEmpty() ? Commands.FINE : Commands.FAILED;
    }

    private LongConsumer progress() {
        PrintWriter err = spec.commandLine().getErr();
        return position -> {
            if (position % EVERY == 0) {
                err.println(options.say("đã kiểm tra đến ", "verified to ") + position);
            }
        };
    }

    static List<NoteKey> keys(List<String> lines) {
        return lines.stream()
                .map(line -> NoteKey.read(line)
                        .orElseThrow(() -> new UsageException(
                                "Cần khóa dạng tên+mã+khóa (xem 'journal key'), nhưng là '" + line + "'",
                                "Expected a key of the form name+hash+key (see 'journal key'), but found '" + line
                                        + "'")))
                .toList();
    }

    private List<SignedNote> notes() throws IOException {
        return notes(checkpoints);
    }

    static List<SignedNote> notes(List<Path> checkpoints) throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : checkpoints) {
            if (!Files.isReadable(file)) {
                throw new UsageException(
                        "Không đọc được " + file, "Expected a file of checkpoints, but found none: " + file);
            }
            int before = notes.size();
            Audit.readCheckpoints(file, notes::add);
            if (notes.size() == before) {
                throw new UsageException(
                        "Trong " + file + " không có điểm chốt nào",
                        "Expected checkpoints in " + file + ", but found none");
            }
        }
        return notes;
    }

    private void print(AuditVerdict verdict, double perSecond, boolean opened) {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(json(verdict, perSecond, opened));
            return;
        }
        if (verdict.isIntact()) {
            out.println(options.say("Nguyên vẹn: thông điệp ", "Intact: messages ")
                    + verdict.from()
                    + options.say(" đến ", " to ")
                    + verdict.to()
                    + options.say(", mắt xích cuối ", ", last link ")
                    + verdict.chain().orElse(""));
        }
        if (!opened) {
            out.println(
                    options.say(
                            "Nội dung không mở: chỉ kiểm tra chuỗi, lá và gốc; nội dung bị đổi dưới khóa không thấy được ở đây",
                            "Contents not opened: chain, leaves and roots only; sealed contents that were changed do not show here"));
        }
        verdict.findings().forEach(finding -> out.println(sentence(finding)));
        out.println(completeness(verdict));
        out.println(exposure(verdict));
        out.println(String.format(Locale.ROOT, "%,.0f ", perSecond) + options.say("thông điệp/giây", "messages/s"));
    }

    private String sentence(AuditFinding finding) {
        return finding.flaw().word() + ": " + options.say(finding.vi(), finding.en());
    }

    private String completeness(AuditVerdict verdict) {
        if (verdict.compared() == 0 && verdict.findings().isEmpty()) {
            return options.say(
                    "Không biết có đầy đủ không: không có điểm chốt nào trong phần đã kiểm tra",
                    "Not known to be complete: there is no checkpoint in what was verified");
        }
        return verdict.isComplete()
                ? options.say("Đầy đủ: khớp ", "Complete: fits ")
                        + verdict.compared()
                        + options.say(" điểm chốt đã ký, đến thông điệp ", " signed checkpoints, up to message ")
                        + verdict.covered()
                : options.say("Không đầy đủ so với những gì đã ký", "Not complete, compared with what was signed");
    }

    private String exposure(AuditVerdict verdict) {
        return options.say("Chưa có ai bên ngoài làm chứng: ", "Nobody outside vouches for ")
                + verdict.exposed()
                + options.say(" thông điệp cuối", " messages at the end")
                + (checkpoints.isEmpty() && witnesses.isEmpty()
                        ? options.say(
                                " (chưa đưa --checkpoint hay --witness-key)",
                                " (no --checkpoint or --witness-key was given)")
                        : "");
    }

    private static String json(AuditVerdict verdict, double perSecond, boolean opened) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("intact", verdict.isIntact());
        node.put("complete", verdict.isComplete());
        node.put("contents", opened);
        node.put("from", verdict.from());
        node.put("to", verdict.to());
        node.put("chain", verdict.chain().orElse(null));
        node.put("checkpoints", verdict.compared());
        node.put("covered", verdict.covered());
        node.put("outside", verdict.outside());
        node.put("exposed", verdict.exposed());
        node.put("perSecond", Math.round(perSecond));
        ArrayNode findings = node.putArray("findings");
        verdict.findings().forEach(finding -> findings.addObject()
                .put("flaw", finding.flaw().word())
                .put("position", finding.position())
                .put("vi", finding.vi())
                .put("en", finding.en()));
        return node.toString();
    }
}
