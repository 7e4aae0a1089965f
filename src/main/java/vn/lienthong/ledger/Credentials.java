package vn.lienthong.ledger;

import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;

/** With whose credential the dossiers of an agency are delivered. Pure: settings, read at start. */
@FunctionalInterface
public interface Credentials {
    /** The credential (madonvi) that speaks for this agency, or empty when none is configured. */
    Optional<String> find(AgencyCode agencyToday);
}
