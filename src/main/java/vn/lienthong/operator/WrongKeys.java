package vn.lienthong.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Wrong keys of the last minute, by name. Bounded: names that nobody has are counted together once there are many. */
final class WrongKeys {
    private static final int MOST = 5;
    private static final int MOST_NAMES = 1_000;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final String OTHERS = "";

    private final Map<String, Deque<Instant>> wrong = new HashMap<>();

    /** How long this name must wait; zero when it may try. */
    synchronized Duration wait(String name, Instant now) {
        wrong.values().removeIf(times -> {
            times.removeIf(time -> !time.plus(WITHIN).isAfter(now));
            return times.isEmpty();
        });
        Deque<Instant> times = wrong.getOrDefault(place(name), new ArrayDeque<>());
        return times.size() < MOST
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(WITHIN));
    }

    synchronized void wrong(String name, Instant now) {
        wrong.computeIfAbsent(place(name), any -> new ArrayDeque<>()).add(now);
    }

    private String place(String name) {
        return wrong.containsKey(name) || wrong.size() < MOST_NAMES ? name : OTHERS;
    }
}
