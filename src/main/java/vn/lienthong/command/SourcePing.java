package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.hub.SourceProbe;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.source.Source;

@Command(
        name = "ping",
        mixinStandardHelpOptions = true,
        description =
                "Nối, đăng nhập, đọc thử một trang, không ghi gì / connect, sign in, fetch one page, write nothing")
final class SourcePing implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--wait", defaultValue = "60", description = "Chờ, giây / wait, seconds (${DEFAULT-VALUE})")
    private int wait;

    @Parameters(paramLabel = "<code>", description = "Mã nguồn / the source's code")
    private String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        Source source = SourceCommand.find(hub, code);
        boolean waits = source.template().matches("push-.*|drop-in");
        if (waits) {
            return say(
                    "source-pushes",
                    "Nguồn này tự gửi đến trục: không có gì để nối; hãy cho nguồn gửi thử một lần",
                    "This source pushes to the hub: there is nothing to connect to; let it send once");
        }
        try (SourceProbe probe = new SourceProbe(hub, options.settings(), code)) {
            probe.look(wait);
            return report(probe);
        }
    }

    private int report(SourceProbe probe) {
        if (probe.seen().isPresent()) {
            return seen(probe.seen().get());
        }
        if (probe.failure().isPresent()) {
            FailedLook failure = probe.failure().get();
            say(failure.code(), failure.vi(), failure.en());
            return Commands.FAILED;
        }
        return say(
                "nothing-seen",
                "Không có lỗi, và không có gì để đọc trong " + wait + " giây",
                "Nothing failed, and there was nothing to read within " + wait + " seconds");
    }

    private int seen(SourceProbe.Seen seen) {
        if (options.json()) {
            ObjectNode said = new ObjectMapper().createObjectNode();
            said.put("code", "page-seen").put("asked", seen.asked()).put("contentType", seen.contentType());
            said.put("bytes", seen.bytes()).put("records", seen.records());
            spec.commandLine().getOut().println(said);
            return Commands.FINE;
        }
        String counted = seen.records() < 0
                ? ""
                : options.say(", " + seen.records() + " bản ghi", ", " + seen.records() + " records");
        return say(
                "page-seen",
                "Đọc được: " + seen.asked() + "  " + seen.contentType() + ", " + seen.bytes() + " byte" + counted,
                "Seen: " + seen.asked() + "  " + seen.contentType() + ", " + seen.bytes() + " bytes" + counted);
    }

    private int say(String what, String vi, String en) {
        String line = what + "  " + options.say(vi, en);
        if (options.json()) {
            line = new ObjectMapper()
                    .createObjectNode()
                    .put("code", what)
                    .put("vi", vi)
                    .put("en", en)
                    .toString();
        }
        spec.commandLine().getOut().println(line);
        return Commands.FINE;
    }
}
