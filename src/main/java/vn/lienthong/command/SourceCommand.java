package vn.lienthong.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.SourceFiles;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Source;

@Command(
        name = "source",
        mixinStandardHelpOptions = true,
        description = "Hệ thống nguồn / source systems",
        subcommands = {
            SourceCommand.Key.class,
            SourcePing.class,
            SourceConform.class,
            SourceOrders.PullOnce.class,
            SourceOrders.Pull.class,
            SourceOrders.Pause.class,
            SourceOrders.Resume.class
        })
final class SourceCommand {
    static Source find(HubOptions hub, String code) {
        return SourceFiles.read(hub.routes())
                .find(code)
                .orElseThrow(() -> new UsageException(
                        "Không có nguồn '" + code + "' trong " + hub.routes().resolve("sources"),
                        "Expected a source in " + hub.routes().resolve("sources") + ", but found none named '" + code
                                + "'"));
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description = "Cấp khóa mới cho một nguồn; chỉ hiện một lần / make a source's API key; shown once")
    static final class Key implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "<code>", description = "Mã nguồn / the source's code")
        private String code;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            HubOptions hub = options.hub();
            find(hub, code);
            String key =
                    Keys.open(hub.data().resolve("keys/api-keys.properties")).issue(code);
            spec.commandLine().getOut().println(key);
            return Commands.FINE;
        }
    }
}
