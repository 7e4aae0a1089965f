package vn.lienthong.mapping;

import static vn.lienthong.mapping.ValueKind.AMOUNT;
import static vn.lienthong.mapping.ValueKind.DELETED;
import static vn.lienthong.mapping.ValueKind.FLAG;
import static vn.lienthong.mapping.ValueKind.PORTAL_TIME;
import static vn.lienthong.mapping.ValueKind.REUSED;
import static vn.lienthong.mapping.ValueKind.STATUS;
import static vn.lienthong.mapping.ValueKind.TEXT;
import static vn.lienthong.mapping.ValueKind.TIME;

import java.util.List;

/** The lists of a dossier and what their items hold (domain.md 1.6); the order is the order of the canonical record. */
enum ListKind {
    IDENTITIES(of("LoaiDinhDanh", TEXT), of("SoDinhDanh", TEXT)),
    DATABASES(of("MaCSDL", TEXT)),
    DOCUMENTS(
            of("TepDinhKemId", TEXT),
            of("TenTepDinhKem", TEXT),
            of("IsDeleted", DELETED),
            of("MaThanhPhanHoSo", TEXT),
            of("DuongDanTaiTepTin", TEXT),
            of("DuocSoHoa", FLAG),
            of("DuocTaiSuDung", REUSED),
            of("DuocLayTuKhoDMQG", FLAG),
            of("MaKetQuaThayThe", TEXT)),
    FEES(
            of("TenPhiLePhi", TEXT),
            of("MaPhiLePhi", TEXT),
            of("HinhThucThu", TEXT),
            of("Gia", AMOUNT),
            of("LoaiPhiLePhi", TEXT)),
    OTHER_PAPERS(of("TenGiayTo", TEXT), of("SoLuong", AMOUNT), of("LoaiGiayTo", TEXT)),
    SUPPLEMENTS(
            of("HoSoBoSungId", TEXT),
            of("NguoiYeuCauBoSung", TEXT),
            of("NoiDungBoSung", TEXT),
            of("NgayBoSung", PORTAL_TIME),
            of("NguoiTiepNhanBoSung", TEXT),
            of("ThongTinTiepNhan", TEXT),
            of("NgayTiepNhanBoSung", PORTAL_TIME),
            of("TrangThaiBoSung", TEXT),
            of("NgayHenTraTruoc", PORTAL_TIME),
            of("NgayHenTraMoi", PORTAL_TIME)),
    RESULTS(
            of("TenGiayTo", TEXT),
            of("MaThanhPhanHoSo", TEXT),
            of("GiayToId", TEXT),
            of("DuongDanTepTinKetQua", TEXT),
            of("MaGiayToKetQua", TEXT)),
    STEPS(
            of("ThoiDiemXuLy", TIME),
            of("TrangThai", STATUS),
            of("NguoiXuLy", TEXT),
            of("ChucDanh", TEXT),
            of("PhongBanXuLy", TEXT),
            of("NoiDungXuLy", TEXT),
            of("NgayBatDau", TIME),
            of("NgayKetThucTheoQuyDinh", TIME));

    private final List<Part> parts;

    ListKind(Part... parts) {
        this.parts = List.of(parts);
    }

    /** One value of an item. */
    record Part(String word, ValueKind kind) {}

    List<Part> parts() {
        return parts;
    }

    List<String> words() {
        return parts.stream().map(Part::word).toList();
    }

    private static Part of(String word, ValueKind kind) {
        return new Part(word, kind);
    }
}
