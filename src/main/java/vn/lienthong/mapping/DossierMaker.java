package vn.lienthong.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

/** Puts canonical values together; the catalogue fills what the source lacks, and nothing else does. */
final class DossierMaker {
    private final Object[] values;
    private final Catalogue catalogue;
    private final Instant receivedAt;

    DossierMaker(Object[] values, Catalogue catalogue, Instant receivedAt) {
        this.values = values;
        this.catalogue = catalogue;
        this.receivedAt = receivedAt;
    }

    DossierStatus dossier(AgencyCode agency) {
        return new DossierStatus(
                new DossierNumber(text(Field.NUMBER_OF_DOSSIER)),
                text(Field.OTHER_NUMBER),
                agency(agency),
                procedure(),
                find(Field.CHANNEL, Channel::find),
                applicant(),
                times(),
                find(Field.MAIN_STATUS, MainStatus::find),
                text(Field.SUB_STATUS),
                text(Field.OFFICER),
                particulars(),
                papers(),
                list(Field.STEPS, DossierMaker::step),
                event());
    }

    Step stepAlone() {
        return new Step(
                moment(Field.STEP_TIME).at(),
                find(Field.STEP_STATUS, MainStatus::find),
                text(Field.OFFICER),
                text(Field.OFFICER_TITLE),
                text(Field.DEPARTMENT),
                text(Field.CONTENT),
                at(moment(Field.STEP_STARTED)),
                at(moment(Field.STEP_DUE)),
                false);
    }

    /** MaDonVi, else what the dossier's number begins with: {@code H56.98} of {@code H56.98-261012-0001}. */
    Optional<AgencyCode> agencyCode() {
        String said = text(Field.AGENCY_CODE);
        return Optional.ofNullable(said != null ? said : prefix(text(Field.NUMBER_OF_DOSSIER)))
                .map(AgencyCode::new);
    }

    static String prefix(String number) {
        int last = number.lastIndexOf('-');
        int first = last < 0 ? -1 : number.lastIndexOf('-', last - 1);
        if (first < 1 || first > 35) {
            return null;
        }
        String code = number.substring(0, first);
        String root = Character.isDigit(code.charAt(0)) ? code.substring(code.lastIndexOf('.') + 1) : code;
        boolean known = root.length() >= 3
                && root.charAt(0) >= 'A'
                && root.charAt(0) <= 'Z'
                && Character.isDigit(root.charAt(1))
                && Character.isDigit(root.charAt(2))
                && (root.length() == 3 || root.charAt(3) == '.');
        return known ? code : null;
    }

    private Agency agency(AgencyCode code) {
        String name = text(Field.AGENCY_NAME);
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
        String code = text(Field.PROCEDURE_CODE);
        String local = text(Field.PROCEDURE_LOCAL);
        Catalogue.Procedure known =
                code == null ? null : catalogue.findProcedure(code).orElse(null);
        String sector = or(text(Field.SECTOR_CODE), known == null ? null : known.sectorCode());
        String sectorName = text(Field.SECTOR_NAME);
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
                or(text(Field.PROCEDURE_NAME), known == null ? null : known.name()),
                sector,
                sectorName);
    }

    private Applicant applicant() {
        return new Applicant(
                find(Field.APPLICANT_KIND, ApplicantKind::find),
                text(Field.APPLICANT_NAME),
                text(Field.APPLICANT_ID),
                text(Field.APPLICANT_PORTAL_ID),
                text(Field.EMAIL),
                text(Field.PHONE),
                text(Field.FAX),
                list(Field.IDENTITIES, v -> new Applicant.Identity((String) v[0], (String) v[1])));
    }

    private Times times() {
        return new Times(
                moment(Field.SUBMITTED),
                moment(Field.RECEIVED),
                moment(Field.DUE),
                moment(Field.FINISHED),
                moment(Field.RETURNED),
                moment(Field.REFUSED));
    }

    private Particulars particulars() {
        return new Particulars(
                text(Field.RECEIPT),
                text(Field.SUMMARY),
                text(Field.OTHER_INFO),
                text(Field.RETURN_INFO),
                text(Field.RETURN_BY),
                text(Field.NOTE),
                text(Field.SUBMITTED_AT),
                text(Field.DIGITISED),
                text(Field.ACCOUNT_VERIFIED),
                text(Field.PAID_ONLINE));
    }

    private Papers papers() {
        return new Papers(
                list(Field.DATABASES, v -> (String) v[0]).stream()
                        .filter(code -> code != null)
                        .toList(),
                list(Field.DOCUMENTS, DossierMaker::document),
                list(Field.FEES, v -> new Papers.Fee(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4))),
                list(Field.OTHER_PAPERS, v -> new Papers.OtherPaper(s(v, 0), s(v, 1), s(v, 2))),
                list(Field.SUPPLEMENTS, DossierMaker::supplement),
                list(Field.RESULTS, v -> new Papers.Result(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4))));
    }

    private static Papers.Document document(Object[] v) {
        return new Papers.Document(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4), s(v, 5), s(v, 6), s(v, 7), s(v, 8));
    }

    private static Papers.Supplement supplement(Object[] v) {
        return new Papers.Supplement(
                s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4), s(v, 5), s(v, 6), s(v, 7), s(v, 8), s(v, 9));
    }

    private static Step step(Object[] v) {
        return new Step(
                ((Moment) v[0]).at(),
                MainStatus.find(Integer.parseInt(s(v, 1))).orElseThrow(),
                s(v, 2),
                s(v, 3),
                s(v, 4),
                s(v, 5),
                at((Moment) v[6]),
                at((Moment) v[7]),
                false);
    }

    private EventTime event() {
        Moment updated = moment(Field.UPDATED);
        String sequence = text(Field.UPDATE_SEQUENCE);
        long number = sequence == null ? 0 : Long.parseLong(sequence);
        return updated == null && number == 0 ? EventTime.NONE : new EventTime(at(updated), number);
    }

    String text(Field field) {
        return (String) values[field.ordinal()];
    }

    Moment moment(Field field) {
        return (Moment) values[field.ordinal()];
    }

    private <T> T find(Field field, Function<Integer, Optional<T>> find) {
        String code = text(field);
        return code == null ? null : find.apply(Integer.parseInt(code)).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(Field field, Function<Object[], T> make) {
        List<Object[]> items = (List<Object[]>) values[field.ordinal()];
        if (items == null || items.isEmpty()) {
            return List.of();
        }
        List<T> made = new ArrayList<>(items.size());
        items.forEach(item -> made.add(make.apply(item)));
        return made;
    }

    private static String s(Object[] values, int slot) {
        return (String) values[slot];
    }

    private static Instant at(Moment moment) {
        return moment == null ? null : moment.at();
    }

    private static String or(String said, String known) {
        return said != null ? said : known;
    }
}
