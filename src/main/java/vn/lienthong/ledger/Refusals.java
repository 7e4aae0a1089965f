package vn.lienthong.ledger;

import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;

/** The sentences of the problems that this room finds. */
final class Refusals {
    private Refusals() {}

    static Problem noCredential(AgencyCode agency) {
        return new Problem(
                ProblemCode.NO_CREDENTIAL,
                "hub.properties",
                "Cần một tài khoản Cổng DVCQG cho đơn vị '" + agency
                        + "' hoặc cấp trên của đơn vị, nhưng chưa khai báo."
                        + " Hãy thêm tài khoản vào cấu hình rồi cho xử lý lại",
                "Expected a portal credential for agency '" + agency + "' or one above it, but none is configured."
                        + " Add it to the settings and release the record");
    }

    /** Why steps wait that cannot be sent: there is nobody to send them, or no dossier at the portal to take them. */
    static Problem stranded(Row row) {
        return row.credential == null ? stepsWithoutCredential() : stepWithoutDossier();
    }

    /** After a create of unknown outcome, its repetition under the same number did not tell the dossier's id. */
    static Problem dossierUnknown(String number, Outcome outcome) {
        String found = found(outcome);
        return new Problem(
                ProblemCode.DOSSIER_OUTCOME_UNKNOWN,
                "portal CREATE",
                "Cần biết hồ sơ số '" + number
                        + "' đã có trên Cổng DVCQG hay chưa và mã IdHoSo của nó: lần gửi trước không rõ kết quả,"
                        + " gửi lại cùng số đó thì Cổng trả lời " + found
                        + ". Giao thức không có tra cứu: hãy hỏi đơn vị vận hành adapter; nếu hồ sơ chưa có thì cho xử lý lại"
                        + " (hub gửi lại cùng số đó), nếu đã có thì cho xử lý lại kèm mã: problems release --portal-id <IdHoSo>",
                "Expected to learn whether the portal holds the dossier '" + number
                        + "' and its IdHoSo: the outcome of an"
                        + " earlier create is unknown, and the same number sent again was answered " + found
                        + ". There is no look-up: ask the adapter's operator; release the record if the dossier is not there"
                        + " (it is sent again under the same number); if it is, release it with its id:"
                        + " problems release --portal-id <IdHoSo>");
    }

    static Problem stepsWithoutCredential() {
        return new Problem(
                ProblemCode.NO_CREDENTIAL,
                "hub.properties",
                "Cần một tài khoản Cổng DVCQG cho đơn vị của hồ sơ hoặc cấp trên của đơn vị để gửi các bước xử lý, nhưng chưa"
                        + " khai báo. Hãy thêm tài khoản vào cấu hình rồi cho gửi lại, hoặc bỏ các bước này",
                "Expected a portal credential for the dossier's agency or one above it to send its steps with, but none is"
                        + " configured. Add it to the settings and release the steps, or discard them");
    }

    static Problem notStorable() {
        return new Problem(
                ProblemCode.VALUE_INVALID,
                "MaHoSo",
                "Cần mã hồ sơ không có ký tự điều khiển, nhưng tìm thấy một ký tự như vậy. Hãy sửa tại hệ thống nguồn",
                "Expected a dossier number without control characters, but found one. Correct it at the source");
    }

    static Problem refused(Call.Service service, Outcome outcome) {
        if (outcome.isNotSayable()) {
            return notSayable(outcome);
        }
        String found = found(outcome);
        return new Problem(
                ProblemCode.PORTAL_REFUSED,
                "portal " + service,
                "Cần Cổng DVCQG chấp nhận hồ sơ, nhưng Cổng từ chối: " + found
                        + ". Hãy sửa dữ liệu tại nguồn (bản ghi mới sẽ tự gửi) hoặc sửa ánh xạ rồi cho xử lý lại",
                "Expected the portal to take the dossier, but it refused: " + found
                        + ". Correct it at the source (a newer record goes by itself) or the mapping, and release it");
    }

    static Problem stepRefused(Outcome outcome) {
        if (outcome.isNotSayable()) {
            return notSayable(outcome);
        }
        String found = found(outcome);
        return new Problem(
                ProblemCode.STEP_REFUSED,
                "portal STEPS",
                "Cần Cổng DVCQG chấp nhận bước xử lý, nhưng Cổng từ chối: " + found
                        + ". Các bước sau của hồ sơ này phải chờ. Hãy cho gửi lại hoặc bỏ bước này",
                "Expected the portal to take the step, but it refused: " + found
                        + ". Later steps of this dossier wait. Release it to send it again, or discard it");
    }

    static Problem stepWithoutDossier() {
        return new Problem(
                ProblemCode.STEP_REFUSED,
                "portal STEPS",
                "Cần hồ sơ đã có trên Cổng DVCQG trước khi gửi bước xử lý, nhưng Cổng không có và nguồn chưa gửi trạng thái"
                        + " hồ sơ. Các bước sẽ tự gửi khi hồ sơ được gửi",
                "Expected the portal to know the dossier before its steps, but it does not, and the source has sent no"
                        + " status of it. The steps go by themselves once the dossier is delivered");
    }

    static Problem stepUnknown() {
        return new Problem(
                ProblemCode.STEP_OUTCOME_UNKNOWN,
                "portal STEPS",
                "Cần câu trả lời của Cổng DVCQG cho bước xử lý đã gửi, nhưng không nhận được. Hãy kiểm tra trên Cổng: nếu"
                        + " chưa có thì cho gửi lại, nếu đã có thì bỏ",
                "Expected the portal's answer to a step that was sent, but none came. Look at the portal: if the step is"
                        + " not there release it, if it is there discard it");
    }

    static Problem notApplied(long message, String what) {
        return new Problem(
                ProblemCode.NOT_APPLIED,
                "message " + message,
                "Cần ghi lần giao này vào sổ trạng thái, nhưng hub gặp lỗi của chính mình (" + what
                        + "); các lần giao khác vẫn được xử lý. Hãy cập nhật hub rồi cho xử lý lại",
                "Expected to apply this delivery to the ledger, but the hub failed by a bug of its own (" + what
                        + "); the others go on. Update the hub and release it");
    }

    static Problem answerNotApplied(long message, String what) {
        return new Problem(
                ProblemCode.NOT_APPLIED,
                "message " + message,
                "Cần ghi câu trả lời của Cổng DVCQG cho hồ sơ này, nhưng hub gặp lỗi của chính mình (" + what
                        + "); hub không gửi gì thêm về hồ sơ này. Hãy cập nhật và khởi động lại hub: hồ sơ sẽ được tra cứu"
                        + " lại; sau đó bỏ vấn đề này",
                "Expected to apply the portal's answer about this dossier, but the hub failed by a bug of its own ("
                        + what
                        + "); nothing more is sent about it. Update and restart the hub, which then looks it up, and"
                        + " discard this");
    }

    private static Problem notSayable(Outcome outcome) {
        return new Problem(
                ProblemCode.NOT_SAYABLE,
                "hub",
                "Cần viết lời gọi tới Cổng DVCQG cho hồ sơ này, nhưng hub gặp lỗi của chính mình (" + outcome.message()
                        + "); chưa có gì được gửi. Hãy cập nhật hub rồi cho xử lý lại",
                "Expected to put the call to the portal about this dossier into words, but the hub failed by a bug of its own ("
                        + outcome.message() + "); nothing was sent. Update the hub and release it");
    }

    private static String found(Outcome outcome) {
        return (outcome.code().isEmpty() ? "" : "[" + outcome.code() + "] ") + "\"" + outcome.message() + "\"";
    }
}
