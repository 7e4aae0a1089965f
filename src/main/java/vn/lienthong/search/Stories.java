package vn.lienthong.search;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;

/** Tells what happened to one dossier, from the journal: what each message said, what was decided, what was sent and answered. Writes nothing. */
public final class Stories {
    /** So many lines of one dossier are told at a time, the first ones first. */
    public static final int MOST = 2_000;

    /** So many lines in front of a page are read again for what was decided on it: only what is nobody's number has more. */
    private static final int MOST_READ_AGAIN = 20_000;

    /** Of payloads; what comes behind is told on the next page. */
    private static final long MOST_BYTES = 32L << 20;

    private static final Place BEGINNING = new Place(0, 0);

    private final Index index;
    private final Journal journal;
    private final Rereading reading;
    private final Following following;
    private final int most;

    /** @param following with the same readings */
    public Stories(Index index, Journal journal, Rereading reading, Following following) {
        this(index, journal, reading, following, MOST);
    }

    Stories(Index index, Journal journal, Rereading reading, Following following, int most) {
        this.following = following;
        this.index = index;
        this.journal = journal;
        this.reading = reading;
        this.most = most;
    }

    /**
     * @param number any number of the dossier; one that no message names has a story without chapters
     * @param after behind which line the page begins; empty for the first one
     */
    public Story tell(String number, Optional<Place> after) {
        following.remember();
        Set<String> numbers = index.numbers(number);
        String own = own(number, numbers);
        Telling telling = new Telling(index, journal, reading, new DossierNumber(own));
        boolean judged = after.map(place -> hearAgain(telling, numbers, place)).orElse(true);
        if (!judged) {
            telling.judgeNoMore();
        }
        return page(own, numbers, after.orElse(BEGINNING), telling, judged);
    }

    private Story page(String own, Set<String> numbers, Place after, Telling telling, boolean judged) {
        List<Line> lines = index.follow(numbers, after, most + 1);
        boolean more = lines.size() > most;
        List<Line> told = more ? lines.subList(0, most) : lines;
        List<Chapter> chapters = new ArrayList<>();
        long bytes = 0;
        Place last = after;
        for (List<Line> message : byMessage(told, more)) {
            Optional<Entry> entry = journal.find(message.get(0).position());
            bytes += entry.map(found -> (long) found.payload().size()).orElse(0L);
            if (bytes > MOST_BYTES && !chapters.isEmpty()) {
                return new Story(own, numbers, chapters, Optional.of(last), judged, index.bookmark());
            }
            entry.ifPresent(found -> chapters.add(telling.chapter(found, message)));
            last = message.get(message.size() - 1).place();
        }
        return new Story(own, numbers, chapters, more ? Optional.of(last) : Optional.empty(), judged, index.bookmark());
    }

    /** A message that the end of a page would cut in two is left to the next one, unless it is alone. */
    private static List<List<Line>> byMessage(List<Line> lines, boolean more) {
        NavigableMap<Long, List<Line>> byMessage = new TreeMap<>();
        lines.forEach(line -> byMessage
                .computeIfAbsent(line.position(), key -> new ArrayList<>())
                .add(line));
        if (more && byMessage.size() > 1) {
            byMessage.pollLastEntry();
        }
        return List.copyOf(byMessage.values());
    }

    /** What was decided hangs on everything in front of it. */
    private boolean hearAgain(Telling telling, Set<String> numbers, Place end) {
        Place after = BEGINNING;
        for (int read = 0; read < MOST_READ_AGAIN; ) {
            List<Line> lines = index.follow(numbers, after, most);
            for (List<Line> message : byMessage(lines, lines.size() == most)) {
                Place last = message.get(message.size() - 1).place();
                if (message.get(0).place().compareTo(end) > 0) {
                    return true;
                }
                journal.find(last.position()).ifPresent(entry -> telling.chapter(entry, message));
                after = last;
                read += message.size();
            }
            if (lines.size() < most) {
                return true;
            }
        }
        return false;
    }

    /** The number asked for where messages have it as theirs, else that of the dossier which is called so. */
    private String own(String number, Set<String> numbers) {
        return index.own(number)
                .or(() -> index.follow(numbers, BEGINNING, most).stream()
                        .map(Line::number)
                        .filter(one -> !one.isEmpty())
                        .findFirst())
                .orElse(number);
    }
}
