package vn.lienthong.sandbox;

import java.time.Instant;

/**
 * A record that the portal took, told at the moment of its effect.
 *
 * @param call which call brought it
 * @param kind CREATE, UPDATE or STEPS
 * @param repeat a step that was held already (and, where the portal recognises them, is not held again)
 * @param record as it was sent, JSON
 */
public record SandboxApplied(long call, Instant at, String kind, String number, boolean repeat, String record) {}
