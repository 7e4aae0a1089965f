package vn.lienthong.dossier;

/** The stable names of everything that can be wrong with one record. Add at the end of a group; never rename. */
public enum ProblemCode {
    // Reading: the bytes of a delivery, or one record in it.
    UNREADABLE_DELIVERY,
    FIELD_MISSING,
    FIELD_UNKNOWN,
    VALUE_INVALID,
    DATE_IMPOSSIBLE,
    CODE_UNKNOWN,
    NUMBER_MISSING,
    STATUS_UNDERIVABLE,
    REMOVED_AT_SOURCE,
    LIMIT_EXCEEDED,
    // Hearing: against what is believed.
    OTHER_SOURCE_OWNS,
    TIMES_CONTRADICT,
    NOT_APPLIED,
    NUMBER_TWICE,
    // Admission: what the portal requires.
    HELD_BEFORE_RECEPTION,
    REQUIRED_MISSING,
    NO_CREDENTIAL,
    // Delivery: what the portal answered.
    PORTAL_REFUSED,
    STEP_REFUSED,
    STEP_OUTCOME_UNKNOWN,
    NOT_SAYABLE,
    DOSSIER_OUTCOME_UNKNOWN
}
