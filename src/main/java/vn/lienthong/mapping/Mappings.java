package vn.lienthong.mapping;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import vn.lienthong.journal.Entry;

/**
 * The mappings that were activated, per source and by position: a delivery is read with the version activated last before
 * it, whichever thread reads it and whenever. Keeps every version, because a released record asks how it was read first.
 */
public final class Mappings {
    private final Map<String, NavigableMap<Long, Mapping>> bySource = new ConcurrentHashMap<>();

    /**
     * Takes effect for entries of that party (source code) behind this one. Safe to call twice. A text that this version
     * of the hub cannot compile is kept too: its deliveries become problems that name the first finding.
     */
    public void activate(Entry activation) {
        Mapping mapping = Mapping.compile(Bundle.of(activation.party(), activation.payload()));
        bySource.computeIfAbsent(activation.party(), code -> new ConcurrentSkipListMap<>())
                .put(activation.position(), mapping);
    }

    /** Sources with a mapping, in order. */
    public Set<String> sources() {
        return new TreeSet<>(bySource.keySet());
    }

    /** The version (see {@link Bundle#version}) active now. */
    public Optional<String> findVersion(String source) {
        return find(source, Long.MAX_VALUE).map(Mapping::version);
    }

    /** The version with which an entry at this position is read. */
    public Optional<String> findVersion(String source, long before) {
        return find(source, before).map(Mapping::version);
    }

    /** Whether this version was ever in force for the source. */
    public boolean knows(String source, String version) {
        NavigableMap<Long, Mapping> versions = bySource.get(source);
        return versions != null
                && versions.values().stream()
                        .anyMatch(mapping -> mapping.version().equals(version));
    }

    /** Drift since start: source paths seen that the shape does not know, with how many deliveries showed them. */
    public Map<String, Long> drift(String source) {
        return find(source, Long.MAX_VALUE)
                .map(mapping -> mapping.drift().unknown())
                .orElse(Map.of());
    }

    /**
     * Since start: paths of the shape that every delivery had and the last ones lack in all their records, with how many
     * deliveries in a row that is. A source that silently stops sending something is an alarm (guarantee G9).
     */
    public Map<String, Long> vanished(String source) {
        return find(source, Long.MAX_VALUE)
                .map(mapping -> mapping.drift().vanished())
                .orElse(Map.of());
    }

    Optional<Mapping> find(String source, long before) {
        NavigableMap<Long, Mapping> versions = bySource.get(source);
        if (versions == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(versions.lowerEntry(before)).map(Map.Entry::getValue);
    }
}
