package vn.lienthong.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.access.Account;
import vn.lienthong.access.Accounts;
import vn.lienthong.settings.UsageException;

@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = "Người vận hành: khóa đăng nhập / operators: a key to sign in with (more: account)",
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
            if (!Account.isName(name)) {
                throw new UsageException(
                        "Tên gồm chữ thường không dấu, số, '.', '_', '-' (1 đến 64 ký tự), nhưng thấy '" + name + "'",
                        "Expected a name of small letters, digits, '.', '_' and '-' (1 to 64), but found '" + name
                                + "'");
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            new Accounts(options.data(), Clock.systemUTC(), System.getProperty("user.name")).key(name));
            return Commands.FINE;
        }
    }
}
