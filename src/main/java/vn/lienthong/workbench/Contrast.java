package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Two readings of one delivery beside each other, record by record and field by field, as a readout writes them. Pure. */
public final class Contrast {
    private Contrast() {}

    /**
     * One record.
     *
     * @param place {@code position:index}, or the position alone where records came or went
     * @param was missing when the record is new
     * @param is missing when the record is gone
     * @param changes empty when both say the same; the wording of one and the same problem is not compared
     */
    public record Pair(String place, JsonNode was, JsonNode is, List<Change> changes) {
        public Pair {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param what {@code value}, {@code problem-new}, {@code problem-gone}, {@code record-new}, {@code record-gone}
     * @param cause the canonical field, or the problem's code and the field that raises it
     * @param before missing where there was nothing, or nothing to show
     */
    public record Change(String what, String cause, JsonNode before, JsonNode after) {}

    /** Every record of both, in order. */
    public static List<Pair> of(long position, JsonNode before, JsonNode after) {
        // As many records as before: the same place is the same record, even if its number is what changes.
        boolean byNumber = before.size() != after.size();
        Map<String, JsonNode> was = byName(before, byNumber);
        Map<String, JsonNode> is = byName(after, byNumber);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String name : names) {
            JsonNode one = was.getOrDefault(name, MissingNode.getInstance());
            JsonNode other = is.getOrDefault(name, MissingNode.getInstance());
            String place = byNumber ? String.valueOf(position) : position + ":" + name;
            pairs.add(new Pair(place, one, other, changes(one, other)));
        }
        return pairs;
    }

    /** By the dossier's number, else by place; the same number again is told apart by how often it was seen. */
    private static Map<String, JsonNode> byName(JsonNode records, boolean byNumber) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            String name = byNumber ? records.get(i).path("MaHoSo").asText("") : "";
            int again = seen.merge(name, 1, Integer::sum);
            named.put(byNumber ? name + " " + again : String.valueOf(i), records.get(i));
        }
        return named;
    }

    private static List<Change> changes(JsonNode was, JsonNode is) {
        if (was.isMissingNode() || is.isMissingNode()) {
            return List.of(change(was.isMissingNode() ? "record-new" : "record-gone", "", MissingNode.getInstance()));
        }
        boolean failed = was.has("problem");
        boolean fails = is.has("problem");
        if (!failed && !fails) {
            return was.equals(is) ? List.of() : values(was, is);
        }
        List<Change> changes = new ArrayList<>();
        if (failed && (!fails || !cause(was).equals(cause(is)))) {
            changes.add(change("problem-gone", cause(was), MissingNode.getInstance()));
        }
        if (fails && (!failed || !cause(was).equals(cause(is)))) {
            changes.add(change("problem-new", cause(is), is.path("en")));
        }
        return changes;
    }

    private static List<Change> values(JsonNode was, JsonNode is) {
        Set<String> fields = names(was);
        fields.addAll(names(is));
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            if (!was.path(field).equals(is.path(field))) {
                changes.add(new Change("value", field, was.path(field), is.path(field)));
            }
        }
        return changes;
    }

    private static Set<String> names(JsonNode record) {
        Set<String> names = new TreeSet<>();
        record.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Change change(String what, String cause, JsonNode after) {
        return new Change(what, cause, MissingNode.getInstance(), after);
    }

    /** {@code DATE_IMPOSSIBLE NgayTra}: the code and the field, without the line, which moves with every edit. */
    private static String cause(JsonNode failed) {
        String place = failed.path("place").asText();
        int arrow = place.lastIndexOf("→ ");
        String field = arrow < 0 ? "" : " " + place.substring(arrow + 2).replaceFirst(" \\(.*", "");
        return failed.path("problem").asText() + field;
    }
}
