package vn.lienthong.search;

import java.util.List;
import java.util.Optional;

/**
 * What a scan of payloads found so far.
 *
 * @param looked into so many messages
 * @param next where the scan goes on; empty when everything was looked at
 * @param reach up to which message the index knows the journal
 */
public record Scanned(List<Line> lines, long looked, Optional<Place> next, long reach) {
    public Scanned {
        lines = List.copyOf(lines);
    }
}
