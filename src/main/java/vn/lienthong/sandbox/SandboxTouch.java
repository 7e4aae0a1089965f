package vn.lienthong.sandbox;

import java.time.Instant;

/**
 * One call that named a dossier.
 *
 * @param call its sequence number at the portal
 * @param kind create, update, steps or lookup
 * @param status of the dossier after it
 */
public record SandboxTouch(long call, Instant time, String kind, boolean refused, String status) {}
