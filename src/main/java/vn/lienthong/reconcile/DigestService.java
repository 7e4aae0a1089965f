package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.journal.Payload;

/**
 * The answering side of the digest format over one window: what a source adds, in a few lines of any language; here for tests, the
 * bench, and a hub that another one reconciles with.
 */
public final class DigestService {
    private final List<Fact> fields;
    private final DigestTree tree;
    private final Function<String, Facts> dossiers;

    /** @param dossiers what is said of a number that is in the tree */
    public DigestService(Collection<Fact> fields, DigestTree tree, Function<String, Facts> dossiers) {
        this.fields = List.copyOf(fields);
        this.tree = tree;
        this.dossiers = dossiers;
    }

    /** {@code GET …/digests?prefix=}: the buckets one digit longer than each prefix, without the empty ones. */
    public Payload digests(Collection<String> prefixes) {
        List<Bucket> buckets = new ArrayList<>();
        for (String prefix : prefixes) {
            for (String child : Bucket.children(prefix)) {
                Bucket bucket = tree.bucket(child);
                if (bucket.count() > 0) {
                    buckets.add(bucket);
                }
            }
        }
        return DigestJson.writeBuckets(fields, buckets);
    }

    /** {@code GET …/list?bucket=}: the dossiers in these buckets. */
    public Payload list(Collection<String> buckets) {
        List<Facts> listed = new ArrayList<>();
        for (String bucket : buckets) {
            tree.list(bucket).forEach(leaf -> listed.add(dossiers.apply(leaf.number())));
        }
        return DigestJson.writeDossiers(fields, listed);
    }
}
