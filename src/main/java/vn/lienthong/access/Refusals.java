package vn.lienthong.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.lienthong.source.Refusal;

/** What is refused to somebody because of who they are, or are not. Codes are stable (src/docs/problems.md). */
final class Refusals {
    private Refusals() {}

    static Refusal signInFirst() {
        return new Refusal(
                401,
                "sign-in-required",
                "Cần đăng nhập; tài khoản do quản trị cấp bằng lệnh: account add <tên> --role <vai trò>",
                "Expected somebody who has signed in, but nobody has; the administrator makes an account with:"
                        + " account add <name> --role <role>",
                0);
    }

    static Refusal sessionOver() {
        return new Refusal(
                401,
                "session-over",
                "Phiên đăng nhập đã hết (bỏ không quá lâu, quá hạn, tài khoản vừa đổi, hoặc hệ thống đã khởi động lại); hãy đăng nhập lại",
                "Expected a session that lasts, but this one is over (idle too long, at its end, the account was changed, or the hub"
                        + " was started again); sign in again",
                0);
    }

    static Refusal wrongSecret() {
        return new Refusal(
                401,
                "sign-in-wrong",
                "Tên hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa; quản trị cấp mật khẩu mới: account password <tên>",
                "Expected the name and password of an account that is not locked, but they do not match; a new password:"
                        + " account password <name>",
                0);
    }

    static Refusal wrongToken() {
        return new Refusal(
                401,
                "token-wrong",
                "Mã truy cập (Bearer) không đúng, đã hết hạn hoặc tài khoản bị khóa; mã mới: account token <tên>",
                "Expected a bearer token that holds, but this one is wrong, has ended, or its account is locked; a new one:"
                        + " account token <name>",
                0);
    }

    static Refusal tooManyTries(Duration wait) {
        int seconds = (int) Math.max(1, wait.toSeconds() + 1);
        return new Refusal(
                429,
                "tries-too-many",
                "Sai từ 5 lần liên tiếp; hãy thử lại sau " + seconds + " giây, hoặc nhờ quản trị: account unlock <tên>",
                "Expected fewer than 5 wrong tries in a row for one name, but there were more; try again in " + seconds
                        + " seconds, or ask the administrator: account unlock <name>",
                seconds);
    }

    static Refusal signInBusy() {
        return new Refusal(
                503,
                "sign-in-busy",
                "Quá nhiều người đăng nhập cùng lúc; hãy thử lại sau 2 giây (lần này không tính là sai)",
                "Too many sign in at this moment; try again in 2 seconds (this one does not count as wrong)",
                2);
    }

    static Refusal wrongFormToken() {
        return new Refusal(
                403,
                "form-token-wrong",
                "Biểu mẫu không mang mã của phiên này; hãy mở lại trang rồi gửi lại",
                "Expected the form to carry this session's token, but it does not; open the page again and send it again",
                0);
    }

    static Refusal foreign(String origin) {
        String found = origin.length() > 80 ? origin.substring(0, 80) + "…" : origin;
        return new Refusal(
                403,
                "origin-foreign",
                "Biểu mẫu đến từ trang khác ('" + found + "'); chỉ nhận biểu mẫu của chính trang này",
                "Expected a form of this site, but it came from '" + found + "'",
                0);
    }

    static Refusal roleMayNot(Person person, Deed deed) {
        String vi =
                Arrays.stream(Role.values()).filter(deed::isFor).map(Role::vi).collect(Collectors.joining(", "));
        String en =
                Arrays.stream(Role.values()).filter(deed::isFor).map(Role::word).collect(Collectors.joining(", "));
        return new Refusal(
                403,
                "role-may-not",
                "Việc này (" + deed.vi() + ") dành cho vai trò: " + vi + "; bạn đăng nhập với vai trò "
                        + person.role().vi(),
                "Expected the role " + en + " (" + deed.en() + "), but found "
                        + person.role().word(),
                0);
    }

    static Refusal notOwn(String source) {
        return new Refusal(
                403,
                "source-not-own",
                "Tài khoản này chỉ xem được nguồn " + source,
                "Expected the account's own source " + source + ", but another one was asked for",
                0);
    }

    static Refusal purposeMissing() {
        return new Refusal(
                400,
                "purpose-missing",
                "Cần lý do xem (1 đến 500 ký tự, một dòng): lượt xem được ghi vào nhật ký cùng lý do",
                "Expected a purpose of 1 to 500 characters on one line, but found another; the look is journalled with it",
                0);
    }
}
