package vn.lienthong.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.operator.Operators;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Keys;

@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = "Người vận hành / people who decide about problems",
        subcommands = OperatorCommand.Key.class)
final class OperatorCommand {
    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description =
                    "Cấp khóa đăng nhập mới cho một người; chỉ hiện một lần / make a person's sign-in key; shown once")
    static final class Key implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "<name>", description = "Tên người vận hành / the operator's name")
        private String name;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            if (!Operators.isName(name)) {
                throw new UsageException(
                        "Tên gồm chữ thường không dấu, số, '.', '_', '-' (1 đến 64 ký tự), nhưng thấy '" + name + "'",
                        "Expected a name of small letters, digits, '.', '_' and '-' (1 to 64), but found '" + name
                                + "'");
            }
            String key = Keys.open(options.hub().data().resolve(Operators.FILE)).issue(name);
            spec.commandLine().getOut().println(key);
            return Commands.FINE;
        }
    }
}
