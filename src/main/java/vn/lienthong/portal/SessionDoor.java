package vn.lienthong.portal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of one credential. Logging in happens inside the lock: whoever comes meanwhile waits for its result. */
final class SessionDoor {
    private static final Logger log = LoggerFactory.getLogger(SessionDoor.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final String credential;
    private final Dialogue dialogue;
    private final Clock clock;

    private Session.Open open;
    // After a login failed, all who waited share the failure, and the account is not locked by trying.
    private Session.Closed closed;
    private Instant closedUntil = Instant.MIN;

    SessionDoor(String credential, Dialogue dialogue, Clock clock) {
        this.credential = credential;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    Session enter() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (open != null && now.isBefore(open.until())) {
                return open;
            }
            if (now.isBefore(closedUntil)) {
                return closed.withWait(Duration.between(now, closedUntil));
            }
            return keep(login());
        } finally {
            lock.unlock();
        }
    }

    void refused(String session) {
        lock.lock();
        try {
            if (open != null && open.value().equals(session)) {
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Session keep(Session session) {
        open = session.fold(o -> o, c -> null);
        closed = session.fold(o -> null, c -> c);
        if (closed != null) {
            closedUntil = clock.instant().plus(closed.why().retryAfter());
            log.atWarn()
                    .addKeyValue("credential", credential)
                    .addKeyValue("code", closed.why().code())
                    .log("portal login failed");
        }
        return session;
    }

    private Session login() {
        try {
            Session session = dialogue.login(credential, clock.instant());
            session.fold(
                    open -> {
                        log.atInfo().addKeyValue("credential", credential).log("portal session opened");
                        return null;
                    },
                    closed -> null);
            return session;
        } catch (IOException | RuntimeException e) {
            String type = e.getClass().getSimpleName();
            return Session.Closed.of("login-unreachable", "Portal login got no answer: " + type, dialogue.loginPause());
        }
    }
}
