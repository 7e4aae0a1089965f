package vn.lienthong.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Keys;

/**
 * Operators and their sessions. Keys are kept hashed in a file beside the sources' keys and read anew each time, so that a new key
 * holds at once and a removed one no longer; sessions live in memory for eight hours, and end with the process.
 */
public final class Operators {
    /** Where the keys are, below the data directory. */
    public static final String FILE = "keys/operator-keys.properties";

    public static final Duration LASTS = Duration.ofHours(8);
    private static final int MOST_SESSIONS = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Path file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final WrongKeys tries = new WrongKeys();
    /** By the hash of the cookie: looking one up tells nothing about its beginning. */
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public Operators(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Small letters, digits, dot, hyphen and underscore: a name stands in decisions for ever. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Opens a session for the right key; a form of another site is refused, and too many wrong keys in a minute. */
    public Answer<Session> signIn(Asked asked) {
        Optional<String> foreign = asked.foreign();
        if (foreign.isPresent()) {
            return Answer.refused(Refusals.foreign(foreign.get()));
        }
        String name = asked.field("ten");
        Instant now = clock.instant();
        Duration wait = tries.wait(name, now);
        if (!wait.isZero()) {
            return Answer.refused(Refusals.tooManyTries(wait));
        }
        if (!isName(name) || !keys().opens(name, asked.field("khoa"))) {
            tries.wrong(name, now);
            return Answer.refused(Refusals.wrongKey());
        }
        forgetOld(now);
        Session session = new Session(name, secret(), secret(), now.plus(LASTS));
        sessions.put(hash(session.token()), session);
        return Answer.done(session);
    }

    /** The session of a cookie, while it lasts and its operator has a key. */
    public Optional<Session> find(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(sessions.get(hash(token)))
                .filter(session -> session.until().isAfter(clock.instant()))
                .filter(session -> keys().known(session.name()));
    }

    /** Who asks, if this request may write. */
    public Answer<Session> admit(Asked asked) {
        Optional<String> foreign = asked.foreign();
        if (foreign.isPresent()) {
            return Answer.refused(Refusals.foreign(foreign.get()));
        }
        Optional<Session> session = find(asked.token());
        if (session.isEmpty()) {
            return Answer.refused(asked.token().isEmpty() ? Refusals.signInFirst() : Refusals.sessionOver());
        }
        String said = asked.field(Asked.FORM_TOKEN);
        return same(session.get().formToken(), said)
                ? Answer.done(session.get())
                : Answer.refused(Refusals.wrongFormToken());
    }

    public void signOut(Session session) {
        sessions.remove(hash(session.token()));
    }

    private void forgetOld(Instant now) {
        sessions.values().removeIf(session -> !session.until().isAfter(now));
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
    }

    private Keys keys() {
        try {
            return Keys.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return Payload.ofText(token).sha256();
    }

    private static boolean same(String expected, String said) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }
}
