package vn.lienthong.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

/**
 * What one decision to release makes be heard again, as the ledger does it: the record, or all of a delivery that could not be read or applied.
 * Which of the two it is, the index knows from what stands in front of the decision.
 */
final class Released {
    static final String SET_ASIDE = "set-aside";

    private final Index index;
    private final Journal journal;
    private final Rereading reading;
    private final Entry decision;
    private final Map<Long, List<Heard>> again = new HashMap<>();

    Released(Index index, Journal journal, Rereading reading, Entry decision) {
        this.index = index;
        this.journal = journal;
        this.reading = reading;
        this.decision = decision;
    }

    /** Empty where no delivery stands in front of the decision. */
    List<Heard> heard(Place place) {
        List<Heard> all = again.computeIfAbsent(place.position(), this::read);
        if (all.isEmpty() || isWhole(place)) {
            return all;
        }
        return all.stream().filter(heard -> heard.index() == place.index()).toList();
    }

    private List<Heard> read(long position) {
        return journal.find(position)
                .filter(delivery -> delivery.kind() == Kind.DELIVERY && position < decision.position())
                .map(delivery -> reading.read(delivery, decision.position()))
                .orElse(List.of());
    }

    private boolean isWhole(Place place) {
        Optional<Line> last = index.decided(place, decision.position());
        return last.or(() -> index.line(place))
                .map(Line::code)
                .filter(code -> code.equals(ProblemCode.UNREADABLE_DELIVERY.name()) || code.equals(SET_ASIDE))
                .isPresent();
    }
}
