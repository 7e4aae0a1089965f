package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;

/**
 * Compares record by record what a source lists with what we hold. A source may list a dossier several times, in several states:
 * it agrees when one of them is ours.
 */
final class Listing {
    private final Window window;
    private final DigestTree ours;
    private final BitSet listed = new BitSet();
    private final BitSet agreed = new BitSet();
    private final Map<String, Said> others = new TreeMap<>();
    private long said;
    private long unread;

    /** @param ours over all facts */
    Listing(Window window, DigestTree ours) {
        this.window = window;
        this.ours = ours;
    }

    void hear(Heard heard) {
        heard.fold(this::hear, step -> null, this::fail);
    }

    private Void hear(Heard.Status heard) {
        DossierStatus status = heard.status();
        String number = status.number().value();
        int place = ours.find(number);
        if (place < 0 && !window.holds(status)) {
            return null;
        }
        said++;
        Facts facts = Facts.of(status);
        if (place >= 0) {
            listed.set(place);
            if (ours.leaf(place).digest().equals(facts.digest(List.of(Fact.values())))) {
                agreed.set(place);
                others.remove(number);
                return null;
            }
        }
        if (place < 0 || !agreed.get(place)) {
            others.put(
                    number,
                    new Said(
                            facts,
                            status.agency().today().root(),
                            status.event().at()));
        }
        return null;
    }

    /** It is there, and nobody knows what it says: a problem of its own, and no difference. */
    private Void fail(Heard.Failed failed) {
        unread++;
        int place = failed.number() == null ? -1 : ours.find(failed.number().value());
        if (place >= 0) {
            listed.set(place);
        }
        return null;
    }

    long said() {
        return said;
    }

    long unread() {
        return unread;
    }

    /** @param whole the list was read to its end and covers the window: what is not in it, is missing */
    List<Suspicion> suspicions(boolean whole) {
        List<Suspicion> all = new ArrayList<>();
        others.forEach((number, other) -> all.add(new Suspicion(new DossierNumber(number), other)));
        for (int i = listed.nextClearBit(0); whole && i < ours.size(); i = listed.nextClearBit(i + 1)) {
            all.add(new Suspicion(new DossierNumber(ours.leaf(i).number()), null));
        }
        return all;
    }
}
