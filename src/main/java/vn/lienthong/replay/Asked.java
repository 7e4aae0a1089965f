package vn.lienthong.replay;

import java.time.Instant;

/**
 * What is to be read again. Kept in a file, so everything is text; empty means not limited.
 *
 * @param id the run's name and its folder's
 * @param startedAt as ISO 8601
 * @param source the source's code
 * @param dossier its number, or its other number
 * @param from received at or after, as ISO 8601
 * @param to received before, as ISO 8601
 * @param mapping {@link #PINNED}, or what the other version was called when it was asked for
 * @param decisions that what was decided is compared too: then everything before and beside is read for the state of the dossiers
 */
public record Asked(
        String id,
        String startedAt,
        String source,
        String dossier,
        String from,
        String to,
        String mapping,
        boolean decisions) {
    /** Each delivery with the version that was in force at its position: nothing may differ. */
    public static final String PINNED = "pinned";

    public Asked {
        if (!id.matches("[0-9]{8}-[0-9]{6}(-[0-9]{1,3})?")) {
            throw new IllegalArgumentException("Expected a run's id as 20261122-093000, but found '" + id + "'");
        }
    }

    boolean isPinned() {
        return mapping.equals(PINNED);
    }

    boolean covers(String party, long atMillis) {
        return (source.isEmpty() || source.equals(party))
                && (from.isEmpty() || atMillis >= millis(from))
                && (to.isEmpty() || atMillis < millis(to));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
