package vn.lienthong.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.Revival;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Chạy trục liên thông cho đến khi dừng (Ctrl+C) / start the hub until it is stopped")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--port", description = "Cổng HTTP; 0 = bất kỳ / HTTP port; 0 takes any free one")
    private Integer port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = options.settings();
        if (port != null) {
            settings = settings.with(SettingKey.PORT, String.valueOf(port));
        }
        if (settings.text(SettingKey.PORTAL_ADAPTER).isEmpty()) {
            throw new UsageException(
                    "Chưa có portal.adapter trong hub.properties; muốn thử ngay hãy chạy: demo",
                    "Expected portal.adapter in hub.properties, but found none; to try the hub, run: demo");
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Revival hub = Revival.start(options.hub(), settings, RunClock.chosen());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            hub.close();
            stopped.countDown();
        }));
        spec.commandLine()
                .getOut()
                .println(options.say("Đã mở", "Open") + ": http://" + settings.text(SettingKey.BIND) + ":" + hub.port()
                        + "/   " + options.say("sức khỏe", "health") + ": http://" + settings.text(SettingKey.BIND)
                        + ":"
                        + hub.managementPort() + "/observe/health");
        stopped.await();
        return Commands.FINE;
    }
}
