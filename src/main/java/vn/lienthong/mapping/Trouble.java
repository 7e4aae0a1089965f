package vn.lienthong.mapping;

import vn.lienthong.dossier.Problem;

/** The first thing that is wrong with a record. Kept instead of thrown, because broken records may come by the million. */
final class Trouble {
    private Problem first;

    void report(Problem problem) {
        if (first == null) {
            first = problem;
        }
    }

    boolean isNone() {
        return first == null;
    }

    /** Null while nothing is wrong. */
    Problem first() {
        return first;
    }

    /** For whoever reads on after a problem. */
    void forget() {
        first = null;
    }
}
