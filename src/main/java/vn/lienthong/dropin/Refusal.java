package vn.lienthong.dropin;

/**
 * Why the hub, answering as the portal, says no. The codes in brackets are stable (src/docs/drop-in.md). They and the
 * English sentence stand inside the message, because some clients refuse an answer with keys they do not know.
 *
 * @param errorCode as the portal's; only 3 and -1 were ever seen (domain.md 1.4), the others are the hub's own
 * @param message what the sender reads
 * @param retryAfterSeconds 0 when the same call cannot succeed
 */
record Refusal(int httpStatus, String errorCode, String message, int retryAfterSeconds) {
    private static final String ENVELOPE = "9";

    /** Word for word the sample's shape, where the code is a number: clients compare it so. */
    static final Refusal SESSION = new Refusal(200, "-1", "Session không hợp lệ hoặc đã hết hạn, hãy đăng nhập lại", 0);

    static Refusal login() {
        return said(
                "2",
                "login-wrong",
                "Sai tên đăng nhập hoặc mật khẩu",
                "Expected a drop-in source's username and its API key as password");
    }

    static Refusal exists(String number) {
        return new Refusal(200, "3", "Hồ sơ " + number + " đã tồn tại", 0);
    }

    static Refusal unknown(String number) {
        return new Refusal(200, "4", "Hồ sơ " + number + " chưa tồn tại, hãy thêm mới trước", 0);
    }

    static Refusal invalid(String place, String vi, String en) {
        return said("5", "data-invalid", place + ": " + vi, place + ": " + en);
    }

    static Refusal agency(String found) {
        return said(
                "6",
                "agency-foreign",
                "Đơn vị '" + cut(found) + "' không thuộc phạm vi của tài khoản",
                "Expected the account's own agency or one below it, but found '" + cut(found) + "'");
    }

    static Refusal unloaded(String what) {
        return said(
                "7",
                "catalogue-missing",
                what + " chưa có trong danh mục của hệ thống liên thông; hãy nạp danh mục từ Cổng",
                "Expected it in the hub's catalogue, but it has not been loaded from the portal");
    }

    static Refusal service(String found, String supported) {
        return said(
                "8",
                "service-unsupported",
                "Dịch vụ '" + cut(found) + "' chưa được hỗ trợ; các dịch vụ có: " + supported,
                "Expected one of these services: " + supported);
    }

    static Refusal missing(String key) {
        return said(
                ENVELOPE,
                "envelope-key-missing",
                "Thiếu '" + key + "' (chuỗi ký tự)",
                "Expected '" + key + "' as a string, but it is missing");
    }

    static Refusal notText(String key) {
        return said(
                ENVELOPE,
                "envelope-key-wrong",
                "'" + key + "' phải là chuỗi ký tự",
                "Expected '" + key + "' as a string, but found another kind of value");
    }

    static Refusal updating(String found) {
        return said(
                ENVELOPE,
                "envelope-key-wrong",
                "isUpdating phải là chuỗi \"True\" hoặc \"False\"",
                "Expected isUpdating as \"True\" or \"False\", but found \"" + cut(found) + "\"");
    }

    static Refusal noData() {
        return said(
                ENVELOPE,
                "data-empty",
                "data phải là mảng có ít nhất một bản ghi",
                "Expected data as an array of at least one record");
    }

    static Refusal notJson(long line, long column) {
        String place = line + ":" + column;
        return said(
                ENVELOPE,
                "not-json",
                "Nội dung không phải JSON (UTF-8) hợp lệ, lỗi tại dòng:cột " + place,
                "Expected JSON in UTF-8, but it breaks at line:column " + place);
    }

    static Refusal wrongShape(String expectedVi, String expectedEn) {
        return said(ENVELOPE, "not-the-shape", "Nội dung phải là " + expectedVi, "Expected " + expectedEn);
    }

    static Refusal duplicateKey(long line, long column) {
        String place = line + ":" + column;
        return said(
                ENVELOPE,
                "duplicate-key",
                "Một trường xuất hiện hai lần trong cùng đối tượng, tại dòng:cột " + place,
                "Expected each key once in an object, but one is repeated at line:column " + place);
    }

    static Refusal limit() {
        return said(
                ENVELOPE,
                "limit-exceeded",
                "Nội dung lồng quá sâu hoặc một giá trị quá dài",
                "Expected at most " + AskReader.DEPTH + " levels and " + AskReader.TEXT + " characters in a key value");
    }

    static Refusal tooLarge(int found, int most) {
        return withStatus(
                413,
                said(
                        ENVELOPE,
                        "body-too-large",
                        "Nội dung " + found + " byte vượt giới hạn " + most + " byte; hãy chia nhỏ lô",
                        "Expected at most " + most + " bytes; send smaller batches"));
    }

    static Refusal contentType(String found) {
        return withStatus(
                415,
                said(
                        ENVELOPE,
                        "content-type-wrong",
                        "Cần application/json (UTF-8) nhưng yêu cầu ghi là '" + cut(found) + "'",
                        "Expected the content type application/json in UTF-8"));
    }

    static Refusal key() {
        return withStatus(
                401,
                said(
                        "2",
                        "key-wrong",
                        "Thiếu hoặc sai khóa truy cập (tiêu đề X-API-Key)",
                        "Expected a drop-in source's API key in the header X-API-Key"));
    }

    /** The same call may succeed soon: HTTP 503, which every client of the protocol takes for a lost call. */
    static Refusal later(String code, String vi, String en) {
        Refusal said = said("-1", code, vi, en);
        return new Refusal(503, said.errorCode, said.message, 5);
    }

    static Refusal busy() {
        return later(
                "dossier-busy",
                "Hồ sơ đang được xử lý trong một lời gọi khác; hãy gửi lại sau ít giây",
                "Another call about the same dossier is not finished; try again");
    }

    static Refusal tooFast() {
        return later(
                "source-too-fast",
                "Nguồn này gửi nhanh hơn trục đọc kịp; hãy gửi lại sau ít giây",
                "This source sends faster than the hub reads; try again");
    }

    static Refusal behind() {
        return later(
                "normalising-behind",
                "Hệ thống liên thông đang xử lý phần tồn đọng; hãy gửi lại sau ít giây",
                "The hub is catching up with what it has already acknowledged; try again");
    }

    static Refusal noLedger() {
        return later(
                "ledger-unavailable",
                "Sổ trạng thái tạm thời chưa trả lời; hãy gửi lại sau ít giây",
                "The hub's ledger does not answer; try again");
    }

    static Refusal slow() {
        return later(
                "journal-slow",
                "Chưa ghi xong vào nhật ký; hãy gửi lại nguyên văn",
                "The journal has not confirmed in time; send the same again");
    }

    private static Refusal said(String errorCode, String code, String vi, String en) {
        return new Refusal(200, errorCode, vi + " / " + en + " [" + code + "]", 0);
    }

    private static Refusal withStatus(int status, Refusal refusal) {
        return new Refusal(status, refusal.errorCode, refusal.message, 0);
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
