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
    private static final int LONGEST = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final PortalCredential credential;
    private final PortalSettings settings;
    private final Wire wire;
    private final Clock clock;

    private Session.Open open;
    // After a login failed, all who waited share the failure, and the account is not locked by trying.
    private Session.Closed closed;
    private Instant closedUntil = Instant.MIN;

    SessionDoor(PortalCredential credential, PortalSettings settings, Wire wire, Clock clock) {
        this.credential = credential;
        this.settings = settings;
        this.wire = wire;
        this.clock = clock;
    }

    Session enter() {
        lock.lock();
        try {
            if (open != null) {
                return open;
            }
            Instant now = clock.instant();
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
                    .addKeyValue("credential", credential.name())
                    .addKeyValue("code", closed.why().code())
                    .log("portal login failed");
        }
        return session;
    }

    private Session login() {
        byte[] body = Envelope.login(credential);
        try {
            return read(wire.send(Wire.Request.of(settings, settings.loginUrl(), body)));
        } catch (IOException | RuntimeException e) {
            String type = e.getClass().getSimpleName();
            return Session.Closed.of("login-unreachable", "Portal login got no answer: " + type, settings.loginPause());
        }
    }

    private Session read(Wire.Answer answer) {
        AnswerBody body = AnswerBody.read(answer.body()).orElse(null);
        String session = body == null ? "" : body.root().path("session").asText("");
        boolean fine = answer.status() / 100 == 2 && body != null && body.success();
        if (fine && isUsable(session)) {
            log.atInfo().addKeyValue("credential", credential.name()).log("portal session opened");
            return new Session.Open(session);
        }
        String code = body == null || body.success() ? Integer.toString(answer.status()) : Spoken.code(body.code());
        String message = "Portal login refused for " + credential.name() + ", code " + code
                + "; check its user name and password (Cổng từ chối đăng nhập)";
        Duration asked = RetryAfter.of(answer, clock.instant());
        return Session.Closed.of(
                code, message, asked.compareTo(settings.loginPause()) > 0 ? asked : settings.loginPause());
    }

    private static boolean isUsable(String session) {
        return !session.isBlank()
                && session.length() <= LONGEST
                && session.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
