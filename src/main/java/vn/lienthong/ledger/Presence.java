package vn.lienthong.ledger;

/** What the portal has confirmed of a dossier's being there. */
public enum Presence {
    /** Nothing was ever asked or sent: the source's hint or experience may decide. */
    UNASKED,
    /** It must be looked up before anything is sent. */
    UNSURE,
    ABSENT,
    PRESENT
}
