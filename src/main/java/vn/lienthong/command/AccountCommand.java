package vn.lienthong.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.access.Account;
import vn.lienthong.access.Accounts;
import vn.lienthong.access.Role;
import vn.lienthong.settings.UsageException;

/** The accounts of a hub, running or not: whoever may write into its data directory is their master, and makes the first one. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Tài khoản của người và chương trình / accounts of people and programs (src/docs/access.md)",
        subcommands = {
            AccountCommand.Add.class,
            AccountCommand.Listing.class,
            AccountCommand.SetRole.class,
            AccountCommand.Password.class,
            AccountCommand.Lock.class,
            AccountCommand.Unlock.class,
            AccountCommand.Token.class,
            AccountCommand.Remove.class
        })
final class AccountCommand {
    private AccountCommand() {}

    /** What each of them does with the account that it names. */
    abstract static class OfOne implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "<name>", description = "Tên tài khoản / the account's name")
        private String name;

        @Option(
                names = "--who",
                defaultValue = "${sys:user.name}",
                description = "Ai làm, ghi vào nhật ký / who does it, as the journal says (${DEFAULT-VALUE})")
        private String who;

        @Spec
        private CommandSpec spec;

        /** True for what the identity server says of those whom it names. */
        boolean isSaidElsewhere() {
            return false;
        }

        abstract boolean change(Accounts accounts, String name) throws Exception;

        @Override
        public Integer call() throws Exception {
            if (!isName(name)) {
                throw new UsageException(
                        "Tên gồm chữ thường không dấu, số, '.', '_', '-' (1 đến 64 ký tự), nhưng thấy '" + name + "'",
                        "Expected a name of small letters, digits, '.', '_' and '-' (1 to 64), but found '" + name
                                + "'");
            }
            Accounts accounts = new Accounts(options.data(), Clock.systemUTC(), who);
            if (isSaidElsewhere()
                    && accounts.find(name)
                            .filter(one -> !one.identity().isEmpty())
                            .isPresent()) {
                throw new UsageException(
                        name
                                + " đăng nhập bằng máy chủ định danh: vai trò và mật khẩu thuộc về máy chủ đó (ở đây: lock, unlock, remove)",
                        "Expected an account of this hub, but " + name
                                + " signs in with the identity server, which keeps role and"
                                + " password (here: lock, unlock, remove)");
            }
            if (!change(accounts, name)) {
                throw new UsageException(
                        "Không có tài khoản " + name, "Expected an account named " + name + ", but there is none");
            }
            return Commands.FINE;
        }

        boolean isName(String said) {
            return Account.isName(said) || said.contains("@") && !said.contains(" ") && said.length() <= 100;
        }

        final void shownOnce(String secret) {
            out().println(secret);
            out().flush();
            spec.commandLine()
                    .getErr()
                    .println(options.say(
                            "Mật khẩu (hoặc mã truy cập) của " + name + ", chỉ hiện một lần. Đăng nhập tại /dang-nhap",
                            "The password (or token) of " + name + ", shown once. Sign in at /dang-nhap"));
        }

        final PrintWriter out() {
            return spec.commandLine().getOut();
        }

        final CommonOptions options() {
            return options;
        }
    }

    /** A role, and for the role source the source. */
    static final class As {
        @Option(
                names = "--role",
                required = true,
                description = "source | operator | monitor | auditor | admin (src/docs/access.md)")
        private String role;

        @Option(
                names = "--source",
                defaultValue = "",
                description = "Với vai trò source: mã nguồn / for source: its code")
        private String source;

        Role role() {
            Role found = Role.find(role)
                    .orElseThrow(() -> new UsageException(
                            "Cần vai trò source, operator, monitor, auditor hoặc admin, nhưng là '" + role + "'",
                            "Expected the role source, operator, monitor, auditor or admin, but found '" + role + "'"));
            if ((found == Role.SOURCE) == source.isEmpty()) {
                throw new UsageException(
                        "Cần --source với vai trò source, và chỉ với vai trò đó",
                        "Expected --source with the role source, and with no other");
            }
            return found;
        }

        String source() {
            return source;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Tạo tài khoản; mật khẩu chỉ hiện một lần / a new account; its password is shown once")
    static final class Add extends OfOne {
        @Mixin
        private As as;

        @Override
        boolean isName(String said) {
            return Account.isName(said);
        }

        @Override
        boolean change(Accounts accounts, String name) {
            String password = accounts.add(name, as.role(), as.source())
                    .orElseThrow(() -> new UsageException(
                            "Đã có tài khoản " + name, "Expected a new name, but there is an account " + name));
            shownOnce(password);
            return true;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê / list them; no secrets")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            for (Account one : new Accounts(options.data(), Clock.systemUTC()).list()) {
                spec.commandLine()
                        .getOut()
                        .println(String.join(
                                "  ",
                                one.name(),
                                one.role().word() + (one.source().isEmpty() ? "" : ":" + one.source()),
                                one.identity().isEmpty()
                                        ? options.say("tại chỗ", "of this hub")
                                        : options.say("máy chủ định danh", "identity server"),
                                one.locked() ? options.say("bị khóa", "locked") : options.say("mở", "open"),
                                options.say("mã truy cập: ", "tokens: ")
                                        + one.tokens().stream()
                                                .map(token -> token.name() + " → " + token.until())
                                                .toList()));
            }
            return Commands.FINE;
        }
    }

    @Command(
            name = "role",
            mixinStandardHelpOptions = true,
            description = "Đổi vai trò; phiên đang mở hết hiệu lực / another role; open sessions are over")
    static final class SetRole extends OfOne {
        @Mixin
        private As as;

        @Override
        boolean isSaidElsewhere() {
            return true;
        }

        @Override
        boolean change(Accounts accounts, String name) {
            return accounts.role(name, as.role(), as.source());
        }
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Cấp mật khẩu mới, chỉ hiện một lần / a new password, shown once")
    static final class Password extends OfOne {
        @Option(
                names = "--stdin",
                description = "Đọc mật khẩu tự chọn từ đầu vào / read one thought of from standard input")
        private boolean stdin;

        @Override
        boolean isSaidElsewhere() {
            return true;
        }

        @Override
        boolean change(Accounts accounts, String name) {
            if (!stdin) {
                Optional<String> password = accounts.password(name);
                password.ifPresent(this::shownOnce);
                return password.isPresent();
            }
            Scanner in = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
            String thoughtOf = in.hasNextLine() ? in.nextLine() : "";
            if (!Accounts.isPassword(thoughtOf)) {
                throw new UsageException(
                        "Mật khẩu cần 12 đến 200 ký tự",
                        "Expected a password of 12 to 200 characters, but found another");
            }
            return accounts.password(name, thoughtOf);
        }
    }

    @Command(
            name = "lock",
            mixinStandardHelpOptions = true,
            description = "Khóa; phiên và mã truy cập hết hiệu lực ngay / shut out at once")
    static final class Lock extends OfOne {
        @Override
        boolean change(Accounts accounts, String name) {
            return accounts.lock(name, true);
        }
    }

    @Command(
            name = "unlock",
            mixinStandardHelpOptions = true,
            description = "Mở khóa, quên các lần sai / let in again, forget wrong tries")
    static final class Unlock extends OfOne {
        @Override
        boolean change(Accounts accounts, String name) {
            return accounts.lock(name, false);
        }
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description =
                    "Cấp mã truy cập (Bearer) cho chương trình, chỉ hiện một lần / a program's bearer token, shown once")
    static final class Token extends OfOne {
        @Option(names = "--label", defaultValue = "api", description = "Tên mã / its name (${DEFAULT-VALUE})")
        private String label;

        @Option(
                names = "--days",
                defaultValue = "90",
                description = "Hạn dùng, ngày, 1 đến 366 / lasts, days (${DEFAULT-VALUE})")
        private int days;

        @Option(names = "--take-back", description = "Thu hồi mã này / take it back")
        private boolean back;

        @Override
        boolean isSaidElsewhere() {
            return true;
        }

        @Override
        boolean change(Accounts accounts, String name) {
            if (back) {
                return accounts.takeToken(name, label);
            }
            if (days < 1 || days > 366 || !Account.isName(label)) {
                throw new UsageException(
                        "Cần --days từ 1 đến 366 và --label như một tên",
                        "Expected --days from 1 to 366 and --label like a name");
            }
            Optional<String> token = accounts.token(name, label, Duration.ofDays(days));
            token.ifPresent(this::shownOnce);
            return token.isPresent();
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Xóa tài khoản / remove an account")
    static final class Remove extends OfOne {
        @Override
        boolean change(Accounts accounts, String name) {
            return accounts.remove(name);
        }
    }
}
