package vn.lienthong.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dossier as its source system shows it after one of its changes. */
record Snapshot(Life life, int index, Flaw flaw) {
    /** One request for more papers; {@code answeredAt} is empty while it is open. */
    record Supplement(Change request, Optional<Instant> answeredAt) {}

    String number() {
        return flaw == Flaw.MISSING_NUMBER ? "" : life.number();
    }

    Change change() {
        return life.changes().get(index);
    }

    int status() {
        return change().status();
    }

    Instant at() {
        return change().at();
    }

    /** Empty while it is only registered (status 1). */
    Optional<Instant> received() {
        return status() == 1 ? Optional.empty() : Optional.of(life.received());
    }

    /** End of processing: the last 9, 8, 7 or 3, unless an undo reopened the dossier since. */
    Optional<Instant> finished() {
        if (flaw == Flaw.END_BEFORE_START) {
            return Optional.of(life.received().minus(Duration.ofDays(1)));
        }
        return lastOf(List.of(9, 8, 7, 3), List.of(10));
    }

    Optional<Instant> returned() {
        return lastOf(List.of(10), List.of());
    }

    Optional<Instant> refused() {
        return lastOf(List.of(3), List.of());
    }

    List<Supplement> supplements() {
        List<Supplement> found = new ArrayList<>();
        for (int i = 0; i <= index; i++) {
            if (life.changes().get(i).status() == 5) {
                Optional<Instant> answered =
                        i < index ? Optional.of(life.changes().get(i + 1).at()) : Optional.empty();
                found.add(new Supplement(life.changes().get(i), answered));
            }
        }
        return found;
    }

    private Optional<Instant> lastOf(List<Integer> sets, List<Integer> keeps) {
        Optional<Instant> found = Optional.empty();
        for (Change change : life.changes().subList(0, index + 1)) {
            if (sets.contains(change.status())) {
                found = Optional.of(change.at());
            } else if (!keeps.contains(change.status())) {
                found = Optional.empty();
            }
        }
        return found;
    }
}
