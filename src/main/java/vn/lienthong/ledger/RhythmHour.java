package vn.lienthong.ledger;

import java.time.Duration;

/**
 * One hour in which a source was heard.
 *
 * @param hour since 1970, in UTC
 * @param news deliveries that held a record
 * @param contacts deliveries and intervals without news
 * @param lowLag the shortest time from an event to its receipt, negative when the event lies ahead; null when no record
 *     stated a time
 */
public record RhythmHour(long hour, int news, int contacts, Duration lowLag) {}
