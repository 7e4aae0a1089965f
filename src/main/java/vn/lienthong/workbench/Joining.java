package vn.lienthong.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One value that a source keeps in two columns: family name and given name, a day and its hour. */
final class Joining {
    private static final Set<String> FAMILY =
            Set.of("ho", "ho dem", "ho va dem", "ho lot", "ho va ten dem", "last name", "family name", "surname");
    private static final Set<String> GIVEN = Set.of("ten", "first name", "given name");
    private static final Set<String> HOUR = Set.of("gio", "time", "hour");
    private static final String CLOCK = "\\d{1,2}:\\d{2}(:\\d{2})?";
    private static final double SURE = 0.8;

    private Joining() {}

    /** The lines with those replaced that are only one half. */
    static List<Proposal> of(List<Leaf> leaves, List<Proposal> lines) {
        List<Proposal> joined = new ArrayList<>();
        for (Proposal line : lines) {
            joined.add(hour(leaves, line).orElse(line));
        }
        name(leaves).ifPresent(name -> {
            joined.removeIf(
                    line -> line.field().equals(name.field()) || name.paths().contains(line.path()));
            joined.add(name);
        });
        return joined;
    }

    private static Optional<Proposal> name(List<Leaf> leaves) {
        for (Leaf family : leaves) {
            for (Leaf given : leaves) {
                if (FAMILY.contains(last(family)) && GIVEN.contains(last(given)) && beside(family, given)) {
                    Proposal first =
                            new Proposal("ChuHoSo", "TEXT", family.path(), SURE, Why.JOINED, family, List.of());
                    return Optional.of(join(first, given));
                }
            }
        }
        return Optional.empty();
    }

    /** A day without an hour, beside an hour with the rest of its name. */
    private static Optional<Proposal> hour(List<Leaf> leaves, Proposal line) {
        boolean day = line.kind().equals("TIME")
                && !line.leaf().values().isEmpty()
                && Times.formats(List.copyOf(line.leaf().values())).stream().noneMatch(Times::hasTimeOfDay);
        if (!day) {
            return Optional.empty();
        }
        Set<String> rest = rest(line.leaf(), Set.of("ngay", "date", "day"));
        return leaves.stream()
                .filter(leaf -> !leaf.values().isEmpty()
                        && leaf.values().stream().allMatch(text -> text.matches(CLOCK))
                        && beside(leaf, line.leaf())
                        && rest(leaf, HOUR).equals(rest))
                .findFirst()
                .map(leaf -> join(line, leaf));
    }

    private static Proposal join(Proposal line, Leaf second) {
        Leaf both = new Leaf(
                line.path(),
                line.leaf().keys(),
                texts(line.leaf(), second),
                line.leaf().filled(),
                "");
        return new Proposal(
                line.field(),
                line.kind(),
                line.path(),
                line.confidence(),
                line.why() == Why.JOINED ? Why.JOINED : line.why().and(Why.JOINED),
                both,
                List.of(),
                List.of(second.path()));
    }

    /** Every first half with a second one: enough to tell the format. */
    private static Set<String> texts(Leaf first, Leaf second) {
        Set<String> texts = new LinkedHashSet<>();
        for (String one : first.values()) {
            second.values().forEach(other -> texts.add(one + " " + other));
        }
        return texts;
    }

    private static boolean beside(Leaf one, Leaf other) {
        int depth = one.keys().size();
        return depth > 0
                && depth == other.keys().size()
                && one.keys().subList(0, depth - 1).equals(other.keys().subList(0, depth - 1));
    }

    private static String last(Leaf leaf) {
        return leaf.keys().isEmpty() ? "" : plain(leaf.keys().get(leaf.keys().size() - 1));
    }

    private static Set<String> rest(Leaf leaf, Set<String> without) {
        Set<String> words = new LinkedHashSet<>(List.of(last(leaf).split(" ")));
        return words.removeAll(without) ? words : Set.of(" none");
    }

    private static String plain(String name) {
        return Words.flat(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2"));
    }
}
