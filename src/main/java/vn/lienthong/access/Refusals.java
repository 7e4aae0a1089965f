package vn.lienthong.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
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

    static Refusal identityNone() {
        return new Refusal(
                404,
                "identity-none",
                "Trục này không dùng máy chủ định danh; hãy đăng nhập bằng tên và mật khẩu tại /dang-nhap",
                "Expected an identity server in hub.properties (access.oidc.issuer), but there is none; sign in with name and"
                        + " password at /dang-nhap",
                0);
    }

    static Refusal identityWithoutSite() {
        return new Refusal(
                500,
                "identity-without-site",
                "Chưa khai báo access.public-url: máy chủ định danh không biết phải đưa người dùng về đâu",
                "Expected access.public-url in hub.properties, but it is not set: the identity server would not know where to send"
                        + " people back to",
                0);
    }

    static Refusal identityAway() {
        return new Refusal(
                503,
                "identity-away",
                "Máy chủ định danh chưa trả lời; hãy thử lại sau, hoặc đăng nhập bằng tài khoản tại chỗ ở /dang-nhap",
                "Expected the identity server to answer, but it does not; try again later, or sign in with an account of the hub at"
                        + " /dang-nhap",
                10);
    }

    static Refusal identityNotTrusted() {
        return new Refusal(
                502,
                "identity-not-trusted",
                "Câu trả lời của máy chủ định danh không đáng tin (chữ ký, nơi cấp, nơi nhận, thời hạn hoặc mã lượt sai);"
                        + " không ai được đăng nhập, lý do nằm trong nhật ký vận hành của trục",
                "Expected an answer of the identity server that can be believed, but its signature, issuer, audience, time or nonce is"
                        + " wrong; nobody was signed in, and the hub's log says why",
                0);
    }

    static Refusal wayLost() {
        return new Refusal(
                400,
                "sign-in-lost",
                "Lượt đăng nhập này đã hết hạn, đã dùng, hoặc bắt đầu ở trình duyệt khác; hãy bắt đầu lại tại /dang-nhap",
                "Expected a sign-in that was begun in this browser within ten minutes and is not ended, but this one is not; begin again"
                        + " at /dang-nhap",
                0);
    }

    static Refusal identityRefused(String error) {
        String found = error.matches("[a-z_ ]{1,40}") ? error : "?";
        return new Refusal(
                403,
                "identity-refused",
                "Máy chủ định danh từ chối lượt đăng nhập (" + found
                        + "); hãy thử lại, hoặc báo người quản trị máy chủ đó",
                "Expected the identity server to let this person in, but it answered " + found
                        + "; try again, or ask who keeps that server",
                0);
    }

    static Refusal identityWithoutRole(String claim, int values) {
        return new Refusal(
                403,
                "identity-without-role",
                "Bạn đã đăng nhập ở máy chủ định danh nhưng chưa có vai trò ở trục này (" + claim + " có " + values
                        + " giá trị, không giá trị nào được khai báo); quản trị cấp nhóm cho bạn, hoặc khai báo access.oidc.role.<vai trò>",
                "Expected a value of the claim " + claim + " that means a role here, but found " + values
                        + " others; the administrator gives you a group, or says what one means by access.oidc.role.<role>",
                0);
    }

    static Refusal identityWithRoles(Collection<OidcSettings.Entitled> found) {
        String roles = found.stream()
                .map(one -> one.role().word() + (one.source().isEmpty() ? "" : ":" + one.source()))
                .sorted()
                .collect(Collectors.joining(", "));
        return new Refusal(
                403,
                "identity-with-roles",
                "Mỗi người chỉ có một vai trò ở trục này, nhưng máy chủ định danh cho bạn: " + roles
                        + "; hãy nhờ quản trị bỏ bớt, hoặc dùng hai tài khoản",
                "Expected one role here for each person, but the identity server gives: " + roles
                        + "; have all but one taken away, or use two accounts",
                0);
    }

    static Refusal identityWithoutName(String claim) {
        return new Refusal(
                403,
                "identity-without-name",
                "Máy chủ định danh không cho tên dùng được (" + claim
                        + ": chữ thường không dấu, số, '.', '_', '-', '@', 1 đến 100 ký tự); quản trị chọn access.oidc.name-claim khác",
                "Expected a name of letters, digits, '.', '_', '-' and '@' (1 to 100) in the claim " + claim
                        + ", but found another; the administrator chooses another access.oidc.name-claim",
                0);
    }

    static Refusal identityNameTaken(String name) {
        return new Refusal(
                403,
                "identity-name-taken",
                "Tên " + name + " đã là của người khác ở trục này; quản trị đổi tên một trong hai (account list)",
                "Expected a name that nobody else has here, but " + name
                        + " is another person's; the administrator has one of the two changed (account list)",
                0);
    }

    static Refusal accountLocked(String name) {
        return new Refusal(
                403,
                "account-locked",
                "Tài khoản " + name + " đang bị khóa ở trục này; quản trị mở: account unlock " + name,
                "Expected an account that is not locked, but " + name
                        + " is; the administrator opens it: account unlock " + name,
                0);
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
