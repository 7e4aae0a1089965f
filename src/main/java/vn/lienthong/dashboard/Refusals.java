package vn.lienthong.dashboard;

import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.search.SearchUnavailable;
import vn.lienthong.source.Refusal;

/** What the read-only API refuses. Codes are stable (src/docs/api.md); the status says the rest. */
final class Refusals {
    private Refusals() {}

    static Refusal unknownDossier(String number) {
        String found = quoted(number);
        return new Refusal(
                404,
                "dossier-unknown",
                "Chưa nguồn nào gửi hồ sơ " + found + "; hãy kiểm tra mã hồ sơ (MaHoSo), phân biệt chữ hoa chữ thường",
                "Expected the number of a dossier that a source has sent, but found " + found
                        + "; check the number, capital letters count",
                0);
    }

    static Refusal notAPeriod(String asked) {
        String found = quoted(asked);
        return new Refusal(
                400,
                "period-unreadable",
                "Kỳ báo cáo viết như 2026-11 (tháng), 2026-Q4 (quý), 2026 (năm) hoặc 2026-11-01..2026-11-20, không phải "
                        + found,
                "Expected a period such as 2026-11, 2026-Q4, 2026 or 2026-11-01..2026-11-20, but found " + found,
                0);
    }

    static Refusal tokenNeeded() {
        return new Refusal(
                401,
                "token-needed",
                "Địa chỉ này nhận mã truy cập (Authorization: Bearer) của một tài khoản kiểm tra; trên trình duyệt hãy dùng trang",
                "Expected an auditor's token (Authorization: Bearer), but found none; with a browser use the page",
                0);
    }

    static Refusal auditPurpose() {
        return new Refusal(
                400,
                "purpose-missing",
                "Cần lý do (ít nhất 5 chữ hoặc số, một dòng): nó được ghi lại cùng việc này",
                "Expected a purpose of at least 5 letters or digits on one line, but found another; it is recorded with this",
                0);
    }

    static Refusal auditBusy() {
        return new Refusal(
                409,
                "audit-busy",
                "Trục đang làm một lượt khác; hãy đợi lượt đó xong, hoặc dừng nó ở trang kiểm toán",
                "Expected a hub that does none of this now, but another run goes on; wait for it, or end it on the audit page",
                10);
    }

    static Refusal trustUnread() {
        return new Refusal(
                400,
                "trust-not-understood",
                "Không đọc được khóa (tên+mã+khóa, xem 'journal key') hoặc điểm chốt đã dán",
                "Expected a public key (name+hash+key, see 'journal key') and checkpoints as they were kept, but found something else",
                0);
    }

    static Refusal rangeUnread() {
        return new Refusal(
                400,
                "range-not-understood",
                "Cần số thứ tự từ 1 trở lên, theo thứ tự",
                "Expected positions from 1 on, the first before the last, but found something else",
                0);
    }

    static Refusal choiceUnread() {
        return new Refusal(
                400,
                "choice-not-understood",
                "Cần mã hồ sơ, nguồn (với ngày như 2026-11-22) hoặc số thứ tự thông điệp (17, 18)",
                "Expected a dossier, a source (with days such as 2026-11-22) or positions (17, 18), but found something else",
                0);
    }

    static Refusal exportGone() {
        return new Refusal(
                404,
                "export-gone",
                "Không có lượt này, hoặc tệp không còn chờ ở đây: tệp chỉ chờ người yêu cầu trong một giờ; hãy xuất lại",
                "Expected a run of yours whose file still waits, but found none: it waits an hour, for whoever asked; export again",
                0);
    }

    static Refusal unknownEntry(String position, long last) {
        String found = quoted(position);
        return new Refusal(
                404,
                "entry-unknown",
                "Nhật ký có thông điệp từ 1 đến " + last + ", không có " + found,
                "Expected a position of the journal from 1 to " + last + ", but found " + found,
                0);
    }

    static Refusal unknownPath(String path) {
        String found = quoted(path);
        return new Refusal(
                404,
                "path-unknown",
                "Không có địa chỉ " + found + "; danh sách địa chỉ ở /api/v1/openapi.json",
                "Expected a path of /api/v1/openapi.json, but found " + found,
                0);
    }

    static Refusal unavailable(JournalUnavailable e) {
        String state = e.reason().code();
        return Refusal.unavailable(
                state,
                e.reason().vietnamese(),
                "Expected the journal to be readable, but it is not now (" + state + "); try again in a few seconds");
    }

    static Refusal ledgerUnavailable() {
        return Refusal.unavailable(
                "ledger-unavailable",
                "Sổ trạng thái tạm thời chưa đọc được; việc tiếp nhận vẫn diễn ra, hãy thử lại sau ít giây",
                "Expected the ledger's store to answer, but it does not now; deliveries are still taken, try again in a"
                        + " few seconds");
    }

    static Refusal damaged(JournalDamaged e) {
        return new Refusal(
                500,
                "entry-damaged",
                "Thông điệp " + e.position() + " trong nhật ký không còn nguyên vẹn; báo người vận hành khôi phục từ"
                        + " bản sao",
                "Expected message " + e.position() + " whole in the journal, but it is damaged; the operator must"
                        + " restore it from a copy",
                0);
    }

    static Refusal numberShared(String number, List<DossierNumber> dossiers) {
        String named = dossiers.stream().limit(20).map(DossierNumber::value).collect(Collectors.joining(", "));
        return new Refusal(
                409,
                "number-shared",
                "Mã khác " + quoted(number) + " là của nhiều hồ sơ: " + named + "; hãy hỏi bằng mã hồ sơ",
                "Expected another number that is one dossier's alone, but " + quoted(number) + " is that of several: "
                        + named + "; ask by MaHoSo",
                0);
    }

    static Refusal notASearch(String parameter, String vi, String en) {
        return new Refusal(400, "search-not-understood", parameter + ": " + vi, parameter + ": " + en, 0);
    }

    static Refusal searchUnavailable(SearchUnavailable e) {
        return Refusal.unavailable(
                "search-unavailable",
                "Chỉ mục tra cứu tạm thời chưa dùng được (" + e.state().word()
                        + "); việc tiếp nhận và gửi Cổng không bị ảnh hưởng, hãy thử lại sau ít phút",
                "Expected a search index, but it is " + e.state().word()
                        + " now; deliveries go on without it, try again in a few minutes");
    }

    static Refusal notCovered(long position, long covered) {
        return new Refusal(
                409,
                "entry-exposed",
                "Thông điệp " + position + " chưa nằm dưới điểm chốt nào: điểm chốt cuối đến thông điệp " + covered
                        + "; hãy thử lại sau điểm chốt tới",
                "Expected a message that a checkpoint covers, but the last one reaches message " + covered + " and not "
                        + position + "; try again after the next one",
                5);
    }

    static Refusal unknownMapping(String code) {
        String found = quoted(code);
        return new Refusal(
                404,
                "mapping-unknown",
                "Không có ánh xạ " + found + " trong thư mục mappings; hãy chọn một mã trong danh sách",
                "Expected the code of a mapping in the folder of mappings, but found " + found
                        + "; choose one of the list",
                0);
    }

    static Refusal notADelivery(String position) {
        String found = quoted(position);
        return new Refusal(
                404,
                "delivery-unknown",
                "Cần số thứ tự của một lần giao trong nhật ký, nhưng " + found + " không phải",
                "Expected the position of a delivery in the journal, but " + found + " is none",
                0);
    }

    static Refusal causeUnknown() {
        return new Refusal(
                409,
                "cause-unknown",
                "Biểu mẫu không nêu vấn đề nào đang mở; hãy mở lại trang rồi làm lại",
                "Expected a form about problems that are open, but there are none like that; open the page again",
                0);
    }

    static Refusal workbenchBusy() {
        return Refusal.unavailable(
                "workbench-busy",
                "Xưởng ánh xạ đang thử gói tin khác; hãy thử lại sau ít giây",
                "Expected a free place at the workbench, but other payloads are being tried; try again in a few seconds");
    }

    private static String quoted(String asked) {
        return "'" + asked + "'";
    }
}
