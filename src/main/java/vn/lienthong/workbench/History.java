package vn.lienthong.workbench;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private History(Glance journal, String code) {
        this.journal = journal;
        this.code = code;
    }

    /** Reads which versions took effect, and the catalogues. */
    public static History of(Glance journal, String code) {
        History history = new History(journal, code);
        journal.each(history::isChange, history::learn);
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
        Deque<Long> positions = new ArrayDeque<>();
        journal.each(
                label -> {
                    if (isDelivery(label) && label.atMillis() >= since.toEpochMilli()) {
                        positions.add(label.position());
                        if (positions.size() > most) {
                            positions.remove();
                        }
                    }
                    return false;
                },
                entry -> {});
        return new HashSet<>(positions);
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

    private boolean isDelivery(Glance.Label label) {
        return label.kind() == Kind.DELIVERY && label.party().equals(code);
    }

    private boolean isChange(Glance.Label label) {
        return label.kind() == Kind.CATALOGUE
                || label.kind() == Kind.ACTIVATION && label.party().equals(code);
    }

    private void learn(Entry entry) {
        if (entry.kind() == Kind.CATALOGUE) {
            catalogues.activate(entry);
            return;
        }
        mappings.activate(entry);
        Bundle bundle = Bundle.of(code, entry.payload());
        versions.add(new Version(entry.position(), entry.at(), bundle.version(), bundle));
    }
}
