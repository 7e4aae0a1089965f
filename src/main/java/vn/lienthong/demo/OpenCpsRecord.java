package vn.lienthong.demo;

import static vn.lienthong.demo.Dates.SLASHES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One dossier as OpenCPS v2 lists it, with every key of the real answer (samples/opencps-dossiers-page.json). */
final class OpenCpsRecord {
    static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private final ObjectNode shape = Shapes.object("opencps-dossier.json");

    /** @param modified when this state was written, which is not when the officer acted */
    ObjectNode write(long dossierId, Snapshot snapshot, Instant modified) {
        ObjectNode json = shape.deepCopy();
        json.put("dossierId", dossierId)
                .put("referenceUid", String.format("8f6b2f5e-0000-4000-8000-%012d", dossierId))
                .put("dossierNo", snapshot.number())
                .put("modifiedDate", SLASHES.write(modified));
        office(json, snapshot.life());
        applicant(json, snapshot.life());
        times(json, snapshot);
        status(json, snapshot);
        return json;
    }

    private static void office(ObjectNode json, Life life) {
        Procedure procedure = life.procedure();
        json.put("govAgencyCode", life.agency().code())
                .put("govAgencyName", life.agency().name())
                .put("serviceCode", procedure.code())
                .put("serviceName", procedure.name())
                .put("dossierTemplateNo", procedure.code() + "_MAU01")
                .put("domainCode", procedure.sectorCode())
                .put("domainName", procedure.sectorName())
                .put("online", life.channel() == 2 ? "true" : "false")
                .put("fromViaPostal", life.channel() == 3 ? 1 : 0);
    }

    /** The list upper-cases the applicant but not the contact (FM-41). */
    private static void applicant(ObjectNode json, Life life) {
        Applicant applicant = life.applicant();
        json.put("applicantName", applicant.name().toUpperCase(VIETNAMESE))
                .put("applicantIdType", applicant.company() ? "business" : "citizen")
                .put("applicantIdNo", applicant.idNumber())
                .put("address", applicant.address())
                .put("contactName", applicant.name())
                .put("contactTelNo", applicant.phone())
                .put("contactEmail", applicant.email())
                .put("briefNote", "");
    }

    private static void times(ObjectNode json, Snapshot snapshot) {
        Life life = snapshot.life();
        json.put("createDate", SLASHES.write(life.submitted()))
                .put("submitDate", SLASHES.write(life.submitted()))
                .put("receiveDate", SLASHES.write(snapshot.received()))
                .put("dueDate", SLASHES.due(snapshot))
                .put("releaseDate", SLASHES.write(snapshot.finished()))
                .put("finishDate", SLASHES.write(snapshot.returned()))
                .put("cancellingDate", snapshot.status() == 7 ? SLASHES.write(snapshot.at()) : "")
                .put("lastActionDate", SLASHES.write(snapshot.at()))
                .put("stepDuedate", "");
    }

    private static void status(ObjectNode json, Snapshot snapshot) {
        StatusWords.OpenCps word = StatusWords.openCps(snapshot);
        Change change = snapshot.change();
        json.put("dossierStatus", word.status())
                .put("dossierStatusText", word.text())
                .put("dossierSubStatus", word.subStatus())
                .put("dossierSubStatusText", word.subText())
                .put("lockState", snapshot.status() == 5 ? "PAUSE" : "")
                .put("lastActionCode", String.valueOf(100 + 10 * snapshot.status()))
                .put("lastActionName", change.content())
                .put("lastActionNote", snapshot.status() == 5 ? change.content() : "")
                .put("lastActionUser", change.officer().toUpperCase(VIETNAMESE))
                .put("stepCode", String.valueOf(100 * snapshot.status()))
                .put("stepName", word.text())
                .put("dossierOverdue", overdue(snapshot));
    }

    /** A display text, not data: vendors compute it their own way (FM-46). */
    private static String overdue(Snapshot snapshot) {
        Optional<Instant> end = snapshot.finished();
        if (end.isEmpty()) {
            return snapshot.status() == 5 ? "Tạm dừng" : "";
        }
        return end.get().isAfter(snapshot.life().due()) ? "Quá hạn" : "Sớm hạn";
    }
}
