package vn.lienthong.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

/**
 * Which lines of the journal carry what. Runs on disk hold what is older; the newest lines are in memory and are read from the journal again
 * after a stop. One thread calls {@link #take}; everything else may be called from any.
 */
public final class Index {
    /** So many lines in memory become a run. */
    private static final int SEAL = 32_768;

    private static final int MOST_ALIASED = 500;
    private static final int MOST_NUMBERS = 20;

    /** While runs cannot be written so many of them stay in memory; then the index waits. */
    private static final int MOST_OWED = 8;

    private static final Logger log = LoggerFactory.getLogger(Index.class);
    private static final long MOMENT = Duration.ofSeconds(20).toNanos();

    private final Opening opening;
    private final int seal;
    private volatile Terms terms;
    private volatile List<Part> parts = List.of();
    private volatile long bookmark;
    private volatile IndexState state = IndexState.UNAVAILABLE;
    private Shelf shelf;
    private Tail tail;
    private long triedAt;

    private Index(Opening opening, int seal) {
        this.opening = opening;
        this.seal = seal;
    }

    /**
     * What a crash left half done, what was made with another key or of another journal, and what is damaged is deleted, to be made again. What
     * cannot even be opened is set aside. Never throws: an index that cannot be there at all is {@link IndexState#UNAVAILABLE}, and tried
     * again by whoever follows.
     *
     * @param folder derived from the journal: may be deleted while nobody has it open
     * @param key the key of the hashes
     */
    public static Index beside(Journal journal, Path folder, SearchKey.Source key) {
        return open(folder, key, SEAL, Leaves.of(journal));
    }

    /** Of no journal: what is taken into it is the caller's. */
    public static Index alone(Path folder, SearchKey.Source key) {
        return open(folder, key, SEAL, Leaves.ANY);
    }

    static Index open(Path folder, Path key, int seal, Leaves leaves) {
        return open(folder, SearchKey.in(key), seal, leaves);
    }

    private static Index open(Path folder, SearchKey.Source key, int seal, Leaves leaves) {
        Index index = new Index(new Opening(folder, key, seal, leaves), seal);
        index.begin();
        return index;
    }

    private void begin() {
        triedAt = System.nanoTime();
        try {
            Opening.Opened opened = opening.open();
            shelf = opened.shelf();
            bookmark = shelf.last();
            terms = opened.terms();
            show(new Tail(bookmark + 1));
            state = opening.hasSetAside() ? IndexState.MADE_AGAIN : checking();
        } catch (IOException | RuntimeException e) {
            log.atError()
                    .addKeyValue("because", e.getClass().getSimpleName())
                    .log(
                            "the search index can be neither opened nor made again; nothing can be searched for until it can");
        }
    }

    private IndexState checking() {
        return shelf.isUnverified() ? IndexState.CHECKING : IndexState.OK;
    }

    public IndexState state() {
        return state;
    }

    /** For the one that follows: whether lines can be taken in now. Tries, a while after it failed, what is in the way. */
    boolean isReady() {
        boolean again = System.nanoTime() - triedAt > MOMENT;
        if (state == IndexState.UNAVAILABLE && again) {
            begin();
        }
        if (state == IndexState.NOT_WRITTEN && again) {
            seal();
        }
        return state != IndexState.UNAVAILABLE && tail.size() < seal * MOST_OWED;
    }

    /** For the one that follows, when there is no more: reads runs of an earlier start whole. True when one was damaged, so that there is more. */
    boolean examine() {
        boolean damaged = false;
        try {
            while (shelf.isUnverified() && !damaged) {
                damaged = !shelf.examineNext();
            }
        } catch (IOException e) {
            damaged = true;
        }
        if (damaged) {
            log.atError()
                    .log("a file of the search index is damaged; what follows from it is made again from the journal");
            bookmark = shelf.last();
            show(new Tail(bookmark + 1));
            state = IndexState.MADE_AGAIN;
        }
        return damaged;
    }

    /** For the one that follows: nothing is left to be taken in, and all runs were read. */
    void reached() {
        state = state == IndexState.NOT_WRITTEN ? state : IndexState.OK;
    }

    /** The last message whose lines are here. */
    public long bookmark() {
        return bookmark;
    }

    /** How many lines. */
    public long size() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /**
     * Takes the lines of the messages after the bookmark, up to the last one given.
     *
     * @param leaf the first eight bytes of its leaf hash
     */
    void take(List<Posted> posted, long last, long leaf) {
        tail.add(posted, terms, last, leaf);
        bookmark = last;
        if (tail.size() >= seal && state != IndexState.NOT_WRITTEN) {
            seal();
        }
    }

    /** What is in memory stays there until the run is durable: a full disk loses nothing but the memory's room. */
    private void seal() {
        triedAt = System.nanoTime();
        try {
            if (tail.size() >= seal) {
                shelf.add(tail);
                show(new Tail(bookmark + 1));
            }
            while (shelf.isDue()) {
                shelf.merge();
                show(tail);
            }
            state = state == IndexState.NOT_WRITTEN ? checking() : state;
        } catch (IOException | UncheckedIOException e) {
            state = IndexState.NOT_WRITTEN;
            log.atError()
                    .addKeyValue("because", e.getMessage())
                    .log(
                            "the search index could not be written; its newest lines stay in memory, and it is tried again");
        }
    }

    private void show(Tail newest) {
        List<Part> all = new ArrayList<>(shelf.runs());
        all.add(newest);
        tail = newest;
        parts = List.copyOf(all);
    }

    /** Until all runs were read whole, one of them may turn out to be damaged under the hands of a reader. */
    private <T> T reading(Supplier<T> work) {
        if (terms == null) {
            throw new SearchUnavailable(state, null);
        }
        try {
            return work.get();
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArithmeticException e) {
            if (state == IndexState.OK) {
                throw e;
            }
            throw new SearchUnavailable(state, e);
        }
    }

    /** A page of lines. What is taken in meanwhile may or may not be among them. Throws {@link SearchUnavailable}. */
    public Found find(Query query) {
        return reading(() -> {
            List<long[]> wanted = new ArrayList<>();
            query.values().forEach((filter, value) -> wanted.add(terms(filter, value)));
            String code = query.values().get(Query.Filter.CODE);
            long reach = bookmark;
            List<Line> lines = look(query, wanted, code == null ? 0 : terms.of(Terms.Field.CODE, code));
            boolean more = lines.size() > query.limit();
            List<Line> page = more ? lines.subList(0, query.limit()) : lines;
            return new Found(page, more ? Optional.of(page.get(page.size() - 1).place()) : Optional.empty(), reach);
        });
    }

    private List<Line> look(Query query, List<long[]> wanted, long code) {
        Looking looking = new Looking(query, wanted, code);
        List<Part> now = parts;
        for (int i = now.size() - 1; i >= 0 && !looking.isFull(); i--) {
            looking.look(now.get(i));
        }
        return looking.found();
    }

    /** Lines of dossiers, oldest first, behind a place: at most so many. */
    List<Line> follow(Set<String> numbers, Place after, int most) {
        return reading(() -> {
            List<Line> lines = new ArrayList<>();
            long[] wanted = numbers.stream()
                    .flatMapToLong(number -> isShared(number)
                            ? LongStream.of(terms.of(Terms.Field.NUMBER, number))
                            : LongStream.of(terms.of(Terms.Field.NUMBER, number), terms.of(Terms.Field.ALIAS, number)))
                    .toArray();
            for (Part part : parts) {
                if (part.last() >= after.position() && lines.size() < most) {
                    follow(part, wanted, after, most, lines);
                }
            }
            return lines;
        });
    }

    /** Every message about a dossier, by any number of it. */
    public SortedSet<Long> messages(String number) {
        SortedSet<Long> messages = new TreeSet<>();
        Set<String> numbers = numbers(number);
        Place after = new Place(0, 0);
        for (List<Line> some = follow(numbers, after, SEAL); !some.isEmpty(); some = follow(numbers, after, SEAL)) {
            some.forEach(line -> messages.add(line.position()));
            after = some.get(some.size() - 1).place();
        }
        return messages;
    }

    private static void follow(Part part, long[] wanted, Place after, int most, List<Line> lines) {
        BitSet hits = new BitSet();
        for (long term : wanted) {
            part.mark(term, hits);
        }
        int from = part.from(new Place(after.position(), after.index() + 1));
        for (int hit = hits.nextSetBit(from); hit >= 0 && lines.size() < most; hit = hits.nextSetBit(hit + 1)) {
            lines.add(part.line(hit));
        }
    }

    private long[] terms(Query.Filter filter, String value) {
        return switch (filter) {
            case DOSSIER -> dossier(value);
            case PERSON -> new long[] {terms.of(Terms.Field.PERSON, value)};
            case PROCEDURE -> new long[] {terms.of(Terms.Field.PROCEDURE, value)};
            case AGENCY -> new long[] {terms.of(Terms.Field.AGENCY, top(value))};
            case SOURCE -> new long[] {terms.of(Terms.Field.PARTY, value)};
            case STATUS -> new long[] {terms.of(Terms.Field.STATUS, value)};
            case KIND -> new long[] {terms.of(Terms.Field.KIND, value)};
            case CODE -> new long[] {terms.of(Terms.Field.CODE, value)};
        };
    }

    private static String top(String agency) {
        return agency.length() > 35 ? agency : new AgencyCode(agency).lineage().get(0);
    }

    /** A number means its dossier, and every dossier that was ever called so. */
    private long[] dossier(String value) {
        return dossier(numbers(value));
    }

    private long[] dossier(Set<String> numbers) {
        return numbers.stream()
                .flatMapToLong(number ->
                        LongStream.of(terms.of(Terms.Field.NUMBER, number), terms.of(Terms.Field.ALIAS, number)))
                .distinct()
                .toArray();
    }

    /**
     * The number itself, and those of the dossiers that have it as another one. What more than {@value #MOST_NUMBERS} dossiers are called is
     * nobody's name: it means itself alone, lest it make one dossier of them all.
     */
    public Set<String> numbers(String value) {
        Set<String> own = reading(() -> named(value));
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(value);
        if (own.size() <= MOST_NUMBERS) {
            numbers.addAll(own);
        }
        return numbers;
    }

    private boolean isShared(String number) {
        return named(number).size() > MOST_NUMBERS;
    }

    /** As the dossier's own messages write it; empty when it is no dossier's own number. */
    Optional<String> own(String value) {
        return reading(() -> {
            Query one = new Query(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
            return look(one, List.of(new long[] {terms.of(Terms.Field.NUMBER, value)}), 0).stream()
                    .map(Line::number)
                    .findFirst();
        });
    }

    /** The dossiers that have it as another number, as far as the newest messages say. */
    private Set<String> named(String value) {
        Query all = new Query(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), MOST_ALIASED);
        return look(all, List.of(new long[] {terms.of(Terms.Field.ALIAS, value)}), 0).stream()
                .map(Line::number)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last line in front of a message that says what was decided about a place; see {@link Posting}. */
    Optional<Line> decided(Place about, long before) {
        Query query = Query.of(Query.Filter.CODE, about.toString(), 1).and(Query.Filter.KIND, Kind.DECISION.name());
        return find(query.before(new Place(before, 0), 1)).lines().stream().findFirst();
    }

    /** Whether a decision is about a place and names a dossier. */
    boolean isDecided(Place about, String number, long decision) {
        Query query = Query.of(Query.Filter.CODE, about.toString(), 1)
                .and(Query.Filter.DOSSIER, number)
                .before(new Place(decision + 1, 0), 1);
        return find(query).lines().stream().anyMatch(line -> line.position() == decision);
    }

    /** The line at a place. */
    Optional<Line> line(Place place) {
        return reading(() -> at(place));
    }

    private Optional<Line> at(Place place) {
        for (Part part : parts) {
            if (place.position() >= part.first() && place.position() <= part.last()) {
                int at = part.from(place);
                return at < part.size() && part.line(at).place().equals(place)
                        ? Optional.of(part.line(at))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The messages of a kind, oldest first: for what has to be known before anything is read. */
    List<Long> positions(Kind kind) {
        return reading(() -> {
            List<Long> positions = new ArrayList<>();
            for (Part part : parts) {
                BitSet marked = new BitSet();
                part.mark(terms.of(Terms.Field.KIND, kind.name()), marked);
                marked.stream().mapToLong(at -> part.line(at).position()).forEach(positions::add);
            }
            return positions;
        });
    }

    /** Every row with its terms, in order, as text: two indexes of one journal and key have equal ones. */
    public List<String> dump() {
        return Dump.of(parts);
    }
}
