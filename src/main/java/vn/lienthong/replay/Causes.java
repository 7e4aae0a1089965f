package vn.lienthong.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import vn.lienthong.workbench.Contrast;

/** Names the cause of a difference without saying what a person is called. */
final class Causes {
    /** The portal's own closed lists (domain.md 3): their codes say nothing about a person. */
    private static final Set<String> CODES = Set.of("TrangThaiHoSo", "TrangThai", "KenhThucHien", "LoaiDoiTuong");

    private Causes() {}

    /** Each cause with this one record. */
    static List<Cause> of(String source, Contrast.Pair pair) {
        if (pair.changes().isEmpty()) {
            return List.of(named(source, "wording", pair.is().path("problem").asText(), pair));
        }
        if (isStep(pair.was()) != isStep(pair.is()) && isRead(pair.was()) && isRead(pair.is())) {
            return List.of(named(source, isStep(pair.is()) ? "becomes-step" : "becomes-status", "", pair));
        }
        return pair.changes().stream()
                .map(change -> named(source, change.what(), cause(change), pair))
                .toList();
    }

    /** Each decision with this one record: the first word says which kind of difference. */
    static List<Cause> of(Decisions.Decided decided) {
        return decided.changes().stream()
                .map(change -> change.split(" ", 2))
                .map(parts -> new Cause(decided.source(), parts[0], parts[1], 1, List.of(decided.at()), ""))
                .toList();
    }

    private static Cause named(String source, String what, String cause, Contrast.Pair pair) {
        JsonNode failed = what.equals("problem-gone") ? pair.was() : pair.is();
        return new Cause(
                source,
                what,
                cause,
                1,
                List.of(pair.place()),
                inMapping(failed.path("place").asText()));
    }

    /** The mapping's side of a place. The payload's side names keys and columns as the source sent them, which may be anything. */
    static String inMapping(String place) {
        int arrow = place.lastIndexOf("→ ");
        if (arrow >= 0) {
            String ours = place.substring(arrow + 2);
            return ours.matches("\\w+( \\(mappings/[^)]*\\))?") ? ours : "";
        }
        return place.matches("mappings/[a-z0-9-]+(/mapping\\.yaml)?") ? place : "";
    }

    private static String cause(Contrast.Change change) {
        if (!change.what().equals("value")) {
            return change.cause();
        }
        return change.cause() + " " + kind(change.cause(), change.before()) + " → "
                + kind(change.cause(), change.after());
    }

    private static String kind(String field, JsonNode value) {
        if (value.isMissingNode()) {
            return "-";
        }
        if (value.isArray()) {
            return "list";
        }
        return CODES.contains(field) ? value.asText() : isTime(value.asText()) ? "time" : "text";
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isRead(JsonNode record) {
        return record.isObject() && !record.has("problem");
    }

    /** A dossier's state has a status; a step on its own has none. */
    private static boolean isStep(JsonNode record) {
        return !record.has("TrangThaiHoSo");
    }
}
