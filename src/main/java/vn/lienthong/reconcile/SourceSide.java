package vn.lienthong.reconcile;

import java.util.List;

/**
 * How a source was compared, and how far that reached.
 *
 * @param whole what it gave covers every dossier of the window: only then can one be missing from it
 * @param said dossiers that it told of, or that its digests cover
 * @param unread records that could not be understood
 * @param bytes that were sent for it; 0 where nobody counted
 * @param fields what was compared
 * @param trouble the stable code of what went wrong; empty when nothing did
 */
public record SourceSide(
        How how, boolean whole, long said, long unread, long bytes, List<String> fields, String trouble) {
    public SourceSide {
        fields = List.copyOf(fields);
    }

    public enum How {
        /** Digests of buckets; only differing buckets were listed. */
        DIGESTS(
                "mã băm theo nhóm; chỉ liệt kê nhóm khác nhau",
                "digests of buckets; only differing buckets were listed"),
        /** Its whole list, page by page. */
        LIST("đọc lại toàn bộ danh sách", "its whole list was read again"),
        /** What changed since the first day. */
        WINDOW("đọc lại những gì đổi từ ngày đầu kỳ", "what changed since the first day was read again"),
        TABLE("đọc lại bảng từ ngày đầu kỳ", "its table was read again from the first day"),
        /** The file it gave last, as the journal keeps it. */
        LAST_FILE("tệp gần nhất nguồn đã gửi, giữ trong nhật ký", "the file it gave last, as the journal keeps it"),
        /** It pushes, and offers no digests. */
        NOT_ASKED("nguồn tự gửi, không hỏi được: không so với nguồn", "it pushes and cannot be asked: not compared");

        private final String vi;
        private final String en;

        How(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }
    }

    static final SourceSide NOT_YET = new SourceSide(How.NOT_ASKED, false, 0, 0, 0, List.of(), "");
}
