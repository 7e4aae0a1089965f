package vn.lienthong.search;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lines are looked for: all that is said must hold of one line. Newest first.
 *
 * @param values what each filter says
 * @param named lines that count as having the code although the index does not know it: problems that the ledger named
 * @param from not before; empty from the beginning
 * @param to before; empty to the end
 * @param before only lines in front of this one: the next page
 * @param limit at most so many
 */
public record Query(
        Map<Filter, String> values,
        Set<Place> named,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Place> before,
        int limit) {
    /** The largest page. */
    public static final int MOST = 500;

    /** By what is looked for. The word is the name of the parameter in addresses and options. */
    public enum Filter {
        DOSSIER("dossier"),
        PROCEDURE("procedure"),
        AGENCY("agency"),
        SOURCE("source"),
        STATUS("status"),
        KIND("kind"),
        CODE("code"),
        PERSON("person");

        private final String word;

        Filter(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Query {
        values = Map.copyOf(values);
        named = Set.copyOf(named);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Expected 1 to " + MOST + " lines, but found " + limit);
        }
    }

    /** The first page of what one filter says. */
    public static Query of(Filter filter, String value, int limit) {
        return new Query(Map.of(filter, value), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** With one filter more. */
    public Query and(Filter filter, String value) {
        Map<Filter, String> more = new EnumMap<>(Filter.class);
        more.putAll(values);
        more.put(filter, value);
        return new Query(more, named, from, to, before, limit);
    }

    public Query naming(Set<Place> places) {
        return new Query(values, places, from, to, before, limit);
    }

    public Query limited(int most) {
        return new Query(values, named, from, to, before, most);
    }

    public Query before(Place place, int most) {
        return new Query(values, named, from, to, Optional.of(place), most);
    }
}
