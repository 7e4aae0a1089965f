package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;

/** With whose credential the dossiers of an agency are delivered. Pure: settings, in force by position of the journal. */
@FunctionalInterface
public interface Credentials {
    /**
     * The credential that speaks for this agency, or empty when none is configured.
     *
     * @param begun the protocol by which the portal knows the dossier: it goes on in that one. Null when it was never sent
     * @param at when the entry that asks was received: an agency may change its protocol on a day
     */
    Optional<String> find(AgencyCode agencyToday, Protocol begun, Instant at);
}
