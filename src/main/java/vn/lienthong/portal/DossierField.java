package vn.lienthong.portal;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Particulars;

/**
 * The single values of a dossier at the portal (domain.md 1.6), in its order, with what they are made of. The writer and
 * the admission read this one list.
 *
 * @param value never null; empty when the dossier does not say it
 */
record DossierField(SerializedString name, Function<DossierStatus, String> value) {
    /** HinhThuc when nothing is said: in person. OpenCPS and TD send it so; by post only when somebody asked for it. */
    static final String IN_PERSON = "0";

    /** NoiNopHoSo when nothing is said: at the system of the ministry or province. TD always sends it. */
    static final String AT_THE_PROVINCE = "2";

    static final int SUMMARY = 1000;

    static final List<DossierField> ALL = List.of(
            field("MaHoSo", s -> s.number().value()),
            field("MaTTHC", s -> s.procedure().code()),
            field("TenTTHC", s -> s.procedure().name()),
            field("MaLinhVuc", s -> s.procedure().sectorCode()),
            field("TenLinhVuc", s -> s.procedure().sectorName()),
            particular("SoBienNhan", Particulars::receipt),
            field(
                    "KenhThucHien",
                    s -> s.channel() == null ? "" : code(s.channel().code())),
            applicant("ChuHoSo", Applicant::name),
            applicant("SoGiayToChuHoSo", Applicant::idNumber),
            applicant("LoaiDoiTuong", a -> a.kind() == null ? "" : code(a.kind().code())),
            applicant("MaDoiTuong", Applicant::portalId),
            particular("ThongTinKhac", Particulars::otherInfo),
            applicant("Email", Applicant::email),
            applicant("Fax", Applicant::fax),
            applicant("SoDienThoai", Applicant::phone),
            particular("TrichYeuHoSo", p -> PortalText.text(p.summary(), SUMMARY)),
            field("NgayNopHoSo", s -> PortalText.time(s.times().submitted())),
            field("NgayTiepNhan", s -> PortalText.time(s.times().received())),
            field("NgayHenTra", s -> PortalText.time(s.times().due())),
            field("TrangThaiHoSo", s -> code(s.status().code())),
            field("NgayTra", s -> PortalText.time(s.times().returned())),
            particular("ThongTinTra", Particulars::returnInfo),
            field("HinhThuc", s -> unlessSaid(IN_PERSON, s, Particulars::returnBy)),
            field("NgayKetThucXuLy", s -> PortalText.time(s.times().finished())),
            field("NgayTuChoi", s -> PortalText.time(s.times().refused())),
            field("DonViXuLy", s -> s.agency().name()),
            particular("GhiChu", Particulars::note),
            field("NoiNopHoSo", s -> unlessSaid(AT_THE_PROVINCE, s, Particulars::submittedAt)),
            particular("HoSoCoThanhPhanSoHoa", Particulars::digitised),
            particular("TaiKhoanDuocXacThucVoiVNeID", Particulars::accountVerified),
            particular("DuocThanhToanTrucTuyen", Particulars::paidOnline));

    private static DossierField field(String name, Function<DossierStatus, String> value) {
        return new DossierField(new SerializedString(name), s -> PortalText.text(value.apply(s)));
    }

    private static DossierField applicant(String name, Function<Applicant, String> value) {
        return field(name, s -> s.applicant() == null ? "" : value.apply(s.applicant()));
    }

    private static DossierField particular(String name, Function<Particulars, String> value) {
        return field(name, s -> s.particulars() == null ? "" : value.apply(s.particulars()));
    }

    private static String unlessSaid(String value, DossierStatus status, Function<Particulars, String> said) {
        String own = status.particulars() == null ? null : said.apply(status.particulars());
        return own == null || own.isBlank() ? value : own;
    }

    private static String code(int code) {
        return Integer.toString(code);
    }
}
