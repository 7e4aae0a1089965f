package vn.lienthong.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import vn.lienthong.dossier.Outcome;

/** Whether calls can be made with a credential now. */
sealed interface Session {
    int LONGEST = 4096;

    /** A header line takes it as it is. */
    static boolean isUsable(String session) {
        return !session.isBlank()
                && session.length() <= LONGEST
                && session.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** @param until when it ends by itself */
    record Open(String value, Instant until) implements Session {
        /** For a protocol that does not say how long a session lives (domain.md 1.2). */
        static Open untilRefused(String value) {
            return new Open(value, Instant.MAX);
        }

        @Override
        public String toString() {
            return "Open[session]";
        }
    }

    /** @param why POSTPONED, with a wait of at least a second */
    record Closed(Outcome why) implements Session {
        private static final Duration LEAST = Duration.ofSeconds(1);

        static Closed of(String code, String message, Duration wait) {
            Duration atLeast = wait.compareTo(LEAST) < 0 ? LEAST : wait;
            return new Closed(new Outcome(Outcome.Kind.POSTPONED, code, message, atLeast));
        }

        static Closed unknown(String credential) {
            String message = "Expected a configured portal credential, but '" + credential
                    + "' is none; add it to the settings (Chưa cấu hình tài khoản Cổng cho đơn vị này)";
            return of("no-credential", message, Duration.ofMinutes(1));
        }

        static Closed refused(String credential, String code, Duration wait) {
            String message = "Portal login refused for " + credential + ", code " + code
                    + "; check its user name and password (Cổng từ chối đăng nhập)";
            return of(code, message, wait);
        }

        Closed withWait(Duration wait) {
            return of(why.code(), why.message(), wait);
        }
    }

    default <T> T fold(Function<Open, T> open, Function<Closed, T> closed) {
        if (this instanceof Open o) {
            return open.apply(o);
        }
        return closed.apply((Closed) this);
    }
}
