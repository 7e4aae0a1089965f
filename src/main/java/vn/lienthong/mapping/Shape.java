package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a source's payload looks like: its known paths, and which of them may be absent. */
final class Shape {
    private static final int MOST_CHARACTERS = 1_000;

    /** Path to whether it may be absent; prefixes of the written paths are in it too. */
    private final Map<String, Boolean> optional = new HashMap<>();

    private final TreeSet<String> written = new TreeSet<>();
    private final Place root = new Place(0, "");
    private int count = 1;

    static Shape parse(String text, Findings findings) {
        Shape shape = new Shape();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean absent = line.endsWith("?");
            String path = absent ? line.substring(0, line.length() - 1).strip() : line;
            SourcePath parsed = path.length() > MOST_CHARACTERS ? null : SourcePath.parse(path);
            if (parsed == null || parsed.start() == SourcePath.Start.FACT) {
                findings.add(
                        "shape.txt",
                        new At(number, 1),
                        "path-invalid",
                        "Cần một đường dẫn như data[].dossierNo, nhưng thấy '" + start(line) + "'",
                        "Expected a path such as data[].dossierNo, but found '" + start(line) + "'");
                continue;
            }
            shape.add(parsed, absent);
        }
        return shape;
    }

    private static String start(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private void add(SourcePath path, boolean absent) {
        String whole = "";
        Place place = root;
        List<SourcePath.Segment> segments = path.segments();
        for (int i = 0; i < segments.size(); i++) {
            SourcePath.Segment segment = segments.get(i);
            whole = join(whole, quote(segment.key()));
            boolean last = i == segments.size() - 1;
            String here = whole + (segment.list() ? "[]" : "");
            place = place.below.computeIfAbsent(segment.key(), key -> new Place(count++, here));
            place.path = segment.list() ? here : place.path;
            if (segment.list()) {
                optional.putIfAbsent(whole, absent && last);
                whole += "[]";
            }
            if (last) {
                optional.put(whole, absent);
                written.add(whole);
            } else {
                optional.putIfAbsent(whole, false);
            }
        }
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    boolean knows(String path) {
        return path.isEmpty() || optional.containsKey(path);
    }

    /** Whether this path below a prefix may be absent: by itself, or because something that holds it may be. */
    boolean isOptional(String prefix, String rest) {
        String path = prefix;
        for (String part : SourcePath.split(rest)) {
            path = join(path, part);
            if (optional.getOrDefault(path, false)) {
                return true;
            }
        }
        return false;
    }

    /** Paths below a prefix, as a mapping would write them there. */
    List<String> below(String prefix) {
        String start = prefix.isEmpty() ? "" : prefix + ".";
        List<String> names = new ArrayList<>();
        for (String path : optional.keySet()) {
            if (path.startsWith(start)) {
                names.add(path.substring(start.length()));
            }
        }
        names.sort(null);
        return names;
    }

    static String join(String prefix, String rest) {
        return prefix.isEmpty() || rest.isEmpty() ? prefix + rest : prefix + "." + rest;
    }

    static String quote(String key) {
        return key.indexOf('.') >= 0 ? "'" + key + "'" : key;
    }

    /** The place of a path; the root for an empty one. */
    Place place(String path) {
        Place place = root;
        for (SourcePath.Segment segment : path.isEmpty() ? List.<SourcePath.Segment>of() : parsed(path)) {
            place = place.below.get(segment.key());
        }
        return place;
    }

    private static List<SourcePath.Segment> parsed(String path) {
        return SourcePath.parse(path).segments();
    }

    List<Place> placesBelow(Place place) {
        List<Place> places = new ArrayList<>();
        for (Place below : place.below.values()) {
            places.add(below);
            places.addAll(placesBelow(below));
        }
        return places;
    }

    /** A path as a walker meets it: lists leave no trace. */
    static final class Place {
        private final Map<String, Place> below = new HashMap<>();
        private final int index;
        private String path;

        private Place(int index, String path) {
            this.index = index;
            this.path = path;
        }

        int index() {
            return index;
        }

        String path() {
            return path;
        }

        boolean goesDeeper() {
            return !below.isEmpty();
        }

        /** Null when the shape does not know the key here. */
        Place find(String key) {
            Place place = below.get(key);
            return place == null ? below.get(Texts.clean(key)) : place;
        }
    }
}
