package vn.lienthong.mapping;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
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
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

/** Puts canonical values together; the catalogue fills what the source lacks, and nothing else does. */
final class DossierMaker {
    private final Slots slots;
    private final Catalogue catalogue;
    private final Instant receivedAt;

    DossierMaker(Slots slots, Catalogue catalogue, Instant receivedAt) {
        this.slots = slots;
        this.catalogue = catalogue;
        this.receivedAt = receivedAt;
    }

    DossierStatus dossier(AgencyCode agency) {
        return new DossierStatus(
                new DossierNumber(slots.text(Field.NUMBER_OF_DOSSIER)),
                slots.text(Field.OTHER_NUMBER),
                agency(agency),
                procedure(),
                slots.find(Field.CHANNEL, Channel::find),
                applicant(),
                times(),
                slots.find(Field.MAIN_STATUS, MainStatus::find),
                slots.text(Field.SUB_STATUS),
                slots.text(Field.OFFICER),
                particulars(),
                new PapersMaker(slots).papers(),
                slots.list(Field.STEPS, PapersMaker::step),
                event());
    }

    Step stepAlone() {
        return new Step(
                slots.moment(Field.STEP_TIME).at(),
                slots.find(Field.STEP_STATUS, MainStatus::find),
                slots.text(Field.OFFICER),
                slots.text(Field.OFFICER_TITLE),
                slots.text(Field.DEPARTMENT),
                slots.text(Field.CONTENT),
                Slots.at(slots.moment(Field.STEP_STARTED)),
                Slots.at(slots.moment(Field.STEP_DUE)),
                false);
    }

    /** MaDonVi, else what the dossier's number begins with: {@code H56.98} of {@code H56.98-261012-0001}. */
    Optional<AgencyCode> agencyCode() {
        String said = slots.text(Field.AGENCY_CODE);
        return Optional.ofNullable(said != null ? said : NumberPrefix.agency(slots.text(Field.NUMBER_OF_DOSSIER)))
                .map(AgencyCode::new);
    }

    private Agency agency(AgencyCode code) {
        String name = slots.text(Field.AGENCY_NAME);
        String today = catalogue.successor(code.value(), receivedAt);
        return new Agency(
                code,
                name != null
                        ? name
                        : catalogue
                                .findAgency(code.value())
                                .map(Catalogue.Agency::name)
                                .orElse(null),
                today.equals(code.value()) ? code : new AgencyCode(today));
    }

    private Procedure procedure() {
        String code = slots.text(Field.PROCEDURE_CODE);
        String local = slots.text(Field.PROCEDURE_LOCAL);
        Catalogue.Procedure known =
                code == null ? null : catalogue.findProcedure(code).orElse(null);
        String sector = or(slots.text(Field.SECTOR_CODE), known == null ? null : known.sectorCode());
        String sectorName = slots.text(Field.SECTOR_NAME);
        if (sectorName == null && known != null && sector != null && sector.equals(known.sectorCode())) {
            sectorName = known.sectorName();
        }
        if (sectorName == null && sector != null) {
            sectorName =
                    catalogue.findSector(sector).map(Catalogue.Sector::name).orElse(null);
        }
        return new Procedure(
                code,
                local == null || local.equals(code) ? null : local,
                or(slots.text(Field.PROCEDURE_NAME), known == null ? null : known.name()),
                sector,
                sectorName);
    }

    private Applicant applicant() {
        return new Applicant(
                slots.find(Field.APPLICANT_KIND, ApplicantKind::find),
                slots.text(Field.APPLICANT_NAME),
                slots.text(Field.APPLICANT_ID),
                slots.text(Field.APPLICANT_PORTAL_ID),
                slots.text(Field.EMAIL),
                slots.text(Field.PHONE),
                slots.text(Field.FAX),
                slots.list(Field.IDENTITIES, v -> new Applicant.Identity((String) v[0], (String) v[1])));
    }

    private Times times() {
        return new Times(
                slots.moment(Field.SUBMITTED),
                slots.moment(Field.RECEIVED),
                slots.moment(Field.DUE),
                slots.moment(Field.FINISHED),
                slots.moment(Field.RETURNED),
                slots.moment(Field.REFUSED));
    }

    private Particulars particulars() {
        return new Particulars(
                slots.text(Field.RECEIPT),
                slots.text(Field.SUMMARY),
                slots.text(Field.OTHER_INFO),
                slots.text(Field.RETURN_INFO),
                slots.text(Field.RETURN_BY),
                slots.text(Field.NOTE),
                slots.text(Field.SUBMITTED_AT),
                slots.text(Field.DIGITISED),
                slots.text(Field.ACCOUNT_VERIFIED),
                slots.text(Field.PAID_ONLINE));
    }

    private EventTime event() {
        Moment updated = slots.moment(Field.UPDATED);
        String sequence = slots.text(Field.UPDATE_SEQUENCE);
        long number = sequence == null ? 0 : Long.parseLong(sequence);
        return updated == null && number == 0 ? EventTime.NONE : new EventTime(Slots.at(updated), number);
    }

    private static String or(String said, String known) {
        return said != null ? said : known;
    }
}
