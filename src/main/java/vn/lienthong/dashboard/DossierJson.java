package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.DossierPage;

/** The truth about one dossier in JSON: said, believed, confirmed; without applicant, officers and free text. */
final class DossierJson {
    private DossierJson() {}

    static ObjectNode of(DossierPage dossier) {
        ObjectNode body = Api.object();
        body.put("number", dossier.number().value());
        body.put("standing", Standing.of(dossier).word());
        said(body.putObject("said"), dossier);
        believed(body.putObject("believed"), dossier);
        confirmed(body.putObject("confirmed"), dossier);
        ArrayNode steps = body.putArray("steps");
        dossier.steps().forEach(line -> step(steps.addObject(), line));
        ArrayNode remarks = body.putArray("remarks");
        dossier.remarks().forEach(remark -> remark(remarks.addObject(), remark));
        ArrayNode problems = body.putArray("problems");
        dossier.problems().forEach(row -> problems.add(Api.problem(row)));
        return body;
    }

    private static void said(ObjectNode said, DossierPage dossier) {
        said.put("source", dossier.source());
        version(said, "origin", dossier.origin());
        Api.time(said, "receivedAt", dossier.receivedAt().orElse(null));
        EventTime event = dossier.believed().map(DossierStatus::event).orElse(EventTime.NONE);
        Api.time(said, "eventAt", event.at());
        said.put("eventSequence", event.sequence());
        ObjectNode times = said.putObject("times");
        dossier.believed().map(DossierStatus::times).ifPresent(stated -> times(times, stated));
    }

    private static void times(ObjectNode body, Times times) {
        moment(body, "submitted", times.submitted());
        moment(body, "received", times.received());
        moment(body, "due", times.due());
        moment(body, "finished", times.finished());
        moment(body, "returned", times.returned());
        moment(body, "refused", times.refused());
    }

    private static void believed(ObjectNode believed, DossierPage dossier) {
        Optional<DossierStatus> status = dossier.believed();
        version(believed, "version", dossier.version());
        status(believed, status.map(DossierStatus::status));
        believed.put(
                "subStatus",
                status.map(DossierStatus::subStatus).map(Mask::sentence).orElse(null));
        believed.put("otherNumber", status.map(DossierStatus::otherNumber).orElse(null));
        believed.put(
                "channel", status.map(DossierStatus::channel).map(Enum::name).orElse(null));
        ObjectNode agency = believed.putObject("agency");
        status.map(DossierStatus::agency).ifPresent(known -> agency(agency, known));
        ObjectNode procedure = believed.putObject("procedure");
        status.map(DossierStatus::procedure).ifPresent(known -> procedure(procedure, known));
        ArrayNode flags = believed.putArray("flags");
        dossier.remarks().forEach(remark -> flags.add(remark.name()));
    }

    private static void remark(ObjectNode body, Remark remark) {
        body.put("code", remark.name());
        body.put("vi", Texts.VI.get("remark_" + remark));
        body.put("en", Texts.EN.get("remark_" + remark));
    }

    private static void agency(ObjectNode body, Agency agency) {
        body.put("code", agency.code().value());
        body.put("name", agency.name());
        body.put(
                "today",
                Optional.ofNullable(agency.today()).map(AgencyCode::value).orElse(null));
    }

    private static void procedure(ObjectNode body, Procedure procedure) {
        body.put("code", procedure.code());
        body.put("localCode", procedure.localCode());
        body.put("name", procedure.name());
        body.put("sectorCode", procedure.sectorCode());
        body.put("sectorName", procedure.sectorName());
    }

    private static void confirmed(ObjectNode confirmed, DossierPage dossier) {
        confirmed.put("presence", dossier.presence().name());
        confirmed.put("issuedNumber", dossier.issued().number());
        confirmed.put("issuedId", dossier.issued().id());
        version(confirmed, "version", dossier.delivered());
        status(confirmed, dossier.deliveredStatus());
        Api.time(confirmed, "at", dossier.deliveredAt().orElse(null));
        confirmed.put("credential", dossier.credential().orElse(null));
        Api.time(confirmed, "nextAttempt", dossier.nextAttempt().orElse(null));
        confirmed.put("attempts", dossier.attempts());
    }

    private static void step(ObjectNode body, DossierPage.StepLine line) {
        body.put("ordinal", line.ordinal());
        Api.time(body, "at", line.step().at());
        status(body, Optional.of(line.step().status()));
        body.put("department", line.step().department());
        body.put("derived", line.step().derived());
        version(body, "origin", line.origin());
        body.put("state", line.state().name());
        Api.time(body, "endedAt", line.endedAt().orElse(null));
    }

    private static void status(ObjectNode body, Optional<MainStatus> status) {
        if (status.isEmpty()) {
            body.putNull("status");
            return;
        }
        ObjectNode known = body.putObject("status");
        known.put("code", status.get().code());
        known.put("vi", Texts.VI.get("status" + status.get().code()));
        known.put("en", Texts.EN.get("status" + status.get().code()));
    }

    /** A place in the journal; null for none. */
    private static void version(ObjectNode body, String name, Version version) {
        if (version.position() == 0) {
            body.putNull(name);
            return;
        }
        ObjectNode known = body.putObject(name);
        known.put("position", version.position());
        known.put("index", version.index());
    }

    private static void moment(ObjectNode body, String name, Moment moment) {
        if (moment == null) {
            body.putNull(name);
            return;
        }
        ObjectNode known = body.putObject(name);
        Instant at = moment.at();
        known.put("at", at.toString());
        known.put("text", Mask.sentence(moment.text()));
    }
}
