package vn.lienthong.indicator;

/** What is either so or not of a dossier. The order is that of the bits on disk: add at the end. */
enum Trait {
    ONLINE,
    BY_POST,
    SYNCED,
    WITH_FEE,
    PAID_ONLINE,
    DIGITISED,
    REUSED,
    WITH_RESULT,
    ENDED_EARLY,
    ENDED_LATE,
    UNJUDGED,
    LATE_BY_DAY,
    LATE_TO_THE_SECOND;

    int bit() {
        return 1 << ordinal();
    }
}
