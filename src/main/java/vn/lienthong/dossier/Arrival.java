package vn.lienthong.dossier;

import java.time.Instant;

/**
 * How a record came.
 *
 * @param source the source's code
 * @param origin the record's place in the journal, of its first arrival even when it was released later
 * @param at when the entry under which it is heard was received: the only clock
 * @param sameDossier a person says that it speaks of the dossier that is known by its number
 */
public record Arrival(String source, Version origin, Instant at, boolean sameDossier) {}
