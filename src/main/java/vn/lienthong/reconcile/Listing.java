package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Heard;

/**
 * Compares record by record what a source lists with what we hold. A source may list a dossier several times, in several states:
 * the newest one counts, by the rule by which the hub itself hears ({@link EventTime#order}, then the place in the list).
 */
final class Listing {
    private final Window window;
    private final DigestTree ours;
    private final BitSet listed = new BitSet();
    /** Of ours, the newest that was said; of those we do not hold it stands in {@code others}. */
    private final EventTime[] newest;

    private final Map<String, Said> others = new TreeMap<>();
    private long said;
    private long unread;

    /** @param ours over all facts */
    Listing(Window window, DigestTree ours) {
        this.window = window;
        this.ours = ours;
        this.newest = new EventTime[ours.size()];
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
        Said before = others.get(number);
        EventTime known = place >= 0 ? newest[place] : before == null ? null : before.event();
        if (known != null && status.event().order(known) < 0) {
            return null;
        }
        Facts facts = Facts.of(status);
        if (place < 0 || !isOurs(place, facts, status.event())) {
            others.put(number, new Said(facts, status.agency().today().root(), status.event()));
            return null;
        }
        others.remove(number);
        return null;
    }

    private boolean isOurs(int place, Facts facts, EventTime event) {
        listed.set(place);
        newest[place] = event;
        return ours.leaf(place).digest().equals(facts.digest(List.of(Fact.values())));
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
