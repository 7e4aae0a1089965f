package vn.lienthong.redeliver;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.replay.Difference;

/** The differences of a run that a choice is of, as they are gone through. */
final class Chosen {
    private final Choice choice;
    private final int most;
    private final Set<String> records = new LinkedHashSet<>();
    private final Set<String> sources = new TreeSet<>();
    private final Set<String> unclear = new TreeSet<>();
    private long leftOut;

    /** @param most so many records are kept, and one more that tells that there are too many */
    Chosen(Choice choice, int most) {
        this.choice = choice;
        this.most = most;
    }

    void take(Difference one) {
        if (!choice.wants(one.source(), one.dossier(), one.changes())) {
            return;
        }
        if (choice.isUnclear(one.changes())) {
            unclear.add(one.source());
        }
        if (!one.hasRecord()) {
            // Where records came or went there is no place of one: nothing of it was believed, or will be.
            leftOut++;
        } else if (records.size() <= most) {
            records.add(one.at());
            sources.add(one.source());
        }
    }

    Set<String> records() {
        return records;
    }

    Set<String> sources() {
        return sources;
    }

    /** Where the cause could be of more than one. */
    Set<String> unclear() {
        return unclear.size() > 1 ? unclear : Set.of();
    }

    long leftOut() {
        return leftOut;
    }
}
