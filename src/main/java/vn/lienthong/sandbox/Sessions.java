package vn.lienthong.sandbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Who is logged in, until when. A login never ends another session of the same account. Guarded by {@link StandIn}. */
final class Sessions {
    private static final String OPEN_USER = "donvi_";
    private static final String OPEN_PASSWORD = "mat-khau-";
    private static final int MOST = 100_000;

    private final SandboxSettings settings;
    private final Clock clock;
    private final Successors successors = Successors.fromTables();
    private final Random names;
    private final Map<String, Session> open = new HashMap<>();

    Sessions(SandboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.names = new Random(settings.seed());
    }

    /** The name of a new session; empty for a wrong password. */
    Optional<String> login(String username, String password) {
        return find(username, password).map(account -> {
            if (open.size() >= MOST) {
                open.values().removeIf(session -> session.until <= clock.millis());
            }
            String name = "%016x-%06d".formatted(names.nextLong(), open.size());
            open.put(
                    name,
                    new Session(account.madonvi(), clock.millis() + settings.sessionSeconds() * 1000L, successors));
            return name;
        });
    }

    Optional<Session> find(String name) {
        return Optional.ofNullable(open.get(name)).filter(session -> clock.millis() < session.until);
    }

    void expireAll() {
        open.clear();
    }

    int count() {
        return (int)
                open.values().stream().filter(s -> clock.millis() < s.until).count();
    }

    private Optional<SandboxAccount> find(String username, String password) {
        Optional<SandboxAccount> named = settings.accounts().stream()
                .filter(account -> account.username().equals(username))
                .findFirst();
        if (named.isPresent() || !settings.openAccounts() || !username.startsWith(OPEN_USER)) {
            return named.filter(account -> account.password().equals(password));
        }
        String madonvi = username.substring(OPEN_USER.length());
        return madonvi.isBlank() || !password.equals(OPEN_PASSWORD + madonvi)
                ? Optional.empty()
                : Optional.of(new SandboxAccount(username, password, madonvi));
    }

    /** One login: its agency and what that agency may write about. */
    static final class Session {
        private static final int REMEMBERED = 10_000;
        private final String madonvi;
        private final Optional<AgencyPath> path;
        private final long until;
        private final Successors successors;
        private final Map<String, Boolean> answered = new HashMap<>();

        Session(String madonvi, long until, Successors successors) {
            this.madonvi = madonvi;
            this.path = AgencyPath.find(madonvi);
            this.until = until;
            this.successors = successors;
        }

        boolean isFor(String envelopeMadonvi) {
            return madonvi.equals(envelopeMadonvi)
                    || (path.isPresent() && path.equals(AgencyPath.find(envelopeMadonvi)));
        }

        /** A number without an agency in front is anybody's; an abolished agency's is its successor's too (design.md 5). */
        boolean mayWrite(String number) {
            int dash = number.indexOf('-');
            if (dash <= 0) {
                return true;
            }
            if (answered.size() > REMEMBERED) {
                answered.clear();
            }
            return answered.computeIfAbsent(number.substring(0, dash), this::acts);
        }

        private boolean acts(String agency) {
            Optional<AgencyPath> written = AgencyPath.find(agency);
            return written.isEmpty()
                    || path.filter(mine -> written.get().isAtOrBelow(mine) || successors.standsIn(mine, written.get()))
                            .isPresent();
        }
    }
}
