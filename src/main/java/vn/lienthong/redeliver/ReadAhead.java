package vn.lienthong.redeliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.Redelivery;

/**
 * What the guard read for the batch at hand, kept until the ledger asks for it: the loop of the news reads no whole deliveries for it then. After a
 * start, in a rebuild, or with other versions in force nothing is found here, and the deliveries are read: to the same, bit for bit. Thread-safe.
 */
public final class ReadAhead {
    private volatile Batch kept = new Batch(0, Map.of(), Map.of());

    private record Batch(long catalogue, Map<String, String> versions, Map<Version, Reading> records) {}

    void keep(long catalogue, Map<String, String> versions, Map<Version, Reading> records) {
        kept = new Batch(catalogue, Map.copyOf(versions), Map.copyOf(records));
    }

    /** The records of one delivery; empty where not all of them were read with what the batch agrees to. */
    public Optional<Reading> find(Redelivery batch, long delivery, Set<Integer> indexes) {
        Batch now = kept;
        boolean isSame = batch.catalogue() != 0
                && batch.catalogue() == now.catalogue()
                && batch.versions().equals(now.versions());
        List<Heard> heard = new ArrayList<>();
        Reading any = null;
        for (int index : indexes.stream().sorted().toList()) {
            Reading one = isSame ? now.records().get(new Version(delivery, index)) : null;
            if (one == null) {
                return Optional.empty();
            }
            any = one;
            heard.addAll(one.heard());
        }
        return any == null
                ? Optional.empty()
                : Optional.of(new Reading(any.position(), any.source(), any.receivedAt(), heard));
    }
}
