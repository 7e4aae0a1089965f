package vn.lienthong.corridor;

import vn.lienthong.source.Refusal;

/** What is refused before any route is reached. Codes are stable (src/docs/api.md). */
final class HttpRefusals {
    private HttpRefusals() {}

    static Refusal wrongMethod(String found, String allowed) {
        return new Refusal(
                405,
                "method-wrong",
                "Địa chỉ này nhận " + allowed + " nhưng yêu cầu dùng " + found,
                "Expected the method " + allowed + " at this address, but found " + found,
                0);
    }

    /** A route of the routes folder whose address the table of deeds does not know. */
    static Refusal noDeed() {
        return new Refusal(
                403,
                "path-without-deed",
                "Địa chỉ này chưa có trong bảng quyền (src/docs/access.md) nên bị đóng",
                "Expected an address of the table of deeds (src/docs/access.md), but this one is not there, so it is shut",
                0);
    }

    /** The server listens, and the rooms behind it are not open yet. */
    static Refusal starting() {
        return new Refusal(
                503,
                "hub-starting",
                "Trục đang khởi động; hãy gửi lại sau vài giây",
                "Expected an open hub, but it is starting; send it again in some seconds",
                2);
    }

    static Refusal noCheckpoint() {
        return new Refusal(
                404,
                "checkpoint-none",
                "Chưa có điểm chốt nào được ký; hãy hỏi lại sau",
                "Expected a signed checkpoint, but the journal has none yet; ask again later",
                5);
    }

    static Refusal notSoap() {
        return new Refusal(
                400,
                "body-not-soap",
                "Nội dung phải là một phong bì SOAP (Envelope của SOAP 1.1 hoặc 1.2) trọn vẹn, không có DTD",
                "Expected the body to be a whole SOAP envelope (of SOAP 1.1 or 1.2) without a DTD, but it is not",
                0);
    }

    /** Nothing of the body was read. */
    static Refusal busy() {
        return new Refusal(
                503,
                "hub-busy",
                "Đang nhận quá nhiều nội dung cùng lúc; hãy gửi lại sau vài giây",
                "Expected less to arrive at once, but there is no room for this body now; send it again in some seconds",
                2);
    }

    static Refusal notUnderstood(int status) {
        return new Refusal(
                status,
                "request-not-understood",
                "Yêu cầu không đúng chuẩn HTTP; hãy kiểm tra địa chỉ và tiêu đề",
                "Expected a request in good HTTP, but its address or headers are not; check them",
                0);
    }
}
