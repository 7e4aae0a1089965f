package vn.lienthong.indicator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Turn;

/**
 * When the handling of a dossier ended (domain.md 5.3, clause 1): at 9, else at 10, else at 8, 3 or 7.
 *
 * @param status the one that ended it
 */
record Ending(MainStatus status, Instant at) {
    private static final List<MainStatus> OTHERS =
            List.of(MainStatus.STOPPED, MainStatus.REFUSED_AT_RECEPTION, MainStatus.WITHDRAWN);

    /** Empty while it is handled, and again when it was taken up anew. */
    static Optional<Ending> of(MainStatus now, Times times, List<Turn> turns) {
        if (!now.isEnd() && now != MainStatus.FINISHED) {
            return Optional.empty();
        }
        Optional<Ending> finished = at(MainStatus.FINISHED, times.finished(), turns);
        Optional<Ending> returned = at(MainStatus.RETURNED, times.returned(), turns);
        return finished.or(() -> returned).or(() -> OTHERS.stream()
                .flatMap(status -> at(status, refused(status, times), turns).stream())
                .max(Comparator.comparing(Ending::at)));
    }

    private static Moment refused(MainStatus status, Times times) {
        return status == MainStatus.REFUSED_AT_RECEPTION ? times.refused() : null;
    }

    /** As the source states it, else as the last step to that status says. */
    private static Optional<Ending> at(MainStatus status, Moment stated, List<Turn> turns) {
        Stream<Instant> seen =
                turns.stream().filter(turn -> turn.status() == status).map(Turn::at);
        Optional<Instant> at = stated == null ? seen.max(Comparator.naturalOrder()) : Optional.of(stated.at());
        return at.map(instant -> new Ending(status, instant));
    }
}
