package vn.lienthong.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.cadence.Skew;
import vn.lienthong.cadence.SourceState;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Presence;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.ledger.Totals;

/** What the ledger might say: plausible, invented. */
final class Invented {
    static final Instant NOW = Instant.parse("2026-10-12T03:05:31Z");
    static final String PERSON = "Nguyễn Văn Mẫu Một";
    static final String PERSONAL_NUMBER = "099090000011";
    static final String OFFICER = "Trần Thị Cán Bộ Mẫu";

    private Invented() {}

    static Wording wording(String lang) {
        return new Wording(Texts.of(lang), NOW);
    }

    static SourceSight source(String code, String template, Account account, Instant contact) {
        SourcePage page = new SourcePage(
                code,
                account.records() / 20 + 1,
                account,
                account.settled(),
                account.pending(),
                account.problems(),
                contact,
                contact,
                contact.minusSeconds(70),
                48_213,
                0);
        return new SourceSight(
                code,
                Optional.ofNullable(template),
                page,
                3,
                Optional.of("2026-10-12T10:05:31"),
                Optional.of("4be1c0ffee12"),
                Map.of(),
                Optional.empty(),
                verdict(template, contact),
                new Skew(null, null),
                0,
                Map.of(Remark.STEPS_BACK, 3L),
                Optional.empty());
    }

    private static Verdict verdict(String template, Instant contact) {
        boolean late = contact.isBefore(NOW.minusSeconds(900));
        SourceState quiet = "files".equals(template) ? SourceState.LATE_FILE : SourceState.SILENT;
        return verdict(late ? quiet : SourceState.ON_TIME, late ? contact.plusSeconds(600) : null);
    }

    static Verdict verdict(SourceState state, Instant since) {
        return new Verdict(
                state, since, since, "learnt", "Chờ tệp (mẫu), nhưng chưa thấy", "Expected a file, but there is none");
    }

    static List<SourceSight> sources() {
        return List.of(
                source(
                        "bo-tai-chinh-thue",
                        "receive-http",
                        new Account(48_213, 47_110, 912, 88, 3, 100),
                        NOW.minusSeconds(1)),
                source("ca-mau-tep", "files", new Account(120, 96, 20, 1, 3, 0), NOW.minusSeconds(1_900)),
                source("da-nang-igate", "receive-http", new Account(1_830, 1_700, 120, 10, 0, 0), NOW.minusSeconds(8)),
                source("quang-ngai-bang", "poll-sql", new Account(640, 600, 30, 8, 2, 0), NOW.minusSeconds(4)),
                source("lai-chau-lgsp", null, new Account(75, 70, 4, 1, 0, 0), NOW.minusSeconds(200_000)),
                new SourceSight(
                        "thanh-hoa-opencps",
                        Optional.of("poll-http"),
                        SourceSight.unheard("thanh-hoa-opencps"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("data[].newField", 4L),
                        Optional.empty(),
                        verdict(SourceState.NEVER, null),
                        new Skew(Duration.ofSeconds(312), null),
                        12,
                        Map.of(),
                        Optional.empty()));
    }

    static Totals totals() {
        return new Totals(2_555, new Account(50_878, 49_576, 1_086, 108, 8, 100), 31_420, 212, 7);
    }

    static ProblemRow problem(long position, ProblemCode code, String place, String vi, String en) {
        return new ProblemRow(
                position,
                7,
                0,
                "ca-mau-tep",
                Optional.of(new DossierNumber("H56.98-261012-0011")),
                new Problem(code, place, vi, en),
                NOW.minusSeconds(95),
                ProblemState.OPEN,
                1);
    }

    static List<ProblemRow> problems() {
        return List.of(
                problem(
                        48_213,
                        ProblemCode.DATE_IMPOSSIBLE,
                        "mappings/ca-mau-tep/mapping.yaml:14 NgayTra",
                        "Cần NgayTra dạng dd/MM/yyyy nhưng thấy \"31/02/2026\"; sửa ở nguồn rồi gửi lại, hoặc sửa ánh xạ và cho chạy lại",
                        "Expected NgayTra as dd/MM/yyyy, but found \"31/02/2026\"; mend it at the source and send again, or mend the mapping and release"),
                problem(
                        48_101,
                        ProblemCode.CODE_UNKNOWN,
                        "data[3].dossierStatus",
                        "Mã trạng thái \"waiting_9\" chưa có trong codes/status.csv; thêm một dòng rồi cho chạy lại",
                        "Expected a status of codes/status.csv, but found \"waiting_9\"; add a line and release"),
                problem(
                        47_990,
                        ProblemCode.PORTAL_REFUSED,
                        "DongBoHoSoMC",
                        "Cổng từ chối: mã lĩnh vực không tồn tại (mã lỗi 5); kiểm tra danh mục rồi cho chạy lại",
                        "The portal refused: unknown sector (error_code 5); check the catalogue and release"));
    }

    static DossierStatus status(String number) {
        return new DossierStatus(
                new DossierNumber(number),
                "G22.99-20261005-000123",
                new Agency(
                        new AgencyCode("000.00.98.H56"), "UBND phường Mẫu, tỉnh Thanh Hóa", new AgencyCode("H56.98")),
                new Procedure(
                        "2.000815", null, "Chứng thực bản sao từ bản chính (thủ tục mẫu)", "G15-TP99", "Chứng thực"),
                Channel.ONLINE,
                new Applicant(
                        ApplicantKind.CITIZEN,
                        PERSON,
                        PERSONAL_NUMBER,
                        null,
                        "mau1@example.com",
                        "0900000011",
                        null,
                        List.of()),
                new Times(
                        moment("2026-10-12T01:15:00Z", "12/10/2026 08:15:00"),
                        moment("2026-10-12T02:30:00Z", "12/10/2026 09:30:00"),
                        moment("2026-10-14T10:00:00Z", "14/10/2026 17:00:00"),
                        null,
                        null,
                        null),
                MainStatus.PROCESSING,
                "Thẩm định hồ sơ",
                OFFICER,
                null,
                null,
                List.of(),
                new EventTime(Instant.parse("2026-10-12T03:05:00Z"), 0));
    }

    static DossierPage dossier(String number) {
        Version version = new Version(48_213, 7);
        return new DossierPage(
                new DossierNumber(number),
                "bo-tai-chinh-thue",
                Optional.of("000.00.00.H56"),
                Optional.of(status(number)),
                version,
                version,
                Optional.of(NOW.minusSeconds(25)),
                List.of(Remark.STEPS_BACK),
                Presence.PRESENT,
                new Issued("G22.99.01-261012-0000007", "10000007"),
                new Version(48_001, 2),
                Optional.of(MainStatus.RECEIVED),
                Optional.of(NOW.minusSeconds(1_800)),
                Optional.of(NOW.plusSeconds(2)),
                1,
                List.of(delivered(), waiting()),
                problems().subList(0, 1));
    }

    private static DossierPage.StepLine delivered() {
        Step step = new Step(
                NOW.minusSeconds(3_000), MainStatus.RECEIVED, OFFICER, null, null, "Được tiếp nhận", null, null, true);
        return new DossierPage.StepLine(
                1, step, new Version(48_001, 2), DossierPage.StepState.DELIVERED, Optional.of(NOW.minusSeconds(1_790)));
    }

    private static DossierPage.StepLine waiting() {
        Step step = new Step(
                NOW.minusSeconds(31),
                MainStatus.PROCESSING,
                OFFICER,
                "Chuyên viên",
                "Tư pháp",
                "Giao cho " + OFFICER,
                null,
                null,
                false);
        return new DossierPage.StepLine(
                2, step, new Version(48_213, 7), DossierPage.StepState.WAITING, Optional.empty());
    }

    private static Moment moment(String at, String text) {
        return new Moment(Instant.parse(at), text);
    }
}
