package vn.lienthong.reconcile;

import java.util.Collection;
import java.util.List;

/**
 * A party that offers digests of its dossiers in one window: a source with the small service of src/docs/reconcile.md, or another
 * hub. Asking changes nothing. Throws {@link PartyUnavailable} when no answer comes that can be used.
 */
public interface Digests {
    /** What its digests cover, in order. */
    List<Fact> fields();

    /** The buckets one digit longer than each of these prefixes; empty ones may be left out. */
    List<Bucket> below(Collection<String> prefixes);

    /** What it says of the dossiers in these buckets. */
    List<Facts> list(Collection<String> prefixes);
}
