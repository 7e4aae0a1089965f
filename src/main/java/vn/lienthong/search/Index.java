package vn.lienthong.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import vn.lienthong.dossier.AgencyCode;
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

    private final Terms terms;
    private final Shelf shelf;
    private final int seal;
    private volatile List<Part> parts;
    private volatile long bookmark;
    private Tail tail;

    private Index(Terms terms, Shelf shelf, int seal) {
        this.seal = seal;
        this.terms = terms;
        this.shelf = shelf;
        this.bookmark = shelf.last();
        show(new Tail(bookmark + 1));
    }

    /**
     * What a crash left half done, what was made with another key, and what is damaged is deleted, to be made again.
     *
     * @param folder derived from the journal: may be deleted while nobody has it open
     */
    public static Index open(Path folder, SearchKey key) throws IOException {
        return open(folder, key, SEAL);
    }

    static Index open(Path folder, SearchKey key, int seal) throws IOException {
        Terms terms = new Terms(key);
        return new Index(terms, Shelf.open(folder, terms.check(), seal), seal);
    }

    /** The last message whose lines are here. */
    public long bookmark() {
        return bookmark;
    }

    /** How many lines, how many of them on disk. */
    public long size() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /** Takes the lines of the messages after the bookmark, up to the last one given. */
    void take(List<Posted> posted, long last) {
        tail.add(posted, terms, last);
        bookmark = last;
        if (tail.size() >= seal) {
            seal();
        }
    }

    /** What is in memory stays there until the run is durable: a full disk loses nothing but the memory's room. */
    private void seal() {
        try {
            shelf.add(tail);
            show(new Tail(bookmark + 1));
            while (shelf.isDue()) {
                shelf.merge();
                show(tail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write a run of the search index, but: " + e.getMessage(), e);
        }
    }

    private void show(Tail newest) {
        List<Part> all = new ArrayList<>(shelf.runs());
        all.add(newest);
        tail = newest;
        parts = List.copyOf(all);
    }

    /** A page of lines. What is taken in meanwhile may or may not be among them. */
    public Found find(Query query) {
        List<long[]> wanted = new ArrayList<>();
        long code = 0;
        for (Map.Entry<Query.Filter, String> one : query.values().entrySet()) {
            wanted.add(terms(one.getKey(), one.getValue()));
            if (one.getKey() == Query.Filter.CODE) {
                code = terms.of(Terms.Field.CODE, one.getValue());
            }
        }
        long reach = bookmark;
        List<Line> lines = look(query, wanted, code);
        boolean more = lines.size() > query.limit();
        List<Line> page = more ? lines.subList(0, query.limit()) : lines;
        return new Found(page, more ? Optional.of(page.get(page.size() - 1).place()) : Optional.empty(), reach);
    }

    private List<Line> look(Query query, List<long[]> wanted, long code) {
        Looking looking = new Looking(query, wanted, code);
        List<Part> now = parts;
        for (int i = now.size() - 1; i >= 0 && !looking.isFull(); i--) {
            looking.look(now.get(i));
        }
        return looking.found();
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
        return numbers(value).stream()
                .flatMapToLong(number ->
                        LongStream.of(terms.of(Terms.Field.NUMBER, number), terms.of(Terms.Field.ALIAS, number)))
                .distinct()
                .toArray();
    }

    /** The number itself, and those of the dossiers that have it as another one. */
    public Set<String> numbers(String value) {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(value);
        Query all = new Query(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), MOST_ALIASED);
        look(all, List.of(new long[] {terms.of(Terms.Field.ALIAS, value)}), 0).stream()
                .map(Line::number)
                .filter(number -> !number.isEmpty() && numbers.size() < MOST_NUMBERS)
                .forEach(numbers::add);
        return numbers;
    }

    /** The line at a place. */
    Optional<Line> line(Place place) {
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
        List<Long> positions = new ArrayList<>();
        for (Part part : parts) {
            BitSet marked = new BitSet();
            part.mark(terms.of(Terms.Field.KIND, kind.name()), marked);
            marked.stream().mapToLong(at -> part.line(at).position()).forEach(positions::add);
        }
        return positions;
    }

    /** Every row with its terms, in order, as text: two indexes of one journal and key have equal ones. */
    public List<String> dump() {
        return Dump.of(parts);
    }
}
