package vn.lienthong.dashboard;

import java.util.Map;
import java.util.Optional;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Person;

/** The links at the head of every page: nobody is led to a door that is shut to them. The gate decides; this only spares the way. */
final class Passable {
    private static final Map<String, Deed> DEEDS = Map.of(
            "to-indicators", Deed.FIGURES,
            "to-workbench", Deed.TRY,
            "to-queue", Deed.PROBLEMS,
            "to-problems", Deed.PROBLEMS,
            "to-reconcile", Deed.FIGURES,
            "to-replay", Deed.REPLAYS,
            "to-search", Deed.SEARCH,
            "to-person", Deed.FIND_PERSON,
            "to-audit", Deed.AUDITS);

    private Passable() {}

    /** Of who has not signed in, all but what is never open without. */
    static String links(String head, Optional<Person> person) {
        String left = head;
        for (Map.Entry<String, Deed> link : DEEDS.entrySet()) {
            boolean isFor = person.map(one -> one.may(link.getValue()))
                    .orElse(!link.getValue().isRecorded());
            left = isFor ? left : left.replaceFirst(" ?<a id=\"" + link.getKey() + "\"[^>]*>[^<]*</a>", "");
        }
        return left;
    }
}
