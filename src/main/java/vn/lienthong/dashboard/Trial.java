package vn.lienthong.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Seen;
import vn.lienthong.workbench.Tried;

/**
 * One payload read on trial, as a page shows it.
 *
 * @param position of the delivery in the journal; empty for a text that was pasted, whose values the asker knows already
 * @param facts the transport facts it was read with
 */
record Trial(Bundle bundle, Tried tried, Optional<Long> position, Map<String, String> facts) {
    /** More records are read, and counted, but not shown. */
    static final int MOST_RECORDS = 20;

    Trial {
        facts = Map.copyOf(facts);
    }

    boolean masked() {
        return position.isPresent();
    }

    List<Seen.Trace> traces() {
        return tried.seen()
                .map(seen -> seen.traces().stream()
                        .filter(trace -> trace.index() < MOST_RECORDS)
                        .toList())
                .orElse(List.of());
    }

    /** A value as it may be shown, under the name it stands by. */
    String shown(String key, String value) {
        if (!masked()) {
            return value.length() > 300 ? value.substring(0, 300) + "…" : value;
        }
        return Mask.isHarmlessNumber(value) ? value : Mask.value(key, value);
    }

    /** A canonical value: hidden too where the source's own text is, whatever name the mapping gives it. */
    String canonical(Seen.Trace trace) {
        String value = trace.value() == null ? "" : trace.value();
        boolean secret = masked()
                && trace.said().stream()
                        .anyMatch(said -> TrialLinks.text(said).equals(value)
                                && !shown(key(TrialLinks.place(said)), value).equals(value));
        String field = trace.field().substring(trace.field().lastIndexOf('.') + 1);
        return secret ? Mask.MASKED : shown(field, value);
    }

    /** The last name of a path. */
    static String key(String path) {
        String bare = TreeLines.bare(path);
        return bare.substring(bare.lastIndexOf('.') + 1).replaceAll("[@'?]", "");
    }
}
