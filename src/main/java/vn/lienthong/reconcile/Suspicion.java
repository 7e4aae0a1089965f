package vn.lienthong.reconcile;

import vn.lienthong.dossier.DossierNumber;

/**
 * A dossier on which a source and our tree did not agree when they were compared.
 *
 * @param said what the source says of it; null when it does not have it
 */
record Suspicion(DossierNumber number, Said said) {}
