package vn.lienthong.bench;

/**
 * One {@code kill -9} and what it interrupted.
 *
 * @param where the point at which a thread stood, {@code any-moment} or {@code in-start}
 * @param atPortal calls to the portal that had arrived and were not answered
 * @param atIntake POSTs of sources that were not answered
 */
public record Kill(String where, int atPortal, int atIntake) {
    public int open() {
        return atPortal + atIntake;
    }

    @Override
    public String toString() {
        return where + " " + atPortal + "+" + atIntake;
    }
}
