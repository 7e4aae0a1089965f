package vn.lienthong.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import vn.lienthong.journal.Payload;

/** Who has signed in, in memory: a session ends when it is idle, at its end, by signing out, and with the process. */
final class Sessions {
    private static final int MOST = 1_000;
    /** Of one account, which must not end those of others by opening more. */
    private static final int MOST_OF_ONE = 10;

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

    synchronized Session open(Person person, Instant changed) {
        Instant now = clock.instant();
        sessions.values().removeIf(held -> isOver(held, now));
        endOldest(MOST_OF_ONE, session -> session.name().equals(person.name()));
        endOldest(MOST, session -> true);
        Session session = new Session(person, Secrets.made(), Secrets.made(), changed, now, now.plus(lasts));
        sessions.put(hash(session.token()), new Held(session, now));
        return session;
    }

    /** Until there is room for one more of these. */
    private void endOldest(int most, Predicate<Session> ofThese) {
        List<Session> oldestFirst = sessions.values().stream()
                .map(Held::session)
                .filter(ofThese)
                .sorted(Comparator.comparing(Session::began))
                .toList();
        oldestFirst.stream().limit(Math.max(0, oldestFirst.size() - most + 1)).forEach(this::close);
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
