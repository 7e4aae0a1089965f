package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a source has offered so far, for a checker to compare with the hub and the portal. A pushing source counts what
 * the hub acknowledged; a polled one what it has put on show. Safe to read while the play runs.
 */
public final class Truth {
    /**
     * A planted problem.
     *
     * @param place a file name where there is no dossier number
     */
    public record Planted(Flaw reason, String number, String place) {}

    /**
     * How much was offered.
     *
     * @param deliveries POSTs acknowledged or files written (0 for a source that is only read)
     * @param records records in them; for a polled source, states put on show
     * @param steps progress steps sent beside the records
     * @param repeats deliveries sent again with the very same bytes, not counted in the two above
     * @param refused deliveries that the hub refused at the edge
     */
    public record Totals(long deliveries, long records, long steps, long repeats, long refused) {}

    private final Map<String, Integer> latest = new HashMap<>();
    private final Set<String> undecided = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final List<Planted> planted = new ArrayList<>();
    private Totals totals = new Totals(0, 0, 0, 0, 0);

    public synchronized Totals totals() {
        return totals;
    }

    /** Dossier number to the portal code it should end at; planted ones are not here. */
    public synchronized Map<String, Integer> latest() {
        return Map.copyOf(latest);
    }

    /** Those of {@link #latest()} whose status the source's format cannot say: a declared rule decides (domain.md 6.1). */
    public synchronized Set<String> undecided() {
        return Set.copyOf(undecided);
    }

    /** Those of {@link #latest()} that the source has softly deleted since. */
    public synchronized Set<String> deleted() {
        return Set.copyOf(deleted);
    }

    public synchronized List<Planted> planted() {
        return List.copyOf(planted);
    }

    synchronized void shown(Collection<Snapshot> snapshots) {
        note(snapshots);
        add(0, snapshots.size(), 0, 0, 0);
    }

    private void note(Collection<Snapshot> snapshots) {
        for (Snapshot snapshot : snapshots) {
            if (snapshot.flaw() == Flaw.NONE) {
                latest.put(snapshot.number(), snapshot.status());
            } else {
                planted.add(new Planted(snapshot.flaw(), snapshot.number(), ""));
            }
        }
    }

    synchronized void delivered(Collection<Snapshot> snapshots) {
        shown(snapshots);
        add(1, 0, 0, 0, 0);
    }

    synchronized void stepped(int steps) {
        add(1, 0, steps, 0, 0);
    }

    synchronized void repeated(Collection<Snapshot> snapshots) {
        note(snapshots);
        add(0, 0, 0, 1, 0);
    }

    /** Refused at the edge, so the hub never had it: an honest dossier's earlier status stays the latest. */
    synchronized void refused(Collection<Snapshot> snapshots) {
        note(snapshots.stream().filter(s -> s.flaw() != Flaw.NONE).toList());
        add(0, 0, 0, 0, 1);
    }

    synchronized void decided(String number, boolean derivable) {
        if (derivable) {
            undecided.remove(number);
        } else {
            undecided.add(number);
        }
    }

    synchronized void softlyDeleted(String number) {
        deleted.add(number);
        add(0, 1, 0, 0, 0);
    }

    synchronized void broken(String file) {
        planted.add(new Planted(Flaw.BROKEN_FILE, "", file));
        add(1, 0, 0, 0, 0);
    }

    private void add(long deliveries, long records, long steps, long repeats, long refused) {
        totals = new Totals(
                totals.deliveries + deliveries,
                totals.records + records,
                totals.steps + steps,
                totals.repeats + repeats,
                totals.refused + refused);
    }
}
