package vn.lienthong.dossier;

/**
 * The remaining single values the portal can take (domain.md 1.6); each may be null.
 *
 * @param receipt SoBienNhan
 * @param summary TrichYeuHoSo
 * @param otherInfo ThongTinKhac
 * @param returnInfo ThongTinTra
 * @param returnBy HinhThuc: 0 in person, 1 by post
 * @param note GhiChu
 * @param submittedAt NoiNopHoSo: 2 at the system of the ministry or province
 * @param digitised HoSoCoThanhPhanSoHoa 0/1
 * @param accountVerified TaiKhoanDuocXacThucVoiVNeID 0/1
 * @param paidOnline DuocThanhToanTrucTuyen 0 to 3
 */
public record Particulars(
        String receipt,
        String summary,
        String otherInfo,
        String returnInfo,
        String returnBy,
        String note,
        String submittedAt,
        String digitised,
        String accountVerified,
        String paidOnline) {}
