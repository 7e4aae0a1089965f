package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Problem;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Inventory;
import vn.lienthong.mapping.Seen;
import vn.lienthong.workbench.Tried;

/** The lines of a mapping on trial, with what is wrong below the line that it concerns. */
record TrialMapping(Trial trial, TrialLinks links, boolean english) {
    List<Map<String, Object>> lines() {
        String text = trial.bundle().files().getOrDefault("mapping.yaml", "");
        Set<Integer> used = trial.tried()
                .seen()
                .map(seen ->
                        seen.used().lines().stream().map(Inventory.Line::number).collect(Collectors.toSet()))
                .orElse(Set.of());
        List<Map<String, Object>> shown = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().limit(TreeLines.MOST).toList()) {
            number++;
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("number", number);
            values.put("text", line.isEmpty() ? " " : line);
            values.put("tokens", links.ofMapping(number));
            values.put("linked", !links.ofMapping(number).isEmpty());
            values.put("used", used.contains(number));
            List<Map<String, Object>> notes = notes(number);
            values.put("notes", notes);
            values.put("bad", !notes.isEmpty());
            shown.add(values);
        }
        return shown;
    }

    /** What stands under a line of the mapping: findings in it, and problems that it raised, each once. */
    private List<Map<String, Object>> notes(int line) {
        List<Map<String, Object>> notes = new ArrayList<>();
        for (Finding finding : trial.tried().findings()) {
            if (finding.file().equals("mapping.yaml") && finding.line() == line) {
                notes.add(note(finding.code(), english ? finding.en() : finding.vi(), ""));
            }
        }
        Set<String> said = new LinkedHashSet<>();
        for (Problem problem : problems()) {
            if (mappingLine(problem.place()) == line
                    && said.add(problem.code().name() + problem.en())
                    && said.size() <= 5) {
                notes.add(note(problem.code().name(), advice(problem), source(problem.place())));
            }
        }
        return notes;
    }

    static Map<String, Object> note(String code, String advice, String place) {
        return Map.of("code", code, "advice", advice, "place", place, "placed", !place.isEmpty());
    }

    List<Problem> problems() {
        return trial.tried().seen().map(Seen::heard).orElse(List.of()).stream()
                .limit(Trial.MOST_RECORDS)
                .flatMap(heard -> Tried.problem(heard).stream())
                .toList();
    }

    String advice(Problem problem) {
        String sentence = english ? problem.en() : problem.vi();
        return trial.masked() ? Mask.sentence(sentence) : sentence;
    }

    /** {@code data[0].so} of {@code data[0].so → MaHoSo (mappings/x/mapping.yaml:14)}. */
    static String source(String place) {
        int arrow = place.indexOf(" → ");
        return arrow < 0 ? place : place.substring(0, arrow);
    }

    private static int mappingLine(String place) {
        int at = place.lastIndexOf("mapping.yaml:");
        return at < 0 ? 0 : TrialLinks.line(place.substring(at).replaceFirst("\\).*", ""));
    }
}
