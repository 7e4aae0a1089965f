package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Payload;
import vn.lienthong.mapping.Seen;
import vn.lienthong.workbench.Tried;

/** A trial side by side: the payload's tree, the mapping's lines, the canonical result. */
final class TrialView {
    private final Wording wording;
    private final Trial trial;
    private final TreeLines tree;
    private final List<Seen.Trace> traces;
    private final TrialLinks links;
    private final TrialMapping mapping;
    private final boolean english;

    TrialView(Wording wording, Trial trial) {
        this.wording = wording;
        this.trial = trial;
        this.tree = trial.tried()
                .seen()
                .flatMap(Seen::tree)
                .map(TreeLines::of)
                .orElseGet(() -> TreeLines.of(com.fasterxml.jackson.databind.node.MissingNode.getInstance()));
        this.traces = trial.traces();
        this.links = new TrialLinks(tree.lines(), traces);
        this.mapping = new TrialMapping(trial, links, wording.texts().lang().equals("en"));
        this.english = wording.texts().lang().equals("en");
    }

    Map<String, Object> values() {
        List<Heard> heard = trial.tried().seen().map(Seen::heard).orElse(List.of());
        long failed =
                heard.stream().filter(one -> Tried.problem(one).isPresent()).count();
        List<String> ignored = trial.tried().seen().map(Seen::ignored).orElse(List.of());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("code", trial.bundle().code());
        values.put("version", trial.bundle().version());
        values.put("masked", trial.masked());
        values.put("position", trial.position().map(String::valueOf).orElse(""));
        values.put("entryLink", trial.position().map(wording::entryLink).orElse(""));
        values.put("read", trial.tried().seen().isPresent());
        values.put("clean", trial.tried().clean());
        values.put("summary", wording.get("trialSummary", heard.size(), failed, ignored.size()));
        values.put("more", heard.size() > Trial.MOST_RECORDS);
        values.put("moreText", wording.get("trialMore", Trial.MOST_RECORDS));
        values.put("tree", treeLines(ignored));
        values.put("treeCut", !tree.whole());
        values.put("mapping", mapping.lines());
        values.put("findings", elsewhere());
        values.put("anyFindings", !trial.tried().findings().isEmpty());
        values.put("facts", facts());
        values.put("anyFacts", !trial.facts().isEmpty());
        values.put("records", records(heard));
        values.put("ignored", ignored.stream().map(Mask::key).toList());
        values.put("anyIgnored", !ignored.isEmpty());
        values.put("whole", whole());
        return values;
    }

    private List<Map<String, Object>> treeLines(List<String> ignored) {
        Set<String> unused = ignored.stream().map(TreeLines::bare).collect(Collectors.toSet());
        Set<Integer> bad = new LinkedHashSet<>();
        mapping.problems().forEach(problem -> bad.add(links.find(TrialMapping.source(problem.place()), "")));
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < tree.lines().size(); i++) {
            TreeLines.Line line = tree.lines().get(i);
            if (line.path().isEmpty() && line.depth() == 0 && !line.leaf()) {
                continue;
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("depth", Math.min(line.depth(), 12));
            values.put("key", trial.masked() ? Mask.key(line.key()) : line.key());
            values.put("leaf", line.leaf());
            values.put("value", line.leaf() ? trial.shown(line.maskKey(), line.value()) : "");
            values.put("path", line.path());
            values.put("tokens", links.ofTree(i));
            values.put("linked", !links.ofTree(i).isEmpty());
            values.put("unused", line.leaf() && unused.contains(line.bare()));
            values.put("bad", bad.contains(i));
            shown.add(values);
        }
        return shown;
    }

    private List<Map<String, Object>> elsewhere() {
        return trial.tried().findings().stream()
                .map(finding -> TrialMapping.note(
                        finding.code(),
                        english ? finding.en() : finding.vi(),
                        finding.file() + ":" + finding.line() + ":" + finding.column()))
                .toList();
    }

    private List<Map<String, Object>> facts() {
        return trial.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> Map.<String, Object>of(
                        "name", "@" + Mask.key(fact.getKey()), "value", trial.shown(fact.getKey(), fact.getValue())))
                .toList();
    }

    private List<Map<String, Object>> records(List<Heard> heard) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Heard one : heard.stream().limit(Trial.MOST_RECORDS).toList()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("index", one.index());
            values.put("rows", rows(one.index()));
            values.put("bad", Tried.problem(one).isPresent());
            values.put("problem", Tried.problem(one).map(this::problem).orElse(Map.of()));
            shown.add(values);
        }
        return shown;
    }

    private Map<String, Object> problem(Problem problem) {
        return Map.of(
                "code",
                problem.code().name(),
                "title",
                wording.get("problem_" + problem.code().name()),
                "advice",
                mapping.advice(problem),
                "place",
                problem.place());
    }

    private List<Map<String, Object>> rows(int index) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int t = 0; t < traces.size(); t++) {
            Seen.Trace trace = traces.get(t);
            if (trace.index() != index) {
                continue;
            }
            List<String> from = trace.said().stream()
                    .map(TrialLinks::place)
                    .distinct()
                    .map(place -> trial.masked() ? Mask.sentence(place) : place)
                    .toList();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("tokens", TrialLinks.token(t));
            values.put("field", trace.field());
            values.put("value", trial.canonical(trace));
            values.put("none", trace.value() == null);
            values.put("constant", from.isEmpty());
            values.put("from", String.join(", ", from));
            values.put("line", TrialLinks.line(trace.line()));
            rows.add(values);
        }
        return rows;
    }

    /** All that comes out, derived values too, as an example's expected file says it. */
    private String whole() {
        String text = trial.tried().expectation();
        String shown = trial.masked()
                ? MaskedPayload.of("application/json", Payload.ofText(text)).text()
                : text;
        return shown.length() > MaskedPayload.MOST ? shown.substring(0, MaskedPayload.MOST) + "…" : shown;
    }
}
