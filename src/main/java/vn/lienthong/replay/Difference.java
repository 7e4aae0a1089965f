package vn.lienthong.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A record that differs, as the run's file keeps it: without values but codes of the portal's own lists.
 *
 * @param at {@code position:index}, or the position alone where records came or went
 * @param source its code
 * @param dossier its number; empty where the record names none
 * @param changes each as the report names a cause, without the source: {@code value TrangThaiHoSo 5 → 6}, {@code decision stale → news}
 */
public record Difference(String at, String source, String dossier, List<String> changes) {
    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * One of its changes, in parts.
     *
     * @param what the kind of difference, as of {@link Cause}
     * @param field the canonical field; of a problem its code and the field; empty of a decision
     * @param before what was: a code, a kind of value, what was decided; empty where there is nothing to compare
     * @param after what would be, likewise
     */
    public record Change(String what, String field, String before, String after) {}

    /** Its changes in parts, in order. */
    public List<Change> parts() {
        return changes.stream().map(Difference::part).toList();
    }

    private static Change part(String change) {
        int space = change.indexOf(' ');
        String what = space < 0 ? change : change.substring(0, space);
        String rest = space < 0 ? "" : change.substring(space + 1);
        int arrow = rest.indexOf(" → ");
        if (arrow < 0) {
            return new Change(what, rest, "", "");
        }
        String before = rest.substring(0, arrow);
        String after = rest.substring(arrow + 3);
        int field = what.equals("value") ? before.indexOf(' ') : -1;
        return field < 0
                ? new Change(what, "", before, after)
                : new Change(what, before.substring(0, field), before.substring(field + 1), after);
    }

    /** The message's position. */
    public long position() {
        return Long.parseLong(at.split(":", 2)[0]);
    }

    /** Whether it names the record in its message. */
    public boolean hasRecord() {
        return at.contains(":");
    }

    static Difference parse(String line) {
        try {
            JsonNode read = Runs.JSON.readTree(line);
            List<String> changes = new ArrayList<>();
            read.path("changes").forEach(one -> changes.add(one.asText()));
            return new Difference(
                    read.path("at").asText(),
                    read.path("source").asText(),
                    read.path("dossier").asText(),
                    changes);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a line of differences as JSON, but: " + e.getMessage(), e);
        }
    }
}
