package vn.lienthong.catalogue;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was known of each code, by the journal position that said so. Grows with changes only. */
final class History<T> {
    private final Map<String, NavigableMap<Long, T>> known = new ConcurrentHashMap<>();

    /** What the entries before this position said last. */
    Optional<T> find(String code, long before) {
        NavigableMap<Long, T> values = known.get(code);
        if (values == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(values.lowerEntry(before)).map(Map.Entry::getValue);
    }

    /** Everything that the entries before this position said last, by code. */
    Map<String, T> all(long before) {
        Map<String, T> all = new TreeMap<>();
        known.keySet().forEach(code -> find(code, before).ifPresent(value -> all.put(code, value)));
        return all;
    }

    void put(String code, long position, T value) {
        if (!find(code, position).equals(Optional.of(value))) {
            known.computeIfAbsent(code, key -> new ConcurrentSkipListMap<>()).put(position, value);
        }
    }
}
