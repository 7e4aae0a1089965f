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
 * @param erased deliveries among those read whose contents were destroyed: nothing of them could be compared
 * @param undecided records about whose dossiers nothing was kept, because there are more than the memory holds: their decisions were not compared
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
        long erased,
        long undecided,
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

    static Run begun(Asked asked, Map<String, String> versions, String at) {
        return new Run(asked, State.RUNNING, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, versions, List.of(), at);
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
                erased,
                undecided,
                versions,
                causes,
                at);
    }

    Run in(State next) {
        return saved(next, bytes, kept, causes, at);
    }

    /** So much more was read, up to there. */
    Run read(long upTo, long moreDeliveries, long moreRecords, long moreDifferent, long moreErased) {
        return new Run(
                asked,
                state,
                end,
                Math.max(position, upTo),
                total,
                deliveries + moreDeliveries,
                records + moreRecords,
                different + moreDifferent,
                bytes,
                kept,
                erased + moreErased,
                undecided,
                versions,
                causes,
                at);
    }

    Run withUndecided(long number) {
        return new Run(
                asked,
                state,
                end,
                position,
                total,
                deliveries,
                records,
                different,
                bytes,
                kept,
                erased,
                number,
                versions,
                causes,
                at);
    }

    Run saved(State next, long length, long keptNow, List<Cause> found, String when) {
        return new Run(
                asked,
                next,
                end,
                position,
                total,
                deliveries,
                records,
                different,
                length,
                keptNow,
                erased,
                undecided,
                versions,
                found,
                when);
    }
}
