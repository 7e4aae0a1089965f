package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;

/**
 * A request to the portal that has no answer in the journal yet. After a restart its outcome is unknown: append an
 * ANSWER with {@code Outcome.Kind.UNKNOWN} for it.
 *
 * @param position of the REQUEST entry
 */
public record Intent(long position, String credential, Call.Service service, List<DossierNumber> numbers, Instant at) {
    public Intent {
        numbers = List.copyOf(numbers);
    }
}
