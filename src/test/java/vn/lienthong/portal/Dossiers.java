package vn.lienthong.portal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Sent;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Version;

/** The dossiers of the samples as canonical records; all persons are invented. */
final class Dossiers {
    static final String CREDENTIAL = "000.00.00.H56";
    static final DossierNumber FIRST = new DossierNumber("000.00.98.H56-261012-0001");

    private static final Agency WARD = new Agency(
            new AgencyCode("000.00.98.H56"), "UBND phường Mẫu, tỉnh Thanh Hóa", new AgencyCode("000.00.98.H56"));
    private static final Procedure COPIES = new Procedure(
            "2.000815", null, "Chứng thực bản sao từ bản chính (thủ tục mẫu)", "G15-TP99", "Chứng thực (lĩnh vực mẫu)");
    private static final Papers.Document ORIGINAL = new Papers.Document(
            "990001",
            "ban-chinh-mau.pdf",
            "False",
            "000.00.00.G15-KQ009999",
            "https://motcua.example.vn/files/990001",
            "1",
            "0",
            "0",
            null);
    private static final Papers.Fee FEE = new Papers.Fee("Phí chứng thực (mẫu)", "PHI_MAU_01", "1", "4000", "1");

    private Dossiers() {}

    static DossierStatus received() {
        return new DossierStatus(
                FIRST,
                null,
                WARD,
                COPIES,
                Channel.ONLINE,
                citizen("Nguyễn Văn Mẫu Một", "099090000011", "mau1@example.com", "0900000011"),
                new Times(
                        moment("20261012081500"), moment("20261012093000"), moment("20261014170000"), null, null, null),
                MainStatus.RECEIVED,
                null,
                null,
                new Particulars(null, "Chứng thực 02 bản sao", null, null, "0", null, "2", "1", "1", "1"),
                new Papers(List.of("7"), List.of(ORIGINAL), List.of(FEE), null, null, null),
                null,
                EventTime.NONE);
    }

    static DossierStatus supplementRequested() {
        Papers.Supplement supplement = new Papers.Supplement(
                "BS-770102-1",
                "Phạm Văn Thẩm Định Mẫu",
                "Bổ sung bản vẽ vị trí",
                "20261012152000",
                null,
                null,
                null,
                "0",
                "20261030170000",
                null);
        return new DossierStatus(
                new DossierNumber("000.00.98.H56-261009-0007"),
                null,
                WARD,
                new Procedure("1.012766", null, "Thủ tục đất đai mẫu", "G10-DD99", "Đất đai (lĩnh vực mẫu)"),
                Channel.DIRECT,
                new Applicant(
                        ApplicantKind.BUSINESS,
                        "Công ty TNHH Mẫu Hai",
                        "0909999999",
                        null,
                        "mau2@example.com",
                        "0900000022",
                        null,
                        null),
                new Times(
                        moment("20261009140000"), moment("20261009142500"), moment("20261030170000"), null, null, null),
                MainStatus.SUPPLEMENT_REQUESTED,
                null,
                null,
                new Particulars(null, null, null, null, "1", null, null, "0", "0", "0"),
                new Papers(null, null, null, null, List.of(supplement), null),
                null,
                EventTime.NONE);
    }

    static DossierStatus returned() {
        Papers.Result result = new Papers.Result(
                "ban-sao-chung-thuc-mau.pdf",
                null,
                "990031",
                "https://motcua.example.vn/files/990031",
                "KQ.G15.009999");
        return new DossierStatus(
                new DossierNumber("000.00.98.H56-261005-0003"),
                null,
                WARD,
                COPIES,
                Channel.ONLINE,
                citizen("Đỗ Thị Mẫu Ba", "099090000033", null, "0900000033"),
                new Times(
                        moment("20261005074000"),
                        moment("20261005080000"),
                        moment("20261007170000"),
                        moment("20261007153000"),
                        moment("20261007160210"),
                        null),
                MainStatus.RETURNED,
                null,
                null,
                new Particulars(null, "Chứng thực 02 bản sao", null, null, null, null, null, "1", "1", "1"),
                new Papers(List.of("7"), List.of(ORIGINAL), List.of(FEE), null, null, List.of(result)),
                null,
                EventTime.NONE);
    }

    static List<Step> steps() {
        return List.of(
                new Step(
                        at("20261012093000"),
                        MainStatus.RECEIVED,
                        "Trần Thị Cán Bộ Mẫu",
                        null,
                        "Bộ phận Một cửa",
                        "Tiếp nhận hồ sơ",
                        null,
                        null,
                        false),
                new Step(
                        at("20261012100531"),
                        MainStatus.PROCESSING,
                        "Phạm Văn Thẩm Định Mẫu",
                        "Chuyên viên",
                        "Tư pháp",
                        "Chuyển xử lý",
                        at("20261012100531"),
                        at("20261013170000"),
                        false));
    }

    static Call create() {
        return create(received());
    }

    static Call create(DossierStatus status) {
        return new Call(CREDENTIAL, Call.Service.CREATE, List.of(item(status, 7)));
    }

    static Call update(DossierStatus... statuses) {
        return new Call(
                CREDENTIAL,
                Call.Service.UPDATE,
                List.of(statuses).stream().map(s -> item(s, 8)).toList());
    }

    static Call stepsCall(Step... steps) {
        int[] ordinal = {0};
        return new Call(
                CREDENTIAL,
                Call.Service.STEPS,
                List.of(steps).stream()
                        .map(step -> new Call.Item(FIRST, sent(9, 0), null, step, ++ordinal[0]))
                        .toList());
    }

    static Call lookUp() {
        return new Call(CREDENTIAL, Call.Service.LOOK_UP, List.of(new Call.Item(FIRST, sent(7, 1), null, null, 0)));
    }

    static Call of(Call.Service service) {
        return switch (service) {
            case CREATE -> create();
            case UPDATE -> update(received());
            case STEPS -> stepsCall(steps().get(0));
            case LOOK_UP -> lookUp();
            case NUMBER ->
                new Call(CREDENTIAL, service, List.of(new Call.Item(FIRST, sent(7, 1), received(), null, 0)));
        };
    }

    static Instant at(String digits) {
        return LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant();
    }

    static Moment moment(String digits) {
        return new Moment(at(digits), digits);
    }

    private static Applicant citizen(String name, String id, String email, String phone) {
        return new Applicant(
                ApplicantKind.CITIZEN, name, id, null, email, phone, null, List.of(new Applicant.Identity("1", id)));
    }

    private static Call.Item item(DossierStatus status, long position) {
        return new Call.Item(status.number(), sent(position, 1), status, null, 0);
    }

    static Sent sent(long position, int news) {
        return new Sent(new Version(position, 0), news, 4, Fingerprint.NONE);
    }
}
