package vn.lienthong.journal;

/** The journal cannot take or read entries now. Retry later; a receiver answers 503. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; the codes are stable. */
    public enum Reason {
        /** More is queued than the watermark allows. Retry in a second. */
        BUSY("journal-busy", "Nhật ký đang quá tải; hãy gửi lại sau ít giây"),
        /** The disk is full or the database cannot be reached. The next append tries again. */
        WRITE_FAILED("journal-write-failed", "Nhật ký chưa ghi được (đĩa đầy hoặc mất kết nối); hãy gửi lại sau"),
        /** Stored entries cannot be reached now: the disk or the database does not answer. */
        READ_FAILED("journal-read-failed", "Nhật ký chưa đọc được; hãy thử lại sau"),
        /** A flush to disk failed; only a restart, which reads the files again, can tell what is on disk. */
        BROKEN("journal-broken", "Nhật ký ngừng ghi vì đĩa báo lỗi; cần khởi động lại"),
        /** Another process holds this journal. */
        IN_USE("journal-in-use", "Nhật ký đang được tiến trình khác sử dụng"),
        CLOSED("journal-closed", "Nhật ký đã đóng");

        private final String code;
        private final String vietnamese;

        Reason(String code, String vietnamese) {
            this.code = code;
            this.vietnamese = vietnamese;
        }

        public String code() {
            return code;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    private final Reason reason;

    JournalUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    JournalUnavailable(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }
}
