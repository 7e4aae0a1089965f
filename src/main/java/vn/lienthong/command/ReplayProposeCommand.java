package vn.lienthong.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says about an order for re-delivery. */
final class ReplayProposeCommand {
    private ReplayProposeCommand() {}

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = {
                "Đề nghị gửi lại các bản ghi khác của một lượt phát lại; người khác phải duyệt.",
                "Proposes to send the differences of a replay again; another person must approve."
            })
    static final class Propose extends ReplayDeciding {
        @Parameters(index = "0", paramLabel = "RUN", description = "Lượt phát lại / the replay")
        private String run;

        @Option(
                names = "--cause",
                paramLabel = "<cause>",
                description = "Chỉ nguyên nhân này, như 'value TrangThaiHoSo 5 → 6'; lặp lại được"
                        + " / only this cause, as the replay names it; may be repeated")
        private List<String> causes = List.of();

        @Option(
                names = "--source",
                description =
                        "Chỉ nguồn này; cần khi nguyên nhân có ở nhiều nguồn / only this source; needed where several"
                                + " have the cause")
        private List<String> sources = List.of();

        @Option(names = "--dossier", description = "Chỉ hồ sơ này; lặp lại được / only this dossier; may be repeated")
        private List<String> dossiers = List.of();

        @Option(
                names = "--rate",
                defaultValue = "0",
                description = "Hồ sơ mỗi phút (redeliver.rate) / dossiers a minute (redeliver.rate)")
        private int rate;

        Propose() {
            super("redeliver-propose");
        }

        @Override
        void fill(ObjectNode order) {
            order.put("run", run).put("rate", rate);
            sources.forEach(order.putArray("sources")::add);
            causes.forEach(order.putArray("causes")::add);
            dossiers.forEach(order.putArray("dossiers")::add);
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Duyệt một lệnh do người khác đề nghị / approve an order that another person proposed")
    static final class Approve extends About {
        Approve() {
            super("redeliver-approve");
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Chạy tiếp một lệnh đã tạm dừng / go on with an order that was paused")
    static final class Resume extends About {
        Resume() {
            super("redeliver-resume");
        }
    }

    abstract static class About extends ReplayDeciding {
        @Parameters(index = "0", paramLabel = "ORDER", description = "Lệnh / the order")
        private String order;

        About(String action) {
            super(action);
        }

        @Override
        void fill(ObjectNode said) {
            said.put("order", order);
        }
    }
}
