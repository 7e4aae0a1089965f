package vn.lienthong.dossier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The identifier of an agency (madonvi) in either style (domain.md 3): {@code 000.17.22.H56} (QCVN 102:2016, leaf first)
 * or {@code H56.22.17} (Decision 20/2020, root first). Used to tell to whom an agency belongs, never to rename one: the
 * lists were reissued, so old and new codes are not converted by arithmetic.
 */
public record AgencyCode(String value) {
    public AgencyCode {
        value = value.strip();
        if (value.isEmpty() || value.length() > 35) {
            throw new IllegalArgumentException(
                    "Expected an agency code of 1 to 35 characters, but found " + value.length());
        }
    }

    /** The province or ministry: {@code H56} for both {@code 000.17.22.H56} and {@code H56.22.17}. */
    public String root() {
        return path().get(0);
    }

    /** True when this agency is {@code other} or lies below it; {@code 000.00.00.H56} and {@code H56} are one agency. */
    public boolean isWithin(AgencyCode other) {
        List<String> mine = path();
        List<String> theirs = other.path();
        return mine.size() >= theirs.size() && mine.subList(0, theirs.size()).equals(theirs);
    }

    /** How many levels below the root; decides between two agencies that both contain a third. */
    public int depth() {
        return path().size();
    }

    /** This agency and those above it, the nearest first, each written root first: {@code H56.22.17}, {@code H56.22}, {@code H56}. */
    public List<String> lineage() {
        List<String> path = path();
        List<String> lineage = new ArrayList<>();
        for (int depth = path.size(); depth > 0; depth--) {
            lineage.add(String.join(".", path.subList(0, depth)));
        }
        return lineage;
    }

    private List<String> path() {
        List<String> parts = new ArrayList<>(List.of(value.split("\\.")));
        if (!Character.isDigit(value.charAt(0))) {
            return parts;
        }
        Collections.reverse(parts);
        parts.removeIf(part -> part.chars().allMatch(c -> c == '0'));
        return parts.isEmpty() ? List.of(value) : parts;
    }

    @Override
    public String toString() {
        return value;
    }
}
