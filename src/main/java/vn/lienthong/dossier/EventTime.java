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
}
