package vn.lienthong.dashboard;

import java.time.Instant;

/**
 * A changed mapping that the running hub did not take: the version in force stays.
 *
 * @param at when it was refused
 * @param place where the first fault is, with its code; never what a payload says
 * @param running the version in force
 */
public record RefusedEdit(String code, Instant at, String place, String running) {}
