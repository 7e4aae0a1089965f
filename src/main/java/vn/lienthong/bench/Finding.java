package vn.lienthong.bench;

/** A promise that was broken, about one dossier. */
record Finding(Kind kind, String dossier, String what) {
    enum Kind {
        /** The last word of the source, or a step, is not at the portal. */
        LOST,
        /** The same state took effect twice, or a step twice without need. */
        DUPLICATED,
        /** Steps came in another order than the things that happened. */
        MISORDERED,
        /** An older state took the place of a newer one. */
        STALE,
        /** Nobody ever said it. */
        INVENTED
    }

    @Override
    public String toString() {
        return kind + " " + dossier + ": " + what;
    }
}
