package vn.lienthong.operator;

import vn.lienthong.source.Refusal;

/** What is refused to a person who wants to write; nothing was written then. Codes are stable (src/docs/problems.md). */
final class Refusals {
    private Refusals() {}

    static Refusal reasonMissing() {
        return new Refusal(
                400,
                "reason-missing",
                "Cần lý do (1 đến 500 ký tự): quyết định được ghi vào nhật ký cùng lý do",
                "Expected a reason of 1 to 500 characters, but found another; it is journalled with the decision",
                0);
    }

    static Refusal nothingOpen() {
        return new Refusal(
                409,
                "nothing-open",
                "Không còn vấn đề nào đang mở như vậy; có thể người khác vừa xử lý, hãy mở lại trang",
                "Expected an open problem with this cause, but there is none any more; open the page again",
                0);
    }

    static Refusal valueNotWritable() {
        return new Refusal(
                422,
                "value-not-writable",
                "Giá trị này không điền được từ trang (không có bảng mã, bị cắt ngắn, hoặc là dấu *); hãy sửa tệp bảng mã",
                "Expected a value that a row of its table can be written for, but this has no table, is cut, or is '*';"
                        + " edit the file",
                0);
    }

    static Refusal cellWrong() {
        return new Refusal(
                400,
                "cell-wrong",
                "Cần mã đích (1 đến 100 ký tự), tên và ghi chú (tối đa 300 ký tự), trên một dòng",
                "Expected a canonical code of 1 to 100 characters, a label and a note of at most 300, each on one line",
                0);
    }

    static Refusal rowPresent() {
        return new Refusal(
                409,
                "row-present",
                "Bảng mã đã có mã đích cho giá trị này; hãy thả lại các bản ghi",
                "Expected a value without a canonical code, but the table has one by now; release the records",
                0);
    }

    static Refusal rowRefused(String vi, String en) {
        return new Refusal(
                422, "row-refused", "Chưa ghi gì, vì với dòng này: " + vi, "Nothing was written, because: " + en, 0);
    }

    static Refusal fileNotWritten(String file) {
        return Refusal.unavailable(
                "file-not-written",
                "Không ghi được " + file + "; hãy kiểm tra quyền và dung lượng đĩa",
                "Expected to write " + file + ", but could not; look at its permissions and the disk");
    }
}
