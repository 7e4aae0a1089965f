package vn.lienthong.mapping;

import static vn.lienthong.mapping.ValueKind.AGENCY;
import static vn.lienthong.mapping.ValueKind.APPLICANT;
import static vn.lienthong.mapping.ValueKind.FLAG;
import static vn.lienthong.mapping.ValueKind.HINT;
import static vn.lienthong.mapping.ValueKind.LIST;
import static vn.lienthong.mapping.ValueKind.NUMBER;
import static vn.lienthong.mapping.ValueKind.PAID;
import static vn.lienthong.mapping.ValueKind.PLACE;
import static vn.lienthong.mapping.ValueKind.PRESENCE;
import static vn.lienthong.mapping.ValueKind.PROCEDURE;
import static vn.lienthong.mapping.ValueKind.SEQUENCE;
import static vn.lienthong.mapping.ValueKind.STATUS;
import static vn.lienthong.mapping.ValueKind.TEXT;
import static vn.lienthong.mapping.ValueKind.TIME;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The left side of a mapping line: the portal's own published names (domain.md 1.6, 1.7), and a few of ours for what the
 * portal does not ask (decision 0004). The first three are read first, because the others need them.
 */
enum Field {
    NUMBER_OF_DOSSIER("MaHoSo", NUMBER),
    DELETED("DaXoa", PRESENCE),
    UPDATED("ThoiDiemCapNhat", TIME),
    UPDATE_SEQUENCE("ThuTuCapNhat", SEQUENCE),
    OTHER_NUMBER("MaHoSoKhac", TEXT),
    UPDATE_HINT("GoiYCapNhat", HINT),
    AGENCY_CODE("MaDonVi", AGENCY),
    AGENCY_NAME("DonViXuLy", TEXT),
    PROCEDURE_CODE("MaTTHC", PROCEDURE),
    PROCEDURE_LOCAL("MaTTHCDiaPhuong", TEXT),
    PROCEDURE_NAME("TenTTHC", TEXT),
    SECTOR_CODE("MaLinhVuc", TEXT),
    SECTOR_NAME("TenLinhVuc", TEXT),
    MAIN_STATUS("TrangThaiHoSo", STATUS),
    SUB_STATUS("TrangThaiChiTiet", TEXT),
    CHANNEL("KenhThucHien", ValueKind.CHANNEL),
    APPLICANT_KIND("LoaiDoiTuong", APPLICANT),
    APPLICANT_NAME("ChuHoSo", TEXT),
    APPLICANT_ID("SoGiayToChuHoSo", TEXT),
    APPLICANT_PORTAL_ID("MaDoiTuong", TEXT),
    EMAIL("Email", TEXT),
    PHONE("SoDienThoai", TEXT),
    FAX("Fax", TEXT),
    IDENTITIES("DinhDanhCHS", ListKind.IDENTITIES),
    SUBMITTED("NgayNopHoSo", TIME),
    RECEIVED("NgayTiepNhan", TIME),
    DUE("NgayHenTra", TIME),
    FINISHED("NgayKetThucXuLy", TIME),
    RETURNED("NgayTra", TIME),
    REFUSED("NgayTuChoi", TIME),
    RECEIPT("SoBienNhan", TEXT),
    SUMMARY("TrichYeuHoSo", TEXT),
    OTHER_INFO("ThongTinKhac", TEXT),
    RETURN_INFO("ThongTinTra", TEXT),
    RETURN_BY("HinhThuc", FLAG),
    NOTE("GhiChu", TEXT),
    SUBMITTED_AT("NoiNopHoSo", PLACE),
    DIGITISED("HoSoCoThanhPhanSoHoa", FLAG),
    ACCOUNT_VERIFIED("TaiKhoanDuocXacThucVoiVNeID", FLAG),
    PAID_ONLINE("DuocThanhToanTrucTuyen", PAID),
    DATABASES("DSKetNoiCSDL", ListKind.DATABASES),
    DOCUMENTS("TaiLieuNop", ListKind.DOCUMENTS),
    FEES("DanhSachLePhi", ListKind.FEES),
    OTHER_PAPERS("DanhSachTepDinhKemKhac", ListKind.OTHER_PAPERS),
    SUPPLEMENTS("DanhSachHoSoBoSung", ListKind.SUPPLEMENTS),
    RESULTS("DanhSachGiayToKetQua", ListKind.RESULTS),
    STEPS("QuaTrinhXuLy", ListKind.STEPS),
    OFFICER("NguoiXuLy", TEXT),
    // Only in blocks of steps.
    OFFICER_TITLE("ChucDanh", TEXT),
    STEP_TIME("ThoiDiemXuLy", TIME),
    DEPARTMENT("PhongBanXuLy", TEXT),
    CONTENT("NoiDungXuLy", TEXT),
    STEP_STATUS("TrangThai", STATUS),
    STEP_STARTED("NgayBatDau", TIME),
    STEP_DUE("NgayKetThucTheoQuyDinh", TIME);

    private static final Set<Field> OF_STEP = EnumSet.of(
            NUMBER_OF_DOSSIER,
            AGENCY_CODE,
            OFFICER,
            OFFICER_TITLE,
            STEP_TIME,
            DEPARTMENT,
            CONTENT,
            STEP_STATUS,
            STEP_STARTED,
            STEP_DUE);
    private static final Set<Field> OF_DOSSIER = EnumSet.range(NUMBER_OF_DOSSIER, OFFICER);

    private final String word;
    private final ValueKind kind;
    private final ListKind list;

    Field(String word, ValueKind kind) {
        this.word = word;
        this.kind = kind;
        this.list = null;
    }

    Field(String word, ListKind list) {
        this.word = word;
        this.kind = LIST;
        this.list = list;
    }

    /** As written in a mapping. */
    String word() {
        return word;
    }

    ValueKind kind() {
        return kind;
    }

    /** For fields of kind LIST, else null. */
    ListKind list() {
        return list;
    }

    static Optional<Field> find(String word, boolean step) {
        return (step ? OF_STEP : OF_DOSSIER)
                .stream().filter(field -> field.word.equals(word)).findFirst();
    }

    static List<String> words(boolean step) {
        return (step ? OF_STEP : OF_DOSSIER).stream().map(Field::word).toList();
    }

    /** What a block must map, for any of its records to be of use. */
    static List<Field> needed(boolean step) {
        return step
                ? List.of(NUMBER_OF_DOSSIER, STEP_TIME, STEP_STATUS, CONTENT)
                : List.of(NUMBER_OF_DOSSIER, MAIN_STATUS);
    }

    static List<String> allWords() {
        return Arrays.stream(values()).map(Field::word).toList();
    }
}
