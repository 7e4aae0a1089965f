package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose dossiers the calls of one credential carry. While another source speaks, one that is in half of the calls takes no further one:
 * so what others say finds a call free, and does not wait for the portal to answer the one that floods. Who speaks alone has all calls.
 */
final class Shares {
    /** So long after its last call began, a source counts as one that speaks. */
    private static final long SPEAKS = 5_000;

    private final int most;
    /** By source, when its last call began. */
    private final Map<String, Long> spoke = new HashMap<>();
    /** By dossier, the sources of the call that carries it. */
    private final Map<String, Set<String>> carried = new HashMap<>();

    private final List<Set<String>> calls = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    /** @param most calls at a time */
    Shares(int most) {
        this.most = most;
    }

    /** A call is made of these dossiers. */
    void begins(Collection<String> numbers, Set<String> sources, long at) {
        calls.add(sources);
        numbers.forEach(number -> carried.put(number, sources));
        sources.forEach(source -> spoke.put(source, at));
    }

    /** It found no place in the call. */
    void leaves(String number) {
        carried.remove(number);
    }

    /** The call with these dossiers is over; nothing for one that began before a restart. */
    void ends(Collection<String> numbers) {
        Set<String> sources = null;
        for (String number : numbers) {
            Set<String> its = carried.remove(number);
            sources = its == null ? sources : its;
        }
        if (sources != null) {
            calls.remove(sources);
        }
    }

    void look(long at) {
        now = at;
    }

    /** Those that take no further call now. */
    Set<String> barred() {
        if (calls.size() < most / 2 || most < 2) {
            return Set.of();
        }
        Map<String, Integer> by = new HashMap<>();
        calls.forEach(call -> call.forEach(source -> by.merge(source, 1, Integer::sum)));
        boolean othersSpeak = spoke.entrySet().stream()
                .anyMatch(one -> one.getValue() > now - SPEAKS && by.getOrDefault(one.getKey(), 0) < most / 2);
        Set<String> barred = new TreeSet<>();
        if (othersSpeak) {
            by.forEach((source, calls) -> {
                if (calls >= most / 2) {
                    barred.add(source);
                }
            });
        }
        return barred;
    }
}
