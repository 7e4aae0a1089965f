package vn.lienthong.journal;

/** Stored entries are missing or cannot be read back. Never repaired by the hub: a person decides, from a copy. */
public final class JournalDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final long position;
    private final Verification.Fault fault;

    JournalDamaged(String file, long offset, long position, Verification.Fault fault, String what) {
        super("Expected message " + position + " whole in " + file + " at byte " + offset + ", but " + what
                + ". Nothing was changed; restore the file from a copy before starting again."
                + " (Nhật ký hỏng tại thông điệp " + position + "; hãy khôi phục tệp từ bản sao lưu.)");
        this.file = file;
        this.offset = offset;
        this.position = position;
        this.fault = fault;
    }

    private JournalDamaged(long position, KeyMissing why) {
        super("Expected the key of message " + position + ", but: " + why.getMessage(), why);
        this.file = "the folder of keys";
        this.offset = 0;
        this.position = position;
        this.fault = Verification.Fault.KEYS_MISSING;
    }

    /** Its bytes may be whole: nothing can be said of them. */
    static JournalDamaged withoutKey(long position, KeyMissing why) {
        return new JournalDamaged(position, why);
    }

    /** The file, or the table, that holds the damage. */
    public String file() {
        return file;
    }

    /** Bytes from the start of the file; 0 for a table. */
    public long offset() {
        return offset;
    }

    /** The first message that is not whole. */
    public long position() {
        return position;
    }

    /** What a verification calls this damage. */
    Verification.Fault fault() {
        return fault;
    }
}
