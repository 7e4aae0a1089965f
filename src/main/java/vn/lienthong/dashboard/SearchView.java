package vn.lienthong.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.journal.Kind;
import vn.lienthong.search.Found;
import vn.lienthong.search.IndexState;
import vn.lienthong.search.Line;
import vn.lienthong.search.Place;

/**
 * The page of the search.
 *
 * @param said what stood in the address, by parameter
 */
record SearchView(Wording wording, Map<String, String> said) {
    static final String ADDRESS = "/tra-cuu";

    /** A page with lines. */
    String page(Found found, long last, IndexState state) {
        List<Line> lines = found.lines();
        Optional<Place> next = found.next();
        long reach = found.reach();
        Map<String, Object> values = values();
        values.put("asked", true);
        values.put("lines", lines.stream().map(this::line).toList());
        values.put("none", lines.isEmpty());
        values.put("behind", reach < last);
        values.put("reach", wording.get("searchReach", wording.number(reach), wording.number(last)));
        boolean told = state != IndexState.OK && state != IndexState.CHECKING;
        values.put("told", told);
        values.put("state", state.word());
        values.put("stateText", told ? wording.get("searchState_" + state.word()) : "");
        values.put("more", next.isPresent());
        values.put("nextLink", next.map(place -> address(place.toString())).orElse(""));
        return Templates.render("search", values);
    }

    /** The form alone, or with why it cannot be read. */
    String form(String sentence) {
        Map<String, Object> values = values();
        values.put("refused", !sentence.isEmpty());
        values.put("sentence", sentence);
        return Templates.render("search", values);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = Frame.of(wording, wording.get("searchTitle"), ADDRESS, "", "");
        for (String name : SearchPages.PARAMETERS) {
            values.put("in_" + name, said.getOrDefault(name, ""));
        }
        values.put(
                "kinds",
                Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.READING)
                        .map(kind -> option(kind.name(), wording.get("kind_" + kind.name()), "kind"))
                        .toList());
        values.put(
                "statuses",
                Stream.iterate(1, code -> code + 1)
                        .limit(10)
                        .map(code -> option(code.toString(), StoryView.statusText(wording, code), "status"))
                        .toList());
        values.put("asked", false);
        values.put("refused", false);
        values.put("sentence", "");
        values.put("none", false);
        values.put("behind", false);
        values.put("told", false);
        values.put("more", false);
        values.put("lines", List.of());
        return values;
    }

    private Map<String, Object> option(String value, String text, String parameter) {
        boolean chosen = value.equalsIgnoreCase(said.getOrDefault(parameter, ""));
        return Map.of("value", value, "text", text, "chosen", chosen);
    }

    private Map<String, Object> line(Line line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("place", line.place().toString());
        values.put("position", line.position());
        values.put("link", wording.entryLink(line.position()));
        values.put("at", wording.moment(line.at()));
        values.put("kindText", wording.get("kind_" + line.kind().name()));
        values.put("kind", line.kind().name());
        values.put("party", line.party());
        values.put("hasNumber", !line.number().isEmpty());
        values.put("number", line.number());
        values.put("storyLink", wording.link(StoryView.ADDRESS, "so", line.number()));
        values.put("status", StoryView.statusText(wording, line.status()));
        values.put("procedure", Mask.sentence(line.procedure()));
        values.put("agency", Mask.sentence(line.agency()));
        values.put("code", line.code());
        return values;
    }

    /** The same search from another place on, or from the beginning. */
    String address(String before) {
        Map<String, String> all = new TreeMap<>(said);
        all.put("before", before);
        if ("en".equals(wording.texts().lang())) {
            all.put("lang", "en");
        }
        return ADDRESS + "?"
                + all.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
