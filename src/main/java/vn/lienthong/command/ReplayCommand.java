package vn.lienthong.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.Stores;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.portal.PortalAdmission;
import vn.lienthong.replay.Asked;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.UsageException;
import vn.lienthong.vault.Purpose;

/** Reads the journal without its lock: the hub may be running meanwhile. Sends nothing. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Đọc lại các gói tin trong nhật ký bằng phiên bản ánh xạ khi đó hoặc phiên bản khác, và so sánh; không gửi gì.",
            "Reads deliveries again with the mapping of their time or another, and compares; sends nothing."
        },
        subcommands = {
            ReplayListCommand.class,
            ReplayStopCommand.Pause.class,
            ReplayStopCommand.Cancel.class,
            ReplayProposeCommand.Propose.class,
            ReplayProposeCommand.Approve.class,
            ReplayProposeCommand.Resume.class,
            ReplayOrdersCommand.class
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--source", defaultValue = "", description = "Mã nguồn / the source's code")
    private String source;

    @Option(names = "--dossier", defaultValue = "", description = "Mã hồ sơ / the dossier's number or other number")
    private String dossier;

    @Option(names = "--from", description = "Nhận từ ngày hoặc thời điểm / received from this day or instant")
    private String from;

    @Option(names = "--to", description = "Nhận trước ngày hoặc thời điểm / received before this day or instant")
    private String to;

    @Option(
            names = "--mapping",
            defaultValue = Asked.PINNED,
            description =
                    "pinned: phiên bản khi đó; current: trong thư mục; một phiên bản; hoặc một thư mục / pinned: the"
                            + " versions of the time; current: the files; a version; or a folder (${DEFAULT-VALUE})")
    private String mapping;

    @Option(
            names = "--readings",
            description =
                    "Chỉ so bản đọc, không so quyết định: chỉ đọc phần được hỏi / compare readings alone, not what was"
                            + " decided: then only what was asked for is read")
    private boolean readings;

    @Option(names = "--resume", paramLabel = "ID", description = "Chạy tiếp một lượt / go on with a run")
    private String resume;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        Stores stores = new Stores(hub.data(), options.settings());
        Runs runs = new Runs(hub.data(), stores.vault().lines(Purpose.REPLAY));
        try (Looking looking = Looking.at(hub.data(), options.settings())) {
            Replay replay = new Replay(
                    looking.journal(),
                    runs,
                    Clock.systemUTC(),
                    options.settings().number(SettingKey.NORMALISE_THREADS),
                    new PortalAdmission());
            Optional<Run> run = resume == null ? begun(replay, runs, looking, hub) : resumed(replay, runs);
            return run.map(one -> new ReplayReport(options, runs).tell(one, out()))
                    .orElse(Commands.FAILED);
        }
    }

    private Optional<Run> begun(Replay replay, Runs runs, Looking looking, HubOptions hub) throws IOException {
        ReplayVersions versions = ReplayVersions.of(mapping, source, looking.journal(), hub.mappings());
        if (!versions.findings().isEmpty()) {
            versions.findings()
                    .forEach((place, finding) -> out().println(place + options.say(finding.vi(), finding.en())));
            return Optional.empty();
        }
        Clock clock = Clock.systemUTC();
        // Of one version, only the source that had it is asked for.
        Map<String, Bundle> bundles = versions.bundles();
        String only = source.isEmpty() && bundles.size() == 1
                ? bundles.keySet().iterator().next()
                : source;
        String since = from == null ? "" : JournalExportCommand.instant(from).toString();
        String until = to == null ? "" : JournalExportCommand.instant(to).toString();
        Asked asked = new Asked(
                runs.name(clock.instant()),
                clock.instant().toString(),
                only,
                dossier,
                since,
                until,
                versions.name(),
                !readings);
        err().println(options.say("Lượt ", "Run ") + asked.id());
        return Optional.of(replay.begin(asked, bundles, this::progress));
    }

    private Optional<Run> resumed(Replay replay, Runs runs) throws IOException {
        Run run = ReplayStopCommand.run(runs, resume);
        if (run.isEnded()) {
            return Optional.of(run);
        }
        Optional<Run> done = replay.resume(run, this::progress);
        if (done.isEmpty()) {
            throw new UsageException(
                    "Lượt " + resume + " đang do một tiến trình khác chạy",
                    "Expected run " + resume + " to be at rest, but another process is at it");
        }
        return done;
    }

    private void progress(Run run) {
        if (run.end() == 0) {
            err().println(options.say("Đang gom các phiên bản", "Gathering the versions"));
            return;
        }
        err().println(options.say("thông điệp ", "message ") + run.position() + "/" + run.end() + ", "
                + run.deliveries() + "/" + run.total() + options.say(" gói tin, ", " deliveries, ") + run.different()
                + options.say(" bản ghi khác", " records differ"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
