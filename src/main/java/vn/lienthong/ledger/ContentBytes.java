package vn.lienthong.ledger;

import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Times;

/** The bytes of that part of a status that is news when it changes: without number, event time, officer and steps. */
final class ContentBytes {
    private ContentBytes() {}

    static byte[] write(DossierStatus status) {
        BytesOut out = new BytesOut()
                .text(status.otherNumber())
                .number(code(status.channel()))
                .number(status.status().code())
                .text(status.subStatus());
        write(out, status.agency());
        write(out, status.procedure());
        out.isThere(status.applicant());
        if (status.applicant() != null) {
            write(out, status.applicant());
        }
        write(out, status.times());
        out.isThere(status.particulars());
        if (status.particulars() != null) {
            write(out, status.particulars());
        }
        boolean papers = !status.papers().equals(Papers.NONE);
        out.isThere(papers ? status.papers() : null);
        if (papers) {
            PaperBytes.write(out, status.papers());
        }
        return out.toBytes();
    }

    static DossierStatus read(DossierNumber number, EventTime event, byte[] content) {
        BytesIn in = new BytesIn(content);
        String otherNumber = in.text();
        Channel channel = Channel.find(in.small()).orElse(null);
        MainStatus status = MainStatus.find(in.small()).orElseThrow();
        String subStatus = in.text();
        return new DossierStatus(
                number,
                otherNumber,
                new Agency(agencyCode(in), in.text(), agencyCode(in)),
                new Procedure(in.text(), in.text(), in.text(), in.text(), in.text()),
                channel,
                in.isThere() ? applicant(in) : null,
                new Times(moment(in), moment(in), moment(in), moment(in), moment(in), moment(in)),
                status,
                subStatus,
                null,
                in.isThere() ? particulars(in) : null,
                in.isThere() ? PaperBytes.read(in) : null,
                null,
                event);
    }

    private static int code(Channel channel) {
        return channel == null ? 0 : channel.code();
    }

    private static void write(BytesOut out, Agency agency) {
        out.text(text(agency.code())).text(agency.name()).text(text(agency.today()));
    }

    private static String text(AgencyCode code) {
        return code == null ? null : code.value();
    }

    private static AgencyCode agencyCode(BytesIn in) {
        String value = in.text();
        return value == null ? null : new AgencyCode(value);
    }

    private static void write(BytesOut out, Procedure procedure) {
        out.text(procedure.code())
                .text(procedure.localCode())
                .text(procedure.name())
                .text(procedure.sectorCode())
                .text(procedure.sectorName());
    }

    private static void write(BytesOut out, Applicant applicant) {
        out.number(applicant.kind() == null ? 0 : applicant.kind().code())
                .text(applicant.name())
                .text(applicant.idNumber())
                .text(applicant.portalId())
                .text(applicant.email())
                .text(applicant.phone())
                .text(applicant.fax())
                .list(applicant.identities(), (to, one) -> to.text(one.kind()).text(one.number()));
    }

    private static Applicant applicant(BytesIn in) {
        return new Applicant(
                ApplicantKind.find(in.small()).orElse(null),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.list(from -> new Applicant.Identity(from.text(), from.text())));
    }

    private static void write(BytesOut out, Times times) {
        write(out, times.submitted());
        write(out, times.received());
        write(out, times.due());
        write(out, times.finished());
        write(out, times.returned());
        write(out, times.refused());
    }

    private static void write(BytesOut out, Moment moment) {
        out.isThere(moment);
        if (moment != null) {
            out.time(moment.at()).text(moment.text());
        }
    }

    private static Moment moment(BytesIn in) {
        return in.isThere() ? new Moment(in.time(), in.text()) : null;
    }

    private static void write(BytesOut out, Particulars said) {
        out.text(said.receipt())
                .text(said.summary())
                .text(said.otherInfo())
                .text(said.returnInfo())
                .text(said.returnBy())
                .text(said.note())
                .text(said.submittedAt())
                .text(said.digitised())
                .text(said.accountVerified())
                .text(said.paidOnline());
    }

    private static Particulars particulars(BytesIn in) {
        return new Particulars(
                in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(),
                in.text());
    }
}
