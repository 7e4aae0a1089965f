package vn.lienthong.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody sees, or has looked for. Words that were looked for stand here as their keyed hash only: whoever knows them can ask whether they were
 * looked for, and nobody can read them here.
 *
 * @param action what was done, as searches find it
 * @param facts what it was about
 * @param positions the messages that are shown
 */
public record Look(String action, Map<String, String> facts, List<Long> positions) {
    private static final int MOST = 20_000;

    public Look {
        facts = Map.copyOf(facts);
        positions = positions.stream().distinct().limit(MOST).toList();
    }

    /** One payload as it is. */
    public static Look atPayload(long position) {
        return new Look("look-payload", Map.of("position", Long.toString(position)), List.of(position));
    }

    /** Messages that were exported, as the file of that export is fetched. */
    public static Look atExport(String id, List<Long> positions) {
        return new Look("look-export", Map.of("export", id), positions);
    }

    /** @param keyed what was looked for, by the search's parameter, as its keyed hash */
    public static Look forPerson(Map<String, String> keyed, List<Long> found) {
        return new Look("look-search", keyed, found);
    }

    /** Values that a mapping reads from deliveries of a source. */
    public static Look atValues(String source, List<Long> positions) {
        return new Look("look-values", Map.of("source", source), positions);
    }

    Map<String, String> facts(String how) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("action", action);
        facts.forEach(all::put);
        all.put("messages", Integer.toString(positions.size()));
        all.put("how", how);
        return all;
    }
}
