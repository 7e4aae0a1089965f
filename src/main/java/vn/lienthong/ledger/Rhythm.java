package vn.lienthong.ledger;

import java.time.Instant;

/**
 * When a source was heard, as far as silence is concerned.
 *
 * @param firstContact the first delivery or interval without news
 * @param lastNews when a delivery last held a record; null when none ever did
 * @param lastRecords how many records the last delivery held
 * @param cursorSince since when its cursor is the same; null when it never had one
 * @param absent how many of its dossiers it no longer lists
 */
public record Rhythm(
        String source, Instant firstContact, Instant lastNews, int lastRecords, Instant cursorSince, int absent) {}
