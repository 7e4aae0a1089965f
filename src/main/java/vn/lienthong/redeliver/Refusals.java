package vn.lienthong.redeliver;

import java.util.Set;
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

    static Told nothingChosen(long leftOut) {
        return told(
                409,
                "redelivery-nothing-chosen",
                "Không có bản ghi khác nào như vậy mà gửi lại được trong lượt phát lại này" + leftOutVi(leftOut),
                "Expected differences like these in this replay that can be sent again, but there are none"
                        + leftOutEn(leftOut));
    }

    private static String leftOutVi(long leftOut) {
        return leftOut == 0 ? "" : "; " + leftOut + " chỗ khác không chỉ ra bản ghi nào";
    }

    private static String leftOutEn(long leftOut) {
        return leftOut == 0 ? "" : "; " + leftOut + " that differ name no record";
    }

    static Told sourceUnsaid(Set<String> sources) {
        String all = String.join(", ", sources);
        return told(
                409,
                "redelivery-source-unsaid",
                "Nguyên nhân này có ở nhiều nguồn (" + all + "): hãy chọn nguồn, mỗi nguồn là một việc",
                "Expected the source of this cause, because it is found in several (" + all
                        + "); name it with --source, or in front of the cause: each is a matter of its own");
    }

    static Told otherIdentity() {
        return told(
                403,
                "redelivery-identity-changed",
                "Lệnh này được đề nghị khi người ta được biết theo cách khác (tên tự gõ, nay có tài khoản, hoặc ngược lại):"
                        + " không biết được hai người có khác nhau không; hãy hủy và đề nghị lại",
                "Expected an order that was proposed by somebody known in the same way, but one name was typed and one is an"
                        + " account's: nobody can say that they are two persons; cancel it and propose again");
    }

    static Told catalogueChanged(long then, long now) {
        return told(
                409,
                "redelivery-catalogue-changed",
                "Danh mục đã đổi từ khi đề nghị (thông điệp " + then + ", nay " + now
                        + "): bản ghi sẽ được đọc khác; hãy phát lại rồi đề nghị lại",
                "Expected the catalogue of the proposal (message " + then + ") in force, but it has changed (message "
                        + now + "): records would be read otherwise; replay and propose again");
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
