package vn.lienthong.dossier;

/**
 * Sixteen bytes that stand for what a source said of a dossier, without its event time, its steps and its origin. Two
 * equal fingerprints are the same content. Computed by who encodes the status; this room only compares.
 */
public record Fingerprint(long high, long low) {}
