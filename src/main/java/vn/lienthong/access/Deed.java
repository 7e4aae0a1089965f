package vn.lienthong.access;

import static vn.lienthong.access.Role.ADMIN;
import static vn.lienthong.access.Role.AUDITOR;
import static vn.lienthong.access.Role.MONITOR;
import static vn.lienthong.access.Role.OPERATOR;
import static vn.lienthong.access.Role.SOURCE;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be done through pages and API, and the roles that may: the one table that guards ask, and from which the table in
 * src/docs/access.md is made. A role that is not named may not.
 */
public enum Deed {
    /** Before anybody is known: signing in and out, style sheets, the description of the API, the last checkpoint. */
    ENTER(
            Kind.OPEN,
            "Đăng nhập, đăng xuất, mô tả API, điểm chốt",
            "Sign in and out, the API's description, the checkpoint"),
    /** A source or a drop-in client shows a key of its own, which is no person's. */
    SEND(Kind.OPEN, "Gửi gói tin (khóa riêng của nguồn)", "Send deliveries (by the source's own key)"),
    FIGURES(Kind.MASKED, "Xem số liệu, đối soát", "See figures and reconciliations", OPERATOR, MONITOR, AUDITOR, ADMIN),
    SOURCE_STATE(
            Kind.MASKED,
            "Xem tình trạng một nguồn (nguồn: chỉ của mình)",
            "See the state of a source (a source: its own)",
            OPERATOR,
            MONITOR,
            AUDITOR,
            ADMIN,
            SOURCE),
    DOSSIER(Kind.MASKED, "Xem hồ sơ qua API, đã che", "See a dossier by the API, masked", OPERATOR, MONITOR, AUDITOR),
    STORY(
            Kind.MASKED,
            "Xem trang và dòng thời gian của hồ sơ, đã che",
            "See a dossier's page and story, masked",
            OPERATOR,
            MONITOR,
            AUDITOR),
    MESSAGE(
            Kind.MASKED,
            "Xem thông điệp, đã che; bằng chứng",
            "See messages, masked, and their proofs",
            OPERATOR,
            AUDITOR),
    SEARCH(Kind.MASKED, "Tra cứu theo mã", "Search by codes and numbers of dossiers", OPERATOR, AUDITOR),
    PROBLEMS(Kind.MASKED, "Xem vấn đề, mã chờ ghép", "See problems and codes that wait", OPERATOR, AUDITOR),
    TRY(Kind.MASKED, "Thử ánh xạ", "Try a mapping", OPERATOR),
    REPLAYS(Kind.MASKED, "Xem các lượt phát lại", "See replays", OPERATOR, AUDITOR),
    DECIDE(Kind.SIGNED, "Quyết định về vấn đề, điền bảng mã", "Decide about problems, fill code tables", OPERATOR),
    REDELIVER(
            Kind.SIGNED,
            "Đề nghị, duyệt (người khác), dừng lệnh gửi lại",
            "Propose, approve (another person), stop orders for re-delivery",
            OPERATOR),
    AUDITS(Kind.MASKED, "Xem các lượt kiểm tra và xuất", "See verifications and exports", AUDITOR),
    VERIFY(Kind.SIGNED, "Kiểm tra nhật ký, kèm lý do", "Have the journal verified, with a purpose", AUDITOR),
    EXPORT(
            Kind.RECORDED,
            "Xuất hồ sơ chứng cứ, tải về, kèm lý do",
            "Export an evidence bundle and fetch it, with a purpose",
            AUDITOR),
    PAYLOAD(Kind.RECORDED, "Xem nguyên văn, kèm lý do", "See a payload as it is, with a purpose", AUDITOR),
    FIND_PERSON(
            Kind.RECORDED,
            "Tra cứu theo số định danh hoặc nội dung, kèm lý do",
            "Search by personal number or by content, with a purpose",
            AUDITOR);

    private enum Kind {
        /** For anybody. */
        OPEN,
        /** Shows nothing personal: for everybody while the hub has no account and is this machine's own. */
        MASKED,
        SIGNED,
        /** Signed in, and an entry of the journal before anything is shown. */
        RECORDED
    }

    private final Kind kind;
    private final String vi;
    private final String en;
    private final Set<Role> roles;

    Deed(Kind kind, String vi, String en, Role... roles) {
        this.kind = kind;
        this.vi = vi;
        this.en = en;
        this.roles = EnumSet.noneOf(Role.class);
        this.roles.addAll(Set.of(roles));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }

    public boolean isOpen() {
        return kind == Kind.OPEN;
    }

    /** Shows nothing personal. */
    public boolean isMasked() {
        return kind == Kind.MASKED;
    }

    /** Shows personal data, and is an entry of the journal before it does. */
    public boolean isRecorded() {
        return kind == Kind.RECORDED;
    }

    public boolean isFor(Role role) {
        return isOpen() || roles.contains(role);
    }
}
