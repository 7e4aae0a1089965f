package vn.lienthong.ledger;

/** What has become of a problem. Only an open one waits for a person. */
public enum ProblemState {
    OPEN,
    /** A person released it: its record was heard again. */
    RELEASED,
    /** A person decided that its records are not to be delivered. */
    DISCARDED,
    /** It went away by itself: a newer record of the dossier took its place, or the obstacle is gone. */
    SUPERSEDED
}
