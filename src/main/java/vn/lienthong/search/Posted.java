package vn.lienthong.search;

import java.util.List;

/**
 * A line with what else it is found by.
 *
 * @param aliases other numbers of its dossier: MaHoSoKhac, what the portal issued
 * @param persons personal numbers in clear: only their keyed hashes leave the memory
 * @param agencies the agency and those above it, as of the event and today
 * @param codes further codes
 */
record Posted(Line line, List<String> aliases, List<String> persons, List<String> agencies, List<String> codes) {
    Posted {
        aliases = List.copyOf(aliases);
        persons = List.copyOf(persons);
        agencies = List.copyOf(agencies);
        codes = List.copyOf(codes);
    }

    static Posted of(Line line) {
        return new Posted(line, List.of(), List.of(), List.of(), List.of());
    }

    /** Never the numbers of persons. */
    @Override
    public String toString() {
        return "Posted[" + line.place() + "]";
    }
}
