package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.Signatory;
import vn.lienthong.hub.EvidenceKeys;
import vn.lienthong.journal.Journal;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.UsageException;

/** The public keys of a hub that is stopped, and a new one to take over. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description =
                "Khóa công khai của trục; --rotate thay khóa mới / the hub's public keys; --rotate makes a new one")
final class JournalKeyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--rotate", description = "Thay khóa, ghi vào nhật ký / a new key takes over, journalled")
    private boolean rotate;

    @Option(
            names = "--rotate-master",
            description =
                    "Thay khóa chủ của dữ liệu, ghi vào nhật ký / another master key for what is stored, journalled")
    private boolean rotateMaster;

    @Option(names = "--to", description = "Tệp PKCS#12 của khóa mới / the new key's PKCS#12 file")
    private Path to;

    @Option(names = "--to-password", defaultValue = "", description = "Mật khẩu của tệp đó / its password")
    private String password;

    @Option(
            names = "--without-lost-blocks",
            description =
                    "Thay khóa chủ dù thiếu khối khóa đã mất hẳn / although blocks of keys are lost, with what they sealed")
    private boolean withoutLost;

    @Option(names = "--who", description = "Ai quyết định / who decides")
    private String who;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        EvidenceSettings settings = EvidenceKeys.settings(options.settings(), options.data());
        if (rotate && rotateMaster) {
            throw new UsageException(
                    "Chỉ chọn một: --rotate hoặc --rotate-master", "Expected either --rotate or --rotate-master");
        }
        if (!rotate && !rotateMaster) {
            for (NoteKey key : Signatory.publicKeys(settings)) {
                spec.commandLine().getOut().println(key.line());
            }
            return Commands.FINE;
        }
        if (who == null || who.isBlank()) {
            throw new UsageException("Cần --who: ai thay khóa", "Expected --who: who replaces the key");
        }
        if (rotateMaster) {
            return MasterRotation.run(
                    options,
                    Optional.ofNullable(to),
                    password,
                    who,
                    withoutLost,
                    spec.commandLine().getOut());
        }
        spec.commandLine().getOut().println(rotated(settings).line());
        if (to != null) {
            String key = SettingKey.EVIDENCE_KEY.key();
            spec.commandLine()
                    .getOut()
                    .println(options.say("Bây giờ hãy đặt " + key + "=" + to, "Now set " + key + "=" + to));
        }
        return Commands.FINE;
    }

    private NoteKey rotated(EvidenceSettings settings) throws Exception {
        Optional<EvidenceSettings> next = Optional.ofNullable(to).map(file -> settings.withKey(file, password));
        try (Journal journal = JournalCommand.open(options)) {
            return Signatory.rotate(settings, next, who, journal, Clock.systemUTC());
        } catch (IOException e) {
            throw new UsageException("Không thay được khóa: " + e.getMessage(), e.getMessage());
        }
    }
}
