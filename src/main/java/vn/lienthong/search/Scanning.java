package vn.lienthong.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;

/**
 * Looks into payloads, newest first, as they lie in the journal (UTF-8, case counts): no index helps here, so it is bounded, by messages and by
 * time. Whoever asks goes on where it stopped.
 */
public final class Scanning {
    private static final int PAGE = 200;

    /** Others wait meanwhile: orders to a hub are obeyed one after the other. */
    static final Duration MOST = Duration.ofSeconds(5);

    private final Index index;
    private final Journal journal;
    private final LongSupplier nanos;

    public Scanning(Index index, Journal journal) {
        this(index, journal, System::nanoTime);
    }

    Scanning(Index index, Journal journal, LongSupplier nanos) {
        this.index = index;
        this.journal = journal;
        this.nanos = nanos;
    }

    /**
     * @param query which messages are looked into, and up to how many lines are found
     * @param most into so many messages at most, and one at least; all lines of the last one are told
     */
    public Scanned scan(Query query, String text, int most) {
        long begun = nanos.getAsLong();
        List<Line> lines = new ArrayList<>();
        long looked = 0;
        long position = 0;
        boolean holds = false;
        Optional<Place> at = query.before();
        while (true) {
            Found page = index.find(at.map(place -> query.before(place, PAGE)).orElse(query.limited(PAGE)));
            for (Line line : page.lines()) {
                if (line.position() != position) {
                    boolean late = looked > 0 && nanos.getAsLong() - begun > MOST.toNanos();
                    if (late || looked >= most || lines.size() >= query.limit()) {
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
