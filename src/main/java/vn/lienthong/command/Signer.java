package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.access.Access;
import vn.lienthong.access.Accounts;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.settings.UsageException;

/**
 * Who gives or approves an order by command. While the hub has no account, a name is what is typed; with the first account it takes that account's
 * secret, as on the pages: a person with one account cannot be two.
 */
final class Signer {
    private Signer() {}

    /** Refuses a name that is not shown to be the caller's, or whose role may not. */
    static void check(CommonOptions options, String who, Path secret) throws IOException {
        Clock clock = Clock.systemUTC();
        Accounts accounts = new Accounts(options.hub().data(), clock);
        if (accounts.isEmpty()) {
            return;
        }
        if (secret == null) {
            throw new UsageException(
                    "Trục này có tài khoản: cần --secret-file, tệp chứa mật khẩu hoặc khóa của '" + who + "'",
                    "Expected --secret-file, a file with the password or key of '" + who
                            + "', because this hub has accounts");
        }
        String said = Files.readString(secret).strip();
        try (Access access = new Access(accounts, options.settings().access(), clock)) {
            check(access, who, said);
        }
    }

    private static void check(Access access, String who, String said) {
        access.signIn(new Asked("", "", "", "", Map.of("ten", who, "khoa", said)))
                .<Void>fold(
                        session -> {
                            if (!session.person().may(Deed.REDELIVER)) {
                                throw new UsageException(
                                        "Vai trò của '" + who + "' không được quyết định việc này",
                                        "Expected an account with the role operator, but '" + who + "' has another");
                            }
                            return null;
                        },
                        no -> {
                            throw new UsageException(no.vi(), no.en());
                        });
    }
}
