package vn.lienthong.reconcile;

import java.time.Instant;

/**
 * What a source says of a dossier.
 *
 * @param agency whose it is; empty when not said
 * @param event when it says that it changed; null when not said
 */
record Said(Facts facts, String agency, Instant event) {}
