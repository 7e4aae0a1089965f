package vn.lienthong.dossier;

import java.time.Instant;

/** A dossier took this status at this time, as one of its steps says. */
public record Turn(MainStatus status, Instant at) {}
