package vn.lienthong.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A replay and how far it has come; a file, replaced as it goes on, so that one that is killed can be resumed.
 *
 * @param end the journal's last message when it began: nothing behind it is read; 0 while the versions are still gathered
 * @param position everything up to here was compared
 * @param total deliveries to be read, of all
 * @param deliveries those read so far, as {@code records}, {@code different}
 * @param bytes how long the file of differences is
 * @param kept how many differences that file has; behind {@link Tally#MOST_KEPT} they are only counted
 * @param versions by source, the version it is read with instead; empty where the pinned ones are used
 * @param at when this was written, as ISO 8601
 */
public record Run(
        Asked asked,
        State state,
        long end,
        long position,
        long total,
        long deliveries,
        long records,
        long different,
        long bytes,
        long kept,
        Map<String, String> versions,
        List<Cause> causes,
        String at) {
    public Run {
        versions = new TreeMap<>(versions);
        causes = List.copyOf(causes);
    }

    /** Words in a file. */
    public enum State {
        RUNNING,
        PAUSED,
        CANCELLED,
        DONE
    }

    /** Done or cancelled: nothing changes any more. */
    public boolean isEnded() {
        return state == State.DONE || state == State.CANCELLED;
    }

    /** The file of differences has all of them. */
    public boolean isWhole() {
        return kept == different;
    }

    /** Everything asked for was read. */
    public boolean isDone() {
        return state == State.DONE;
    }

    /** Everything asked for was read, and nothing differs. */
    public boolean isIdentical() {
        return isDone() && different == 0;
    }

    /** What there is to read is known. */
    Run with(long last, long deliveriesInAll) {
        return new Run(
                asked,
                state,
                last,
                position,
                deliveriesInAll,
                deliveries,
                records,
                different,
                bytes,
                kept,
                versions,
                causes,
                at);
    }

    Run in(State next) {
        return new Run(
                asked, next, end, position, total, deliveries, records, different, bytes, kept, versions, causes, at);
    }
}
