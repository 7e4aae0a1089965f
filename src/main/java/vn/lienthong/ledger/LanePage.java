package vn.lienthong.ledger;

import java.time.Instant;

/**
 * How the portal is reached with one credential, now. Kept in memory: a restart begins closed.
 *
 * @param since when the portal was found to be away; null when closed
 * @param until no call before this; null when closed
 * @param cause the code of what was found, or its words when it has none; empty when closed
 * @param failed how often in a row the portal was felt and was away
 * @param inFlight calls on their way
 */
public record LanePage(
        String credential, LaneState state, Instant since, Instant until, String cause, int failed, int inFlight) {}
