package vn.lienthong.corridor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Credentials;

/**
 * Which agencies have a credential at the portal, as it stood at a position of the journal: changing hub.properties is an
 * ACTIVATION entry like a new mapping, so that a rebuild decides as was decided then. Names only; never a password.
 */
public final class ActiveCredentials implements Credentials {
    /** The party of such an entry; no source may have this code. */
    public static final String PARTY = "portal";

    private volatile List<AgencyCode> agencies = List.of();

    /** The deepest one that contains the agency (FM-50). */
    @Override
    public Optional<String> find(AgencyCode agencyToday) {
        return agencies.stream()
                .filter(agencyToday::isWithin)
                .max(Comparator.comparingInt(AgencyCode::depth))
                .map(AgencyCode::value);
    }

    public static boolean isMeant(Entry entry) {
        return entry.kind() == Kind.ACTIVATION && entry.party().equals(PARTY);
    }

    void activate(Entry entry) {
        agencies = entry.payload().text().lines().map(AgencyCode::new).toList();
    }

    /** What an ACTIVATION entry carries. */
    public static Payload text(List<String> agencies) {
        return Payload.ofText(String.join("\n", agencies.stream().sorted().toList()));
    }
}
