package vn.lienthong.indicator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Papers.Supplement;
import vn.lienthong.dossier.Turn;

/** The times in which a dossier waited for papers: from the source's list of requests, else from the steps to status 5. */
final class Waits {
    private static final DateTimeFormatter PORTAL = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Waits() {}

    static List<Wait> of(DossierStatus dossier, List<Turn> turns) {
        List<Wait> listed = dossier.papers().supplements().stream()
                .flatMap(supplement -> listed(supplement).stream())
                .sorted(Comparator.comparing(Wait::from))
                .toList();
        return listed.isEmpty() ? seen(turns) : listed;
    }

    private static Optional<Wait> listed(Supplement supplement) {
        boolean moved = parse(supplement.newDue()).isPresent();
        return parse(supplement.requested())
                .map(from -> new Wait(from, parse(supplement.received()).orElse(null), moved));
    }

    static List<Wait> seen(List<Turn> turns) {
        List<Turn> inOrder = new ArrayList<>(turns);
        inOrder.sort(Comparator.comparing(Turn::at));
        List<Wait> waits = new ArrayList<>();
        Instant since = null;
        for (Turn turn : inOrder) {
            boolean asks = turn.status() == MainStatus.SUPPLEMENT_REQUESTED;
            if (asks && since == null) {
                since = turn.at();
            } else if (!asks && since != null) {
                waits.add(new Wait(since, turn.at(), false));
                since = null;
            }
        }
        if (since != null) {
            waits.add(new Wait(since, null, false));
        }
        return waits;
    }

    private static Optional<Instant> parse(String text) {
        try {
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.parse(text, PORTAL).atZone(Days.HOME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
