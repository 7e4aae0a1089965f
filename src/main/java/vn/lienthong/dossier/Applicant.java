package vn.lienthong.dossier;

import java.util.List;

/**
 * Who asks: personal data, kept apart from the rest of a dossier. Every component may be null when the source lacks it.
 *
 * @param kind LoaiDoiTuong
 * @param name ChuHoSo
 * @param idNumber SoGiayToChuHoSo
 * @param portalId MaDoiTuong, the portal's technical id
 * @param email Email
 * @param phone SoDienThoai
 * @param fax Fax
 * @param identities DinhDanhCHS
 */
public record Applicant(
        ApplicantKind kind,
        String name,
        String idNumber,
        String portalId,
        String email,
        String phone,
        String fax,
        List<Identity> identities) {
    public Applicant {
        identities = identities == null ? List.of() : List.copyOf(identities);
    }

    /** DinhDanhCHS: LoaiDinhDanh (1 CCCD, 2 CMND) and SoDinhDanh. */
    public record Identity(String kind, String number) {}
}
