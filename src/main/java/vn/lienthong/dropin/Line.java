package vn.lienthong.dropin;

import vn.lienthong.dossier.DossierNumber;

/**
 * What one record of {@code data} says that the portal would know at once; texts as sent, empty when missing.
 *
 * @param procedure MaTTHC
 * @param status TrangThaiHoSo
 * @param received NgayTiepNhan
 */
record Line(DossierNumber number, String procedure, String status, String received) {}
