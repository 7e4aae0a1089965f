package vn.lienthong.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;

/** What a journal holds of one source: its versions, in order, and its latest deliveries. Read only; the hub may be running. */
public final class History {
    private final Glance journal;
    private final String code;
    private final Mappings mappings = new Mappings();
    private final Catalogues catalogues = new Catalogues();
    private final List<Version> versions = new ArrayList<>();
    private final List<Entry> decisions = new ArrayList<>();
    private final TreeMap<Long, Long> deliveries = new TreeMap<>();

    private History(Glance journal, String code) {
        this.journal = journal;
        this.code = code;
    }

    /** Reads, in one pass, which versions took effect, the catalogues, people's decisions, and where the deliveries stand. */
    public static History of(Glance journal, String code) {
        History history = new History(journal, code);
        journal.each(
                label -> {
                    if (label.kind() == Kind.DELIVERY && label.party().equals(code)) {
                        history.deliveries.put(label.position(), label.atMillis());
                    }
                    return history.isChange(label);
                },
                history::learn);
        return history;
    }

    /**
     * One activation of a mapping.
     *
     * @param position the entry that activated it
     */
    public record Version(long position, Instant at, String version, Bundle bundle) {}

    /** In the order in which they took effect; a version may stand here twice. */
    public List<Version> versions() {
        return List.copyOf(versions);
    }

    /** The one in force at the journal's end. */
    public Optional<Version> active() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The last version that is not the active one. */
    public Optional<Version> previous() {
        return active().flatMap(now -> versions.stream()
                .filter(version -> !version.version().equals(now.version()))
                .reduce((before, last) -> last));
    }

    /** Positions of this source's deliveries since a time, the last so many of them. */
    Set<Long> latest(int most, Instant since) {
        return deliveries.descendingMap().entrySet().stream()
                .filter(delivery -> delivery.getValue() >= since.toEpochMilli())
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What people decided, in order; not about this source alone. */
    List<Entry> decisions() {
        return decisions;
    }

    void each(Set<Long> positions, java.util.function.Consumer<Entry> reader) {
        journal.each(label -> positions.contains(label.position()), reader);
    }

    Mappings mappings() {
        return mappings;
    }

    Catalogues catalogues() {
        return catalogues;
    }

    private boolean isChange(Glance.Label label) {
        return label.kind() == Kind.CATALOGUE
                || label.kind() == Kind.DECISION
                || label.kind() == Kind.ACTIVATION && label.party().equals(code);
    }

    private void learn(Entry entry) {
        if (entry.kind() == Kind.CATALOGUE) {
            catalogues.activate(entry);
            return;
        }
        if (entry.kind() == Kind.DECISION) {
            decisions.add(entry);
            return;
        }
        mappings.activate(entry);
        Bundle bundle = Bundle.of(code, entry.payload());
        versions.add(new Version(entry.position(), entry.at(), bundle.version(), bundle));
    }
}
