package vn.lienthong.dossier;

import java.time.Instant;

/**
 * How a record came.
 *
 * @param source the source's code
 * @param origin the record's place in the journal, of its first arrival even when it was released later
 * @param at when the entry under which it is heard was received: the only clock
 */
public record Arrival(String source, Version origin, Instant at) {}
