package vn.lienthong.demo;

/** What a source system cannot show, so its dossiers do not do it. */
enum Habit {
    /** No field says what kind of applicant it is. */
    PERSONS_ONLY,
    /** Shows a dossier only once it is received. */
    NO_REGISTRATION,
    /** Has no event time, so a step back could not be told from a late message. */
    NO_UNDO,
    /** Names only the last statuses, so every dossier gets there. */
    ALWAYS_FINISHES
}
