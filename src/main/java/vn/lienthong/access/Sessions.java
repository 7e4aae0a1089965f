package vn.lienthong.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.journal.Payload;

/** Who has signed in, in memory: a session ends when it is idle, at its end, by signing out, and with the process. */
final class Sessions {
    private static final int MOST = 1_000;

    private final Duration idle;
    private final Duration lasts;
    private final Clock clock;
    /** By the hash of the cookie: looking one up tells nothing about its beginning. */
    private final Map<String, Held> sessions = new ConcurrentHashMap<>();

    private record Held(Session session, Instant seen) {}

    Sessions(Duration idle, Duration lasts, Clock clock) {
        this.idle = idle;
        this.lasts = lasts;
        this.clock = clock;
    }

    Session open(Person person) {
        Instant now = clock.instant();
        sessions.values().removeIf(held -> isOver(held, now));
        if (sessions.size() >= MOST) {
            sessions.clear();
        }
        Session session = new Session(person, Secrets.made(), Secrets.made(), now, now.plus(lasts));
        sessions.put(hash(session.token()), new Held(session, now));
        return session;
    }

    Optional<Session> find(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(sessions.get(hash(token)))
                .filter(held -> !isOver(held, clock.instant()))
                .map(Held::session);
    }

    /** A person is there: idling begins anew. */
    void touch(String token) {
        sessions.computeIfPresent(
                hash(token),
                (key, held) -> isOver(held, clock.instant()) ? held : new Held(held.session(), clock.instant()));
    }

    void close(Session session) {
        sessions.remove(hash(session.token()));
    }

    private boolean isOver(Held held, Instant now) {
        return !held.session().until().isAfter(now) || !held.seen().plus(idle).isAfter(now);
    }

    private static String hash(String token) {
        return Payload.ofText(token).sha256();
    }
}
