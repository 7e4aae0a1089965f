package vn.lienthong.demo;

/** A problem planted on purpose. A record with a flaw is offered once, and its dossier is not expected at the portal. */
public enum Flaw {
    NONE,
    /** A status word that no code table knows. */
    UNKNOWN_STATUS,
    /** 31 February 2026 as the due date. */
    IMPOSSIBLE_DATE,
    /** A record without a dossier number. */
    MISSING_NUMBER,
    /** Finished a day before it was received (FM-34). */
    END_BEFORE_START,
    /** Registered, never received: the portal cannot take it yet, so the hub holds it. */
    NOT_RECEIVED,
    /** A local procedure code that maps to no national one (FM-11). */
    UNKNOWN_PROCEDURE,
    /** A dossier number that another source owns. */
    FOREIGN_CLAIM,
    /** A file whose bytes are broken. */
    BROKEN_FILE
}
