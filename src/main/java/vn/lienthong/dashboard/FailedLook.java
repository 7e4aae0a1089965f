package vn.lienthong.dashboard;

import java.time.Instant;

/**
 * The last look at a polled source that failed, since the start; a later one that went well does not erase it. Holds nothing
 * that the source said.
 *
 * @param code stable (src/docs/problems.md)
 * @param times how many looks failed since the start
 */
public record FailedLook(Instant at, String code, String vi, String en, long times) {}
