package vn.lienthong.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Cổng thử nghiệm, gây lỗi theo yêu cầu / the sandbox portal alone, with faults on request")
final class SandboxCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--port", defaultValue = "8088", description = "Cổng HTTP / HTTP port (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--batch-limit",
            defaultValue = "100",
            description = "Số hồ sơ mỗi lô / records per call (${DEFAULT-VALUE})")
    private int batchLimit;

    @Option(names = "--session-seconds", defaultValue = "1800", description = "Tuổi của phiên / life of a session")
    private int sessionSeconds;

    @Option(names = "--recognise-steps", description = "Nhận ra bước trùng / recognise repeated steps")
    private boolean recognise;

    @Option(
            names = "--fault",
            description = "Lỗi, ví dụ REFUSE_PERCENT=5 / a fault from the start: ${COMPLETION-CANDIDATES}")
    private Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

    @Option(names = "--existing", split = ",", description = "Số hồ sơ đã có sẵn / dossiers held from the start")
    private List<String> existing = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SandboxSettings settings = SandboxSettings.defaults()
                .withPort(port)
                .withBatchLimit(batchLimit)
                .withSessionSeconds(sessionSeconds)
                .withDuplicateSteps(recognise ? DuplicateSteps.RECOGNISED : DuplicateSteps.KEPT)
                .withExisting(existing);
        for (Map.Entry<Fault, Integer> fault : faults.entrySet()) {
            settings = settings.withFault(fault.getKey(), fault.getValue());
        }
        try (Sandbox sandbox = Sandbox.start(settings)) {
            spec.commandLine()
                    .getOut()
                    .println(options.say("Cổng thử nghiệm", "Sandbox portal") + ": " + sandbox.uri() + "/sandbox/");
            new CountDownLatch(1).await();
        }
        return Commands.FINE;
    }
}
