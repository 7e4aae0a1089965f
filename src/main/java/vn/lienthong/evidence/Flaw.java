package vn.lienthong.evidence;

/** What an audit may find, each with its own word. */
public enum Flaw {
    /** An entry, or the file around it, is not as it was written. */
    CHANGED("changed"),
    /** A position has no entry. */
    MISSING("missing"),
    /** An entry stands in another place. */
    REORDERED("reordered"),
    /** An entry does not follow from the one before it. */
    UNCHAINED("unchained"),
    /** The journal ends before a signed checkpoint. */
    TAIL_CUT("tail-cut"),
    /** Whole in itself, but not the journal that was signed. */
    REWRITTEN("rewritten"),
    /** Two signed checkpoints that no one journal can have had. */
    FORK("fork"),
    /** The hub no longer has a checkpoint that others kept. */
    SET_BACK("set-back"),
    /** A checkpoint of this log that no known key signed. */
    UNKNOWN_KEY("unknown-key"),
    /** A key took over and the one before did not agree. */
    KEY_NOT_ENDORSED("key-not-endorsed"),
    /** An entry or a checkpoint says it was made well before a checkpoint in front of it. */
    CLOCK_BACK("clock-back"),
    /** The key of an entry's contents was destroyed, and no entry of the journal says by whom and why. */
    DESTROYED("destroyed"),
    /** The key of an entry's contents is not here, although nobody destroyed it: its place is proved, its contents cannot be compared. */
    KEYS_MISSING("keys-missing"),
    /** A line of the checkpoint file that is no checkpoint. */
    UNREADABLE("unreadable");

    private final String word;

    Flaw(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
