package vn.lienthong.indicator;

/**
 * What is counted of the dossiers of a series on a day. Sums over days give every figure: of a period by adding its days, at the
 * end of a day by adding all days before it. So a dossier says what it adds to which day, and nothing has to be counted again
 * when a clock moves on: what becomes late tomorrow stands in tomorrow already.
 */
public enum Measure {
    /** NgayTiepNhan on this day; so are the next seven. */
    RECEIVED,
    RECEIVED_ONLINE,
    RECEIVED_BY_POST,
    /** The portal has confirmed a state of it. */
    RECEIVED_SYNCED,
    /** With a fee, as far as the source says. */
    RECEIVED_WITH_FEE,
    RECEIVED_PAID_ONLINE,
    /** Papers of it were digitised. */
    RECEIVED_DIGITISED,
    /** Papers of it were taken from a store instead of asked for again. */
    RECEIVED_REUSED,
    /** Its handling ended on this day; so are the next eight. */
    ENDED,
    /** On an earlier day than it was due. */
    ENDED_EARLY,
    ENDED_LATE,
    /** Neither due time nor longest time is known. */
    ENDED_UNJUDGED,
    /** With a result that can be fetched. */
    ENDED_WITH_RESULT,
    /** Submitted online and with such a result. */
    ENDED_ONLINE_WITH_RESULT,
    /** As systems count that compare days. */
    ENDED_LATE_BY_DAY,
    /** As systems count that compare seconds and know no waits. */
    ENDED_LATE_TO_THE_SECOND,
    /** From receiving to the end, in minutes, waits included. */
    ENDED_MINUTES,
    /** Begins to be late behind this day's end, or on it, in the month it was received in; in the quarter; in the year. */
    LATE_SAME_MONTH,
    LATE_SAME_QUARTER,
    LATE_SAME_YEAR,
    /** Late and still open: one more on the day it becomes so, one less on the day it ends. */
    OPEN_LATE,
    /** Waiting for papers now: one more on the day it began. */
    OPEN_WAITING;

    static final int COUNT = values().length;
}
