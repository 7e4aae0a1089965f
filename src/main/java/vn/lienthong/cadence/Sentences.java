package vn.lienthong.cadence;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** What was expected, what is the matter, what to do. */
final class Sentences {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(OpenTime.VIETNAM);

    private Sentences() {}

    static String vi(SourceState state, Carrier.Kind kind, String expected, Instant by) {
        String due = "Chờ " + expected + ", muộn nhất " + time(by);
        return switch (state) {
            case ON_TIME -> by == null ? "Đúng nhịp" : "Đúng nhịp; chờ tiếp trước " + time(by);
            case NEVER ->
                "Chưa nhận được gì; hãy kiểm tra địa chỉ, tài khoản và khóa của nguồn (source ping, source key)";
            case PAUSED -> "Đang tạm dừng theo quyết định của người quản trị; cho chạy lại bằng: source resume";
            case UNWATCHED -> "Tệp nguồn khai báo expect: off; không theo dõi";
            case LATE ->
                isAsked(kind)
                        ? due + "; nguồn chưa trả lời được lượt hỏi nào từ đó. Hãy xem lần hỏi lỗi gần nhất bên cạnh"
                        : due + ", nhưng chưa có gì. Hãy hỏi đơn vị vận hành xem việc gửi có chạy không";
            case SILENT ->
                due
                        + ", nhưng im lặng đã lâu. Hãy gọi đơn vị vận hành nguồn; không có hồ sơ mới không có nghĩa là bình thường";
            case LATE_FILE ->
                due
                        + ", nhưng chưa thấy tệp. Hãy kiểm tra việc xuất tệp ở nguồn, thư mục, và các tệp bị để riêng trong .loi";
            case ZERO_ROWS ->
                kind == Carrier.Kind.CHANGES
                        ? due
                                + ", nhưng các lượt hỏi thành công mà không có gì mới: không có dòng nào, hoặc vẫn các dòng cũ. Hãy"
                                + " kiểm tra bộ lọc, quyền của tài khoản, bảng hoặc dịch vụ phía nguồn, và bộ nhớ đệm trước nguồn"
                        : due
                                + ", nhưng các lượt hỏi thành công mà không có dòng nào. Hãy kiểm tra bộ lọc, quyền của tài khoản và bảng"
                                + " hoặc dịch vụ phía nguồn";
            case FROZEN_CURSOR ->
                due
                        + " mốc đọc (cursor) phải tiến, nhưng vẫn đứng yên dù có dòng mới. Hãy kiểm tra cột thời gian sửa đổi ở"
                        + " nguồn và đọc lại bằng: source pull --from";
            case UNCHANGING_PAGE ->
                due + ", nhưng danh sách vẫn y nguyên. Hãy kiểm tra bộ nhớ đệm trước nguồn và việc kết xuất của nguồn";
        };
    }

    static String en(SourceState state, Carrier.Kind kind, String expected, Instant by) {
        String due = "Expected something " + expected + ", at the latest " + time(by);
        return switch (state) {
            case ON_TIME -> by == null ? "On time" : "On time; expected again by " + time(by);
            case NEVER ->
                "Nothing was ever received; check the source's address, account and key (source ping, source key)";
            case PAUSED -> "Paused by an operator; let it go on with: source resume";
            case UNWATCHED -> "Its file declares expect: off; it is not watched";
            case LATE ->
                isAsked(kind)
                        ? due + ", but no look has been answered since. See the last failed look beside this"
                        : due + ", but there is nothing yet. Ask its operator whether its sending runs";
            case SILENT ->
                due
                        + ", but it has long been silent. Call the source's operator; no news does not mean that all is well";
            case LATE_FILE ->
                due + ", but no file has come. Check the source's export, the folder, and what was set aside in .loi";
            case ZERO_ROWS ->
                kind == Carrier.Kind.CHANGES
                        ? due
                                + ", but the looks go well and bring nothing new: no rows, or the same ones as before. Check the"
                                + " filter, what the account may see, the source's table or service, and caches before it"
                        : due
                                + ", but the looks go well and hold no rows. Check the filter, what the account may see, and the"
                                + " source's table or service";
            case FROZEN_CURSOR ->
                due
                        + " for the cursor to move, but it stands still although rows come. Check the source's column of the"
                        + " modified time, and read again with: source pull --from";
            case UNCHANGING_PAGE ->
                due + ", but the list is the same as ever. Check caches before the source, and its export";
        };
    }

    private static boolean isAsked(Carrier.Kind kind) {
        return kind == Carrier.Kind.CHANGES || kind == Carrier.Kind.LISTING;
    }

    private static String time(Instant at) {
        return at == null ? "–" : TIME.format(at);
    }
}
