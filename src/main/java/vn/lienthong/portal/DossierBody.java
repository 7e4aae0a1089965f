package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Papers;

/** One dossier as DongBoHoSoMC takes it (domain.md 1.6): every field always there, empty when not said. */
final class DossierBody {
    static final int DOCUMENT_NAME = 4000;
    static final int RESULT_NAME = 2000;

    private DossierBody() {}

    static void write(JsonGenerator json, DossierStatus status) throws IOException {
        json.writeStartObject();
        for (DossierField field : DossierField.ALL) {
            json.writeFieldName(field.name());
            json.writeString(field.value().apply(status));
        }
        Papers papers = status.papers();
        each(json, "DinhDanhCHS", identities(status), DossierBody::identity);
        each(json, "DSKetNoiCSDL", papers.databases(), (out, code) -> out.field("MaCSDL", code));
        each(json, "TaiLieuNop", papers.documents(), DossierBody::document);
        each(json, "DanhSachLePhi", papers.fees(), DossierBody::fee);
        each(json, "DanhSachTepDinhKemKhac", papers.otherPapers(), DossierBody::otherPaper);
        each(json, "DanhSachHoSoBoSung", papers.supplements(), DossierBody::supplement);
        each(json, "DanhSachGiayToKetQua", papers.results(), DossierBody::result);
        json.writeEndObject();
    }

    private static List<Applicant.Identity> identities(DossierStatus status) {
        return status.applicant() == null ? List.of() : status.applicant().identities();
    }

    private static void identity(Fields out, Applicant.Identity identity) throws IOException {
        out.field("LoaiDinhDanh", identity.kind()).field("SoDinhDanh", identity.number());
    }

    private static void document(Fields out, Papers.Document document) throws IOException {
        out.field("TepDinhKemId", document.id())
                .field("TenTepDinhKem", PortalText.text(document.name(), DOCUMENT_NAME))
                // Listed and not said to be deleted: it is there.
                .field("IsDeleted", document.deleted() == null ? "False" : document.deleted())
                .field("MaThanhPhanHoSo", document.component())
                .field("DuongDanTaiTepTin", document.link())
                .field("DuocSoHoa", document.digitised())
                .field("DuocTaiSuDung", document.reused())
                .field("DuocLayTuKhoDMQG", document.fromNationalStore())
                .field("MaKetQuaThayThe", document.replacedByResult());
    }

    private static void fee(Fields out, Papers.Fee fee) throws IOException {
        out.field("TenPhiLePhi", fee.name())
                .field("MaPhiLePhi", fee.code())
                .field("HinhThucThu", fee.collectedWhen())
                .field("Gia", fee.amount())
                .field("LoaiPhiLePhi", fee.kind());
    }

    private static void otherPaper(Fields out, Papers.OtherPaper paper) throws IOException {
        out.field("TenGiayTo", paper.name()).field("SoLuong", paper.count()).field("LoaiGiayTo", paper.kind());
    }

    private static void supplement(Fields out, Papers.Supplement supplement) throws IOException {
        out.field("HoSoBoSungId", supplement.id())
                .field("NguoiYeuCauBoSung", supplement.requestedBy())
                .field("NoiDungBoSung", supplement.content())
                .field("NgayBoSung", supplement.requested())
                .field("NguoiTiepNhanBoSung", supplement.receivedBy())
                .field("ThongTinTiepNhan", supplement.receivedInfo())
                .field("NgayTiepNhanBoSung", supplement.received())
                .field("TrangThaiBoSung", supplement.status())
                // The inner fields of these two were never published (domain.md 10.4).
                .none("DanhSachGiayToBoSung")
                .none("DanhSachLePhiBoSung")
                .field("NgayHenTraTruoc", supplement.oldDue())
                .field("NgayHenTraMoi", supplement.newDue());
    }

    private static void result(Fields out, Papers.Result result) throws IOException {
        out.field("TenGiayTo", PortalText.text(result.name(), RESULT_NAME))
                .field("MaThanhPhanHoSo", result.component())
                .field("GiayToId", result.id())
                .field("DuongDanTepTinKetQua", result.link())
                .field("MaGiayToKetQua", result.code());
    }

    private static <T> void each(JsonGenerator json, String name, List<T> items, Part<T> part) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            part.write(new Fields(json), item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @FunctionalInterface
    private interface Part<T> {
        void write(Fields out, T item) throws IOException;
    }
}
