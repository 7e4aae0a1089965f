package vn.lienthong.sandbox;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The faults in force. Each draws from a random stream of its own, so that asking for one does not change another's draws. */
final class Faults {
    private static final Set<String> LOGINS = Set.of(Service.LOGIN, SixStep.TOKEN.wireName);
    private static final long PRIME = 1_000_003L;
    private final Clock clock;
    private final Map<Fault, Integer> values = new EnumMap<>(Fault.class);
    private final Map<Fault, Random> draws = new HashMap<>();
    private final Set<String> poison = new TreeSet<>();
    private final Set<String> services = new TreeSet<>();
    private long downUntil;
    private long second;
    private int admitted;

    Faults(SandboxSettings settings, Clock clock) {
        this.clock = clock;
        for (Fault fault : Fault.values()) {
            draws.put(fault, new Random(settings.seed() * PRIME + fault.key().hashCode()));
        }
        settings.faults().forEach(this::set);
        poison.addAll(settings.poison());
    }

    synchronized void set(Fault fault, int value) {
        values.put(fault, fault.checked(value));
        if (fault == Fault.DOWN_SECONDS) {
            downUntil = value == 0 ? 0 : clock.millis() + value * 1000L;
        }
        if (fault == Fault.RATE_PER_SECOND) {
            second = 0;
        }
    }

    synchronized int get(Fault fault) {
        return values.getOrDefault(fault, 0);
    }

    synchronized void clear() {
        values.clear();
        poison.clear();
        services.clear();
        downUntil = 0;
    }

    synchronized void poison(Collection<String> numbers) {
        poison.clear();
        poison.addAll(numbers);
    }

    synchronized void services(Collection<String> names) {
        services.clear();
        services.addAll(names);
    }

    synchronized boolean isPoison(String number) {
        return poison.contains(number);
    }

    synchronized boolean hasPoison() {
        return !poison.isEmpty();
    }

    synchronized boolean down() {
        if (downUntil != 0 && clock.millis() >= downUntil) {
            set(Fault.DOWN_SECONDS, 0);
        }
        return downUntil != 0;
    }

    /** Counts one call against the rate; false when this second is full. */
    synchronized boolean admits() {
        int rate = get(Fault.RATE_PER_SECOND);
        long now = clock.millis() / 1000;
        admitted = now == second ? admitted + 1 : 1;
        second = now;
        return rate == 0 || admitted <= rate;
    }

    synchronized boolean strikes(Fault percent, Fault next, String service) {
        return concerns(service) && (strikesNext(next) || draw(percent, 100) < get(percent));
    }

    synchronized boolean strikes(Fault next, String service) {
        return concerns(service) && strikesNext(next);
    }

    private boolean strikesNext(Fault next) {
        int left = get(next);
        if (left > 0) {
            values.put(next, left - 1);
        }
        return left > 0;
    }

    synchronized int latencyMillis(String service) {
        int jitter = get(Fault.LATENCY_JITTER_MILLIS);
        int extra = jitter == 0 ? 0 : draw(Fault.LATENCY_JITTER_MILLIS, jitter + 1);
        return concerns(service) ? get(Fault.LATENCY_MILLIS) + extra : 0;
    }

    /** Without a list, every service but login: faults are meant for the work, unless somebody asks for more. */
    private boolean concerns(String service) {
        return services.isEmpty() ? !LOGINS.contains(service) : services.contains(service);
    }

    private int draw(Fault fault, int bound) {
        return draws.get(fault).nextInt(bound);
    }

    /** As {@code GET /sandbox/faults} shows them; a "next" shows what is left. */
    synchronized Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            shown.put(fault.key(), get(fault));
        }
        shown.put("poison", Set.copyOf(poison));
        shown.put("services", Set.copyOf(services));
        return shown;
    }
}
