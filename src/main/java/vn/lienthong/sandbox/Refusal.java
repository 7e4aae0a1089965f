package vn.lienthong.sandbox;

/**
 * Why the portal says no. The real codes are unknown but for 3 (domain.md 1.4); -1 follows the sample marked GUESS, the rest
 * are this sandbox's own and stay as they are.
 */
enum Refusal {
    SESSION("-1", 401, "Session không hợp lệ hoặc đã hết hạn"),
    LOGIN("2", 401, "Sai tên đăng nhập hoặc mật khẩu"),
    EXISTS("3", 400, "Hồ sơ đã tồn tại"),
    UNKNOWN_DOSSIER("4", 404, "Có hồ sơ chưa tồn tại trên Cổng, hãy thêm mới trước"),
    INVALID("5", 400, "Dữ liệu không hợp lệ"),
    AGENCY("6", 403, "Có hồ sơ không thuộc phạm vi của đơn vị"),
    BATCH_LIMIT("7", 400, "Lô vượt quá số bản ghi cho phép"),
    SERVICE("8", 404, "Dịch vụ không có tại địa chỉ này"),
    ENVELOPE("9", 400, "Yêu cầu không đúng cấu trúc"),
    POISON("5", 400, "Dữ liệu không hợp lệ: lô có bản ghi không xử lý được"),
    BUSY("99", 502, "Hệ thống đang bận, vui lòng thử lại");

    final String code;
    /** In the six-step protocol, which has no codes but HTTP's (domain.md 1.9). */
    final int http;

    final String sentence;

    Refusal(String code, int http, String sentence) {
        this.code = code;
        this.http = http;
        this.sentence = sentence;
    }
}
