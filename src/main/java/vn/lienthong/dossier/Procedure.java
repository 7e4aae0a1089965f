package vn.lienthong.dossier;

/**
 * What the dossier is about.
 *
 * @param code MaTTHC, national code; null when only a local code is known
 * @param localCode the source's own code; may be null
 * @param name TenTTHC; may be null until the catalogue fills it
 * @param sectorCode MaLinhVuc; may be null until the catalogue fills it
 * @param sectorName TenLinhVuc; may be null until the catalogue fills it
 */
public record Procedure(String code, String localCode, String name, String sectorCode, String sectorName) {}
