package vn.lienthong.portal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Wait;

/** The session of one credential. Logging in happens inside the lock: whoever comes meanwhile waits for its result. */
final class SessionDoor {
    private static final Logger log = LoggerFactory.getLogger(SessionDoor.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final String credential;
    private final Dialogue dialogue;
    private final Clock clock;

    private Session.Open open;
    // After a login failed, all who waited share the failure, and the account is not locked by trying.
    private Shut shut;

    private record Shut(Session.Closed closed, Wait rest) {}

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
            if (shut != null && !shut.rest().isOver(now)) {
                return shut.closed().withWait(shut.rest().left(now));
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
        shut = session.fold(o -> null, this::shut);
        return session;
    }

    private Shut shut(Session.Closed closed) {
        log.atWarn()
                .addKeyValue("credential", credential)
                .addKeyValue("code", closed.why().code())
                .log("portal login failed");
        return new Shut(closed, new Wait(clock.instant(), closed.why().retryAfter()));
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
