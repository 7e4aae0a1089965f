package vn.lienthong.retention;

import java.time.Instant;

/**
 * That nothing about a dossier may be destroyed, as long as it is not lifted.
 *
 * @param dossier its number
 * @param ground why, as a person said it
 * @param who said it
 * @param at when
 * @param position of the entry that says so
 */
public record Hold(String dossier, String ground, String who, Instant at, long position) {
    public Hold {
        if (dossier.isBlank() || ground.isBlank()) {
            throw new IllegalArgumentException("Expected a dossier's number and a ground");
        }
    }
}
