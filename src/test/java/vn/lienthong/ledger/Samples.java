package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

/** Invented dossiers. An hour of 2026-03-01 stands for an event time. */
final class Samples {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    static final String AGENCY = "H26.11";

    private Samples() {}

    static Instant hour(int hours) {
        return BEGIN.plusSeconds(3600L * hours);
    }

    static DossierNumber number(String name) {
        return new DossierNumber("H26.11-260301-" + name);
    }

    static DossierStatus dossier(String name, int status, int hour, String note) {
        return dossier(AGENCY, number(name), status, hour, note, List.of());
    }

    static DossierStatus dossier(
            String agency, DossierNumber number, int status, int hour, String note, List<Step> steps) {
        AgencyCode code = new AgencyCode(agency);
        Moment received = new Moment(BEGIN, "01/03/2026 07:00:00");
        return new DossierStatus(
                number,
                null,
                new Agency(code, "Sở Thử Nghiệm Hà Nội", code),
                new Procedure("1.009742", null, "Thủ tục thử nghiệm về đăng ký", "G11-DN01", "Doanh nghiệp"),
                Channel.ONLINE,
                new Applicant(ApplicantKind.CITIZEN, "Nguyễn Thử Nghiệm", "099000000001", null, null, null, null, null),
                new Times(received, received, null, null, null, null),
                MainStatus.find(status).orElseThrow(),
                note,
                null,
                null,
                null,
                steps,
                hour < 0 ? EventTime.NONE : new EventTime(hour(hour), 0));
    }

    /** The same under another number besides. */
    static DossierStatus called(DossierStatus of, String otherNumber) {
        return with(of, otherNumber, of.procedure(), of.applicant());
    }

    /** Another procedure, and another applicant, if they are not null. */
    static DossierStatus about(DossierStatus of, String procedure, String idNumber) {
        Procedure was = of.procedure();
        Applicant who = of.applicant();
        return with(
                of,
                of.otherNumber(),
                procedure == null
                        ? was
                        : new Procedure(procedure, null, was.name(), was.sectorCode(), was.sectorName()),
                idNumber == null
                        ? who
                        : new Applicant(who.kind(), "Lê Thử Nghiệm", idNumber, null, null, null, null, null));
    }

    private static DossierStatus with(DossierStatus of, String otherNumber, Procedure procedure, Applicant applicant) {
        return new DossierStatus(
                of.number(),
                otherNumber,
                of.agency(),
                procedure,
                of.channel(),
                applicant,
                of.times(),
                of.status(),
                of.subStatus(),
                of.officer(),
                of.particulars(),
                of.papers(),
                of.steps(),
                of.event());
    }

    static Heard heard(int index, DossierStatus status) {
        return new Heard.Status(index, status, false, Heard.Hint.NONE);
    }

    static Heard create(int index, DossierStatus status) {
        return new Heard.Status(index, status, false, Heard.Hint.CREATE);
    }

    static Heard deriving(int index, DossierStatus status) {
        return new Heard.Status(index, status, true, Heard.Hint.CREATE);
    }

    static Heard withSteps(int index, String name, int status, int hour, Step... steps) {
        return create(index, dossier(AGENCY, number(name), status, hour, "note", List.of(steps)));
    }

    static Step step(int status, int hour, String content) {
        MainStatus main = MainStatus.find(status).orElseThrow();
        return new Step(hour(hour), main, "Trần Thử Nghiệm", null, null, content, null, null, false);
    }

    static Heard stepAlone(int index, String name, Step step) {
        return new Heard.StepAlone(index, number(name), new AgencyCode(AGENCY), step);
    }

    static Heard failed(int index) {
        return new Heard.Failed(index, null, problem(ProblemCode.FIELD_MISSING), null);
    }

    static Problem problem(ProblemCode code) {
        return new Problem(code, "data[0].ngay", "Cần ngày, nhưng không có", "Expected a date, but found none");
    }
}
