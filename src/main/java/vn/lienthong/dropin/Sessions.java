package vn.lienthong.dropin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in, by token of 256 random bits. In memory only: after a restart every client logs in again, as it does
 * when a session ends. A source that logs in for every call pushes out its own oldest sessions, nobody else's.
 */
final class Sessions {
    private final Clock clock;
    private final Duration life;
    private final int mostPerSource;
    private final SecureRandom random;
    private final Map<String, Map<String, Instant>> endsBySource = new HashMap<>();

    Sessions(Clock clock, Duration life, int mostPerSource, SecureRandom random) {
        this.clock = clock;
        this.life = life;
        this.mostPerSource = mostPerSource;
        this.random = random;
    }

    /** A new session; always of the same length, so that a repeated body stays byte for byte equal once it is blanked. */
    synchronized String open(String source) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Map<String, Instant> ends = endsBySource.computeIfAbsent(source, code -> new LinkedHashMap<>());
        if (ends.size() >= mostPerSource) {
            Iterator<String> oldest = ends.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        ends.put(token, clock.instant().plus(life));
        return token;
    }

    /** The source whose session this is, unless it has ended. */
    synchronized Optional<String> find(String token) {
        for (Map.Entry<String, Map<String, Instant>> source : endsBySource.entrySet()) {
            Instant end = source.getValue().get(token);
            if (end == null) {
                continue;
            }
            if (clock.instant().isBefore(end)) {
                return Optional.of(source.getKey());
            }
            source.getValue().remove(token);
        }
        return Optional.empty();
    }
}
