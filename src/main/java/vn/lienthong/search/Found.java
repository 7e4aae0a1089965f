package vn.lienthong.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of lines, newest first.
 *
 * @param next where the next page goes on; empty when there is none
 * @param reach up to which message the index knows the journal
 */
public record Found(List<Line> lines, Optional<Place> next, long reach) {
    public Found {
        lines = List.copyOf(lines);
    }
}
