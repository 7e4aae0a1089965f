package vn.lienthong.dropin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Delivery;

/**
 * One call of a sender who is known, from either door; the texts as sent, empty when missing.
 *
 * @param agency madonvi, in the relay MaDinhDanhDV
 * @param body as received
 */
record Call(
        Account account,
        Door door,
        String service,
        String agency,
        String isUpdating,
        String contentType,
        Ask ask,
        Payload body) {
    static final String DOSSIERS = "DongBoHoSoMC";
    static final String STEPS = "CapNhatTienDoHoSoMC";

    /** The names of facts of a delivery that came through here: in stored files, never rename one. */
    static final String SERVICE = "service";

    static final String IS_UPDATING = "isUpdating";
    static final String AGENCY = "madonvi";
    static final String THROUGH = "through";

    enum Door {
        ENVELOPE("/dvcqg/services", "madonvi"),
        RELAY("/dvcqg/relay", "MaDinhDanhDV");

        final String path;
        final String agencyKey;

        Door(String path, String agencyKey) {
            this.path = path;
            this.agencyKey = agencyKey;
        }
    }

    static boolean isWrite(String service) {
        return service.equals(DOSSIERS) || service.equals(STEPS);
    }

    boolean isWrite() {
        return isWrite(service);
    }

    /** What is wrong with the call itself; nothing is kept of it then. */
    Optional<Refusal> obstacle() {
        if (agency.isBlank()) {
            return Optional.of(Refusal.missing(door.agencyKey));
        }
        if (!account.speaksFor(agency)) {
            return Optional.of(Refusal.agency(agency));
        }
        if (service.equals(DOSSIERS) && !Set.of("True", "False").contains(isUpdating)) {
            return Optional.of(Refusal.updating(isUpdating));
        }
        return isWrite() && ask.lines().isEmpty() ? Optional.of(Refusal.noData()) : Optional.empty();
    }

    /** Only for a write without an obstacle. */
    Write toWrite() {
        return new Write(account, kind(), new AgencyCode(agency), ask.lines(), delivery());
    }

    private Write.Service kind() {
        if (service.equals(STEPS)) {
            return Write.Service.STEPS;
        }
        return isUpdating.equals("True") ? Write.Service.UPDATE : Write.Service.CREATE;
    }

    private Delivery delivery() {
        Delivery kept = Delivery.pushed(
                        account.source(), contentType, null, ask.session().blanked(body))
                .with(THROUGH, door.path)
                .with(SERVICE, service)
                .with(AGENCY, agency.strip());
        Delivery whole = service.equals(DOSSIERS) ? kept.with(IS_UPDATING, isUpdating) : kept;
        // In the relay the same array means something else beside other words; an envelope holds its words itself.
        return door == Door.RELAY
                ? whole.with(Delivery.QUESTION, String.join(" ", List.of(service, agency.strip(), isUpdating)))
                : whole;
    }
}
