package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.EventTime;

/**
 * Finds where a party differs from our tree by asking only below buckets that differ. Equal buckets cost nothing more than their
 * line. Buckets may change while it runs: what is found is a suspicion, to be looked at again.
 */
final class Descent {
    /** So many prefixes go into one question, so that its address stays short. */
    private static final int AT_ONCE = 64;

    private final DigestTree ours;
    private final Digests theirs;
    private final List<Suspicion> found = new ArrayList<>();
    private int unexplained;

    Descent(DigestTree ours, Digests theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** All of them. */
    List<Suspicion> run() {
        List<String> toList = new ArrayList<>();
        List<String> level = List.of("");
        while (!level.isEmpty()) {
            List<String> next = new ArrayList<>();
            eachFew(level, few -> compare(few, next, toList));
            level = next;
        }
        eachFew(toList, this::list);
        return List.copyOf(found);
    }

    /** Buckets whose digests differ although all that is listed agrees: the party's digests do not follow from its data. */
    int unexplained() {
        return unexplained;
    }

    private void compare(List<String> prefixes, List<String> next, List<String> toList) {
        Map<String, Bucket> said = new HashMap<>();
        theirs.below(prefixes).forEach(bucket -> said.put(bucket.prefix(), bucket));
        for (String prefix : prefixes) {
            for (String child : Bucket.children(prefix)) {
                Bucket own = ours.bucket(child);
                Bucket other = said.getOrDefault(own.prefix(), new Bucket(own.prefix(), 0, Digest.NOTHING));
                if (!own.agrees(other)) {
                    (own.isListed(other) ? toList : next).add(own.prefix());
                }
            }
        }
    }

    private void list(List<String> prefixes) {
        Map<String, Facts> said = new HashMap<>();
        theirs.list(prefixes).forEach(facts -> said.put(facts.number().value(), facts));
        for (String prefix : prefixes) {
            int before = found.size();
            for (DigestTree.Leaf leaf : ours.list(prefix)) {
                Facts other = said.remove(leaf.number());
                if (other == null || !other.digest(theirs.fields()).equals(leaf.digest())) {
                    found.add(suspicion(leaf.number(), other));
                }
            }
            List<Facts> news = said.values().stream()
                    .filter(facts -> key(facts).startsWith(prefix))
                    .toList();
            news.forEach(facts -> found.add(suspicion(facts.number().value(), facts)));
            unexplained += found.size() == before ? 1 : 0;
        }
    }

    private static Suspicion suspicion(String number, Facts said) {
        return new Suspicion(new DossierNumber(number), said == null ? null : new Said(said, "", EventTime.NONE));
    }

    private static String key(Facts facts) {
        return Digest.of(facts.number().value()).toString();
    }

    private static void eachFew(List<String> all, Consumer<List<String>> work) {
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            work.accept(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
        }
    }
}
