package vn.lienthong.dossier;

/**
 * The times of a dossier as its source states them; each may be null.
 *
 * @param submitted NgayNopHoSo
 * @param received NgayTiepNhan; a dossier without it is not counted and not yet taken by the portal
 * @param due NgayHenTra
 * @param finished NgayKetThucXuLy
 * @param returned NgayTra
 * @param refused NgayTuChoi
 */
public record Times(Moment submitted, Moment received, Moment due, Moment finished, Moment returned, Moment refused) {}
