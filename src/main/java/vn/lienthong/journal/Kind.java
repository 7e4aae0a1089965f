package vn.lienthong.journal;

/** What an entry is. The code is in the files and in every commitment: it never changes and is never used again. */
public enum Kind {
    /** One delivery of a source (page, POST, file, row batch), exact bytes; its cursor, if any, is in the facts. */
    DELIVERY(1),
    /** A summary of an interval: polls without news are counted here instead of being entries (design.md, decision 6). */
    INTERVAL(2),
    /** What is about to be sent to the portal; durable before the call (decision 3). */
    REQUEST(3),
    /** What the portal answered, or that no answer came. */
    ANSWER(4),
    /** Procedures, sectors and agencies as received from the portal or imported. */
    CATALOGUE(5),
    /** A mapping version, code table or catalogue takes effect at this position (decision 2). */
    ACTIVATION(6),
    /** What a person decided: release, discard, pause, erase; also notices sent. */
    DECISION(7),
    /** Reserved: one salted commitment per record of a delivery (decision 8). */
    READING(8),
    /** Somebody saw a payload, or looked for a person: who, what and why, durable before it was shown. */
    LOOK(9);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    /** The number that stands for this kind in files, tables and commitments. */
    public int code() {
        return code;
    }

    /** The kind with this code; refuses a code that this version does not know. */
    public static Kind ofCode(int code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Expected the code of an entry's kind (1 to " + values().length
                + "), but found " + code + "; the journal may have been written by a newer version");
    }
}
