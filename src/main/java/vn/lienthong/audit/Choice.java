package vn.lienthong.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which messages are to be exported: those at the positions, and those that fit all that is said besides.
 *
 * @param dossier its number, or another that it is called; empty for any
 * @param source the code of a source, or another party; empty for any
 * @param from received not before
 * @param to received before
 */
public record Choice(
        List<Long> positions, String dossier, String source, Optional<Instant> from, Optional<Instant> to) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    public Choice {
        positions = List.copyOf(positions);
    }

    /** Something is named: a period alone would be the whole journal. */
    public boolean isSomething() {
        return !positions.isEmpty() || isLookedFor();
    }

    boolean isLookedFor() {
        return !dossier.isEmpty() || !source.isEmpty();
    }

    boolean covers(Instant at) {
        return from.map(first -> !at.isBefore(first)).orElse(true)
                && to.map(end -> at.isBefore(end)).orElse(true);
    }

    /** For people: what was asked for, in one line. */
    public String line() {
        List<String> parts = new ArrayList<>();
        positions.stream().limit(20).forEach(position -> parts.add(Long.toString(position)));
        if (positions.size() > 20) {
            parts.add("… (" + positions.size() + ")");
        }
        for (String one : List.of(dossier, source)) {
            if (!one.isEmpty()) {
                parts.add(one);
            }
        }
        from.ifPresent(at -> parts.add("≥ " + at));
        to.ifPresent(at -> parts.add("< " + at));
        return String.join(", ", parts);
    }

    /** A day in Vietnam, or an instant of ISO 8601. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(VIETNAM).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Numbers with commas or blanks between; empty if something else stands there. */
    public static Optional<List<Long>> positions(String text) {
        List<Long> found = new ArrayList<>();
        for (String one : text.strip().split("[\\s,;]+")) {
            if (!one.isEmpty() && !one.matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            if (!one.isEmpty()) {
                found.add(Long.parseLong(one));
            }
        }
        return Optional.of(found);
    }
}
