package vn.lienthong.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;

/** Looks into payloads, newest first, as they lie in the journal (UTF-8, case counts): no index helps here, so it is bounded. */
public final class Scanning {
    private static final int PAGE = 200;

    private final Index index;
    private final Journal journal;

    public Scanning(Index index, Journal journal) {
        this.index = index;
        this.journal = journal;
    }

    /**
     * @param query which messages are looked into, and up to how many lines are found
     * @param most into so many messages at most; all lines of the last one are told
     */
    public Scanned scan(Query query, String text, int most) {
        List<Line> lines = new ArrayList<>();
        long looked = 0;
        long position = 0;
        boolean holds = false;
        Optional<Place> at = query.before();
        while (true) {
            Found page = index.find(at.map(place -> query.before(place, PAGE)).orElse(query.limited(PAGE)));
            for (Line line : page.lines()) {
                if (line.position() != position) {
                    if (looked >= most || lines.size() >= query.limit()) {
                        return new Scanned(lines, looked, at, page.reach());
                    }
                    position = line.position();
                    holds = holds(position, text);
                    looked++;
                }
                if (holds) {
                    lines.add(line);
                }
                at = Optional.of(line.place());
            }
            if (page.next().isEmpty()) {
                return new Scanned(lines, looked, Optional.empty(), page.reach());
            }
        }
    }

    private boolean holds(long position, String text) {
        return journal.find(position)
                .map(Entry::payload)
                .filter(payload -> payload.text().contains(text))
                .isPresent();
    }
}
