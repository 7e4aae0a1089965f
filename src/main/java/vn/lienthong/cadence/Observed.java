package vn.lienthong.cadence;

import java.time.Instant;

/**
 * What is known of one source's signs of life; null where there was none.
 *
 * @param first the first sign
 * @param contact the last delivery or look without news
 * @param delivery the last delivery
 * @param news the last delivery that held a record
 * @param lastWasEmpty true when the last delivery held no record
 * @param cursorSince since when its cursor is the same
 */
record Observed(
        Instant first, Instant contact, Instant delivery, Instant news, boolean lastWasEmpty, Instant cursorSince) {
    static final Observed NOTHING = new Observed(null, null, null, null, false, null);
}
