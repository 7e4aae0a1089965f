package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.ProblemGroup;
import vn.lienthong.mapping.UnknownCode;
import vn.lienthong.operator.CodeTables;

/** The queue of codes that no table knows: each value once, with how many records wait for it. */
record UnknownCodesView(Wording wording, List<ProblemGroup> groups, CodeTables tables) {
    /** Names a group in a form: the sentence itself may be long, and may hold what a form cannot carry. */
    static String mark(ProblemGroup group) {
        return group.en().isEmpty() ? "" : Payload.ofText(group.en()).sha256().substring(0, 16);
    }

    static Optional<UnknownCode> unknown(ProblemGroup group) {
        return UnknownCode.of(new Problem(group.code(), "", group.vi(), group.en()));
    }

    List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ProblemGroup group : groups) {
            lines.add(line(group, unknown(group)));
        }
        return lines;
    }

    private Map<String, Object> line(ProblemGroup group, Optional<UnknownCode> unknown) {
        String source = group.source();
        Optional<String> canonical = unknown.flatMap(code -> tables.canonical(source, code));
        boolean fillable =
                unknown.filter(code -> tables.isFillable(source, code)).isPresent();
        boolean english = wording.texts().lang().equals("en");
        String value = unknown.map(UnknownCode::value).orElse("");
        Map<String, Object> values = new LinkedHashMap<>(count(wording, group));
        values.put("table", unknown.map(UnknownCode::table).orElse(""));
        values.put(
                "statuses",
                unknown.filter(code -> code.table().endsWith("status.csv")).isPresent());
        values.put("value", Mask.sentence(value));
        values.put("advice", Mask.sentence(english ? group.en() : group.vi()));
        values.put("filled", canonical.isPresent());
        values.put("canonical", canonical.orElse(""));
        values.put("fillable", fillable && canonical.isEmpty());
        values.put("byHand", !fillable && canonical.isEmpty());
        values.put("releaseText", wording.get("releaseMany", group.count()));
        values.put(
                "why",
                canonical
                        .map(code -> wording.get("releaseWhy", Mask.sentence(value), code))
                        .orElse(""));
        return values;
    }

    /** What every line about a group of problems has. */
    static Map<String, Object> count(Wording wording, ProblemGroup group) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", group.source());
        values.put("code", group.code().name());
        values.put("title", wording.get("problem_" + group.code().name()));
        values.put("mark", mark(group));
        values.put("count", wording.number(group.count()));
        values.put("first", group.first());
        values.put("firstLink", wording.entryLink(group.first()));
        values.put("last", group.last());
        values.put("lastLink", wording.entryLink(group.last()));
        return values;
    }
}
