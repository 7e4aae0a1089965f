package vn.lienthong.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An agency code read from the root down, whichever of the two styles wrote it (data/agency-code-formats.csv): {@code
 * 000.17.22.H56} (leaf first) and {@code H56.22.17} (root first) are the same path H56, 22, 17.
 */
record AgencyPath(List<String> parts) {
    private static final List<Integer> LEAF_FIRST = List.of(3, 2, 2, 3);

    static Optional<AgencyPath> find(String code) {
        List<String> parts = Arrays.asList(code.split("\\.", -1));
        if (isRoot(parts.get(0))) {
            return parts.stream().allMatch(AgencyPath::isPart) ? Optional.of(new AgencyPath(parts)) : Optional.empty();
        }
        if (!isRoot(parts.get(parts.size() - 1)) || !leafFirst(parts)) {
            return Optional.empty();
        }
        List<String> rootFirst = new ArrayList<>(parts);
        Collections.reverse(rootFirst);
        while (rootFirst.get(rootFirst.size() - 1).chars().allMatch(c -> c == '0')) {
            rootFirst.remove(rootFirst.size() - 1);
        }
        return Optional.of(new AgencyPath(List.copyOf(rootFirst)));
    }

    boolean isAtOrBelow(AgencyPath other) {
        return parts.size() >= other.parts.size()
                && parts.subList(0, other.parts.size()).equals(other.parts);
    }

    boolean isRoot() {
        return parts.size() == 1;
    }

    String root() {
        return parts.get(0);
    }

    private static boolean leafFirst(List<String> parts) {
        return parts.stream().map(String::length).toList().equals(LEAF_FIRST)
                && parts.subList(0, 3).stream().allMatch(p -> p.chars().allMatch(Character::isDigit));
    }

    private static boolean isRoot(String part) {
        return part.length() == 3
                && part.charAt(0) >= 'A'
                && part.charAt(0) <= 'Z'
                && Character.isDigit(part.charAt(1))
                && Character.isDigit(part.charAt(2));
    }

    private static boolean isPart(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }
}
