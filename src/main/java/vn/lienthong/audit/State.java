package vn.lienthong.audit;

/** How far something in the background is. */
public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    /** It could not be done; the record says why. */
    FAILED,
    /** The hub ended while it ran: nothing came of it. */
    LEFT
}
