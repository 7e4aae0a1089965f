package vn.lienthong.bench;

/**
 * How much is said.
 *
 * @param dossiers of each of the three sources
 * @param perSecond records a second of all sources; 0: as chance has it
 */
record Load(int dossiers, double perSecond) {
    /** How many records a dossier's life has, about. */
    private static final double LIFE = 4.8;

    /** Enough for so long. */
    static Load lasting(double seconds, double perSecond) {
        return new Load((int) Math.ceil(seconds * perSecond / LIFE / Scene.AGENCIES.size()), perSecond);
    }
}
