package vn.lienthong.bench;

/**
 * What a source says once about one dossier.
 *
 * @param nth counts what happened to the dossier, in the order in which it happened; its event time follows from it
 * @param status TrangThaiHoSo
 */
record Said(String dossier, int nth, int status) {}
