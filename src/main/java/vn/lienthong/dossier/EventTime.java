package vn.lienthong.dossier;

import java.time.Instant;

/**
 * When the source says this state of the dossier came about; decides which of two states is newer (guarantee G4).
 *
 * @param at the source's own time; null when the source gives none, then arrival decides and the dossier is flagged
 * @param sequence the source's own counter within one instant; 0 when it gives none
 */
public record EventTime(Instant at, long sequence) {
    public static final EventTime NONE = new EventTime(null, 0);

    /**
     * Below 0 when this one is older, above 0 when it is newer, 0 where times do not decide and the arrival does. A sequence counts
     * within one instant, or between two states that both have no instant; 0 means none.
     */
    public int order(EventTime other) {
        if ((at == null) != (other.at == null)) {
            return 0;
        }
        int byTime = at == null ? 0 : at.compareTo(other.at);
        if (byTime != 0 || sequence == 0 || other.sequence == 0) {
            return byTime;
        }
        return Long.compare(sequence, other.sequence);
    }
}
