package vn.lienthong.dossier;

/**
 * What a person should know about a dossier though nothing stops it (src/docs/problems.md, 1.1): beside a {@link Problem}, which holds its
 * record back. It stands until the next news, and is counted by source. Names are stable and their order is in the tables: add at the end.
 */
public enum Remark {
    /** The main status goes back in the procedure: 10 to 4 (undo, failure mode FM-07). */
    STEPS_BACK,
    /** At least one of the two states has no event time: arrival decided. */
    NO_EVENT_TIME,
    /** Other content with the same event time and sequence: arrival decided. */
    SAME_EVENT_TIME,
    /** The source no longer lists it, and does not know it by its number either; until it speaks of it again. */
    ABSENT_AT_SOURCE,
    /** The applicant's number cannot be anybody's: 000000001, 111111111, 123456789 (FM-17). */
    NUMBER_INVENTED,
    /** A paper of the result is a paper that was submitted (FM-35). */
    RESULT_IS_SUBMITTED,
    /** A link that nobody outside the agency's network can follow, or with a space in it (FM-38). */
    LINK_UNREACHABLE,
    /** An office received, finished or returned it between one and six at night: perhaps a clock of twelve hours, or another zone (FM-31). */
    ODD_HOUR,
    /** A step that its source named before is missing from its steps now (FM-36). */
    HISTORY_REWRITTEN,
    /** Its event time is later than its receipt: until then, what its source says of it with a true time is passed over as old. */
    TIME_AHEAD
}
