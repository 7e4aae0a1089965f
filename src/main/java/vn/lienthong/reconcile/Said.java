package vn.lienthong.reconcile;

import vn.lienthong.dossier.EventTime;

/**
 * What a source says of a dossier.
 *
 * @param agency whose it is; empty when not said
 * @param event when it says that it changed
 */
record Said(Facts facts, String agency, EventTime event) {}
