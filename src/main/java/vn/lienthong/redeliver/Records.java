package vn.lienthong.redeliver;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Version;

/** Where records of a dossier stand in the journal: from the search index, which follows the journal. */
@FunctionalInterface
public interface Records {
    /**
     * At or behind a place, in any order.
     *
     * @param number the dossier's own number
     * @return empty while the index is behind what the ledger has heard: ask again
     */
    Optional<List<Version>> from(String number, Version place);
}
