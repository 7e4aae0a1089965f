package vn.lienthong.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/**
 * Records that are believed again as the mapping in force now reads them, by an order that two persons gave: as it stands in the facts of
 * a DECISION entry, {@code action} {@code re-deliver}. Each names the state that was believed when the guard looked: where another
 * one is believed by then, nothing changes, because what is newer stands. Steps are not said again.
 *
 * @param order the position of the proposal
 * @param versions by source, the mapping that the persons agreed to; with another one nothing is read
 * @param catalogue the last entry of the catalogue that they agreed to; with another one nothing is read. 0 in entries of builds that did not ask
 * @param items at most {@link #MOST}
 */
public record Redelivery(long order, Map<String, String> versions, long catalogue, List<Item> items) {
    /** So many fit into an entry's facts, beside the versions of all sources. */
    public static final int MOST = 200;

    /** The action of every entry about such an order begins so. */
    public static final String FAMILY = "re-deliver";

    public Redelivery {
        versions = Map.copyOf(versions);
        items = List.copyOf(items);
        if (items.size() > MOST) {
            throw new IllegalArgumentException("Expected at most " + MOST + " records, but found " + items.size());
        }
    }

    /**
     * @param record where it stands in its delivery
     * @param believed the state of its dossier that it may take the place of
     */
    public record Item(Version record, Version believed) {
        @Override
        public String toString() {
            return record + " " + believed;
        }

        private static Item parse(String line) {
            String[] parts = line.split(" ", 2);
            return new Item(Version.parse(parts[0]), Version.parse(parts[1]));
        }
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", FAMILY);
        facts.put("order", Long.toString(order));
        facts.put("versions", write(versions));
        facts.put("catalogue", Long.toString(catalogue));
        facts.put("records", items.stream().map(Item::toString).collect(Collectors.joining("\n")));
        return facts;
    }

    /** Whether a delivery is read as it was agreed to, where these are in force. */
    public boolean agrees(String source, Optional<String> version, long catalogueThere) {
        return version.equals(Optional.ofNullable(versions.get(source)))
                && (catalogue == 0 || catalogue == catalogueThere);
    }

    /** By delivery, the places of the records that are asked for. */
    public Map<Long, Set<Integer>> records() {
        return items.stream()
                .map(Item::record)
                .collect(Collectors.groupingBy(
                        Version::position, TreeMap::new, Collectors.mapping(Version::index, Collectors.toSet())));
    }

    /** One {@code source=version} a line. */
    public static String write(Map<String, String> versions) {
        return new TreeMap<>(versions)
                .entrySet().stream()
                        .map(one -> one.getKey() + '=' + one.getValue())
                        .collect(Collectors.joining("\n"));
    }

    public static Map<String, String> readVersions(String text) {
        return text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
    }

    /** Any entry about an order: proposed, approved, under way, ended. */
    public static boolean isFamily(Entry entry) {
        return entry.kind() == Kind.DECISION
                && entry.facts().getOrDefault("action", "").startsWith(FAMILY);
    }

    /** Empty for any other entry. */
    public static Optional<Redelivery> find(Entry entry) {
        Map<String, String> facts = entry.facts();
        if (entry.kind() != Kind.DECISION || !FAMILY.equals(facts.get("action"))) {
            return Optional.empty();
        }
        List<Item> items = facts.getOrDefault("records", "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(Item::parse)
                .toList();
        return Optional.of(new Redelivery(
                Long.parseLong(facts.getOrDefault("order", "0")),
                readVersions(facts.getOrDefault("versions", "")),
                Long.parseLong(facts.getOrDefault("catalogue", "0")),
                items));
    }
}
