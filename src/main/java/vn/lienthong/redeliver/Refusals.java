package vn.lienthong.redeliver;

import vn.lienthong.source.Refusal;

/** What is refused about an order; nothing was written then. Codes are stable (src/docs/problems.md). */
final class Refusals {
    private Refusals() {}

    static Told reasonMissing() {
        return told(
                400,
                "reason-missing",
                "Cần lý do (1 đến 500 ký tự): quyết định được ghi vào nhật ký cùng lý do",
                "Expected a reason of 1 to 500 characters, but found another; it is journalled with the decision");
    }

    static Told nobody() {
        return told(
                400,
                "redelivery-nobody",
                "Cần tên người quyết định (1 đến 64 ký tự)",
                "Expected the name of whoever decides, 1 to 64 characters, but found another");
    }

    static Told runNotDone(String run) {
        return told(
                409,
                "redelivery-run-not-done",
                "Cần một lượt phát lại đã chạy xong với một phiên bản khác, nhưng lượt '" + cut(run)
                        + "' không có, chưa xong, hoặc dùng các phiên bản khi đó",
                "Expected a replay that is done and read with another version, but '" + cut(run)
                        + "' is not there, is not done, or read with the versions of the time");
    }

    static Told nothingChosen() {
        return told(
                409,
                "redelivery-nothing-chosen",
                "Không có bản ghi khác nào như vậy trong lượt phát lại này",
                "Expected differences like these in this replay, but there are none");
    }

    static Told tooMany(long most) {
        return told(
                409,
                "redelivery-too-many",
                "Một lệnh gửi lại có tối đa " + most
                        + " bản ghi; hãy chọn theo nguyên nhân, hoặc phát lại theo thời gian",
                "Expected at most " + most + " records in one order; choose by cause, or replay part of the time");
    }

    static Told notInForce(String source) {
        return told(
                409,
                "redelivery-mapping-not-in-force",
                "Phiên bản ánh xạ mà lượt phát lại đã dùng cho nguồn " + source
                        + " không phải phiên bản đang có hiệu lực; hãy cho hiệu lực rồi phát lại",
                "Expected the version that the replay read " + source
                        + " with to be in force, but another is; let it take effect, then replay again");
    }

    static Told unknownOrder(String order) {
        return told(
                404,
                "redelivery-order-unknown",
                "Không có lệnh gửi lại '" + cut(order) + "'; 'replay orders' liệt kê các lệnh",
                "Expected an order for re-delivery, but '" + cut(order) + "' is none; 'replay orders' lists them");
    }

    static Told samePerson(String who) {
        return told(
                403,
                "redelivery-same-person",
                "Người đề nghị và người duyệt phải là hai người; '" + cut(who) + "' đã đề nghị lệnh này",
                "Expected another person than the proposer to approve, but '" + cut(who) + "' proposed this order");
    }

    static Told wrongState(Order order) {
        return told(
                409,
                "redelivery-state-wrong",
                "Lệnh " + order.id() + " đang ở trạng thái " + order.state() + "; việc này không còn làm được",
                "Expected order " + order.id() + " in a state that allows this, but it is " + order.state());
    }

    static Told rateWrong(int most) {
        return told(
                400,
                "redelivery-rate-wrong",
                "Tốc độ cần từ 1 đến " + most + " hồ sơ mỗi phút (redeliver.rate)",
                "Expected a rate of 1 to " + most + " dossiers a minute (redeliver.rate), but found another");
    }

    private static String cut(String text) {
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }

    private static Told told(int status, String code, String vi, String en) {
        return new Told.Refused(new Refusal(status, code, vi, en, 0));
    }
}
