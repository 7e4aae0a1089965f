package vn.lienthong.evidence;

/** Whether checkpoints are made, and why not. The words stand in health and metrics. */
public enum EvidenceState {
    /** The journal begins with what was signed last, and what is new is signed when it is due. */
    SOUND("sound"),
    /** The hashes of the tree are being made from the journal; nothing is signed meanwhile. */
    FOLLOWING("following"),
    /** The journal ends before the last checkpoint: its tail was cut. */
    CUT("tail-cut"),
    /** The journal does not begin with what was signed: another one stands in its place. */
    FORKED("fork"),
    /** The clock is before the time of the last checkpoint. */
    CLOCK_BACK("clock-back"),
    /** The own files cannot be read or written. */
    FAILING("failing");

    private final String word;

    EvidenceState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** A person must look: this journal is not the one that was signed. */
    public boolean isAlarm() {
        return this == CUT || this == FORKED;
    }
}
