package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A person's word about an order for re-delivery, with who and why: an entry of the journal. */
abstract class ReplayDeciding implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--why", required = true, description = "Lý do / the reason")
    private String why;

    @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người quyết định / who decides")
    private String who;

    @Option(
            names = "--secret-file",
            description = "Tệp chứa mật khẩu hoặc khóa của --who, khi trục có tài khoản"
                    + " / file with the password or key of --who, once the hub has accounts")
    private Path secret;

    @Option(names = "--wait", defaultValue = "30", description = "Chờ trục trả lời, giây / wait for the hub, seconds")
    private int wait;

    @Spec
    private CommandSpec spec;

    private final String action;

    ReplayDeciding(String action) {
        this.action = action;
    }

    abstract void fill(ObjectNode order);

    @Override
    public Integer call() throws Exception {
        Signer.check(options, who, secret);
        ObjectNode order = new ObjectMapper().createObjectNode();
        order.put("action", action).put("who", who).put("why", why);
        fill(order);
        return tell(options, order, wait, spec.commandLine().getOut());
    }

    static int tell(CommonOptions options, ObjectNode order, int wait, PrintWriter out) throws Exception {
        JsonNode answer = RedeliverWords.give(options, order, wait);
        boolean done = answer.path("code").asText().equals("done");
        String sentence =
                options.say(answer.path("vi").asText(), answer.path("en").asText());
        String line = done ? sentence : answer.path("code").asText() + "  " + sentence;
        out.println(options.json() ? answer.toString() : line);
        return done ? Commands.FINE : Commands.FAILED;
    }
}
