package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.mapping.Seen;

/** Which line of the tree, line of the mapping and canonical value belong together: they share a token. */
final class TrialLinks {
    private final Map<Integer, Set<String>> byTreeLine = new HashMap<>();
    private final Map<Integer, Set<String>> byMappingLine = new TreeMap<>();
    private final Map<String, List<Integer>> exact = new HashMap<>();
    private final Map<String, List<Integer>> alike = new HashMap<>();
    private final List<TreeLines.Line> tree;

    /** @param traces those that are shown; the token of each is its place in the list */
    TrialLinks(List<TreeLines.Line> tree, List<Seen.Trace> traces) {
        this.tree = tree;
        for (int i = 0; i < tree.size(); i++) {
            exact.computeIfAbsent(tree.get(i).path(), path -> new ArrayList<>()).add(i);
            if (tree.get(i).leaf()) {
                alike.computeIfAbsent(tree.get(i).bare(), path -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int t = 0; t < traces.size(); t++) {
            learn(token(t), traces.get(t));
        }
    }

    static String token(int trace) {
        return "t" + trace;
    }

    /** {@code data[0].so} of {@code data[0].so = 'H56…'}. */
    static String place(String said) {
        int at = said.indexOf(" = '");
        return at < 0 ? said : said.substring(0, at);
    }

    /** {@code H56…} of {@code data[0].so = 'H56…'}. */
    static String text(String said) {
        int at = said.indexOf(" = '");
        return at < 0 ? "" : said.substring(at + 4, said.length() - 1);
    }

    /** 14 of {@code mappings/x/mapping.yaml:14}; 0 for none. */
    static int line(String where) {
        String number = where.substring(where.lastIndexOf(':') + 1);
        return number.matches("\\d{1,7}") ? Integer.parseInt(number) : 0;
    }

    String ofTree(int index) {
        return String.join(" ", byTreeLine.getOrDefault(index, Set.of()));
    }

    String ofMapping(int line) {
        return String.join(" ", byMappingLine.getOrDefault(line, Set.of()));
    }

    /** The tree's line for a place as traces and problems write it, or -1. */
    int find(String place, String text) {
        String bare = place.replaceFirst("^\\$\\.", "");
        List<Integer> same = exact.get(bare);
        if (same != null) {
            return same.get(0);
        }
        // A list that is one object, an item that was chosen by a value: the place is written otherwise than it lies.
        List<Integer> like = alike.getOrDefault(TreeLines.bare(place), List.of());
        String item = bare.replaceFirst("^([^.\\[]*\\[\\d+]).*", "$1");
        List<Integer> near = like.stream()
                .filter(i -> tree.get(i).path().startsWith(item) || !item.endsWith("]"))
                .collect(Collectors.toList());
        return near.stream()
                .filter(i -> tree.get(i).value().strip().equals(text))
                .findFirst()
                .orElse(near.isEmpty() ? -1 : near.get(0));
    }

    private void learn(String token, Seen.Trace trace) {
        int line = line(trace.line());
        byMappingLine.computeIfAbsent(line, any -> new LinkedHashSet<>()).add(token);
        for (String said : trace.said()) {
            int at = find(place(said), text(said));
            if (at >= 0) {
                byTreeLine.computeIfAbsent(at, any -> new LinkedHashSet<>()).add(token);
            }
        }
    }
}
