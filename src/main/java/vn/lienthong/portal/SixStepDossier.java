package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Papers;

/** One dossier as CreateDossier takes it (domain.md 1.9): no status, no promised return, kinds from zero. */
final class SixStepDossier {
    /** LoaiBan: what TaiLieuNop lists is a file, so an electronic copy. */
    private static final int ELECTRONIC = 2;

    private static final String INFORMATION = "KQ.DVC.THONGTIN";
    private static final List<String> NOT_SAID = List.of("NgayCapDinhDanh", "NgaySinh");
    private static final List<String> NO_PLACES = List.of("MaTinh", "MaHuyen", "MaXa", "DiaChiChiTiet");
    private static final List<String> NO_OWNER_PLACES = List.of("MaTinhChuHs", "MaXaChuHs", "DiaChiChiTietChuHs");

    private final JsonGenerator json;
    private final SentAhead ahead;

    private SixStepDossier(JsonGenerator json, SentAhead ahead) {
        this.json = json;
        this.ahead = ahead;
    }

    /** LoaiDoiTuong counts from zero here, and knows neither agencies nor other organisations; empty for those. */
    static OptionalInt kind(DossierStatus status) {
        ApplicantKind kind =
                status.applicant() == null ? null : status.applicant().kind();
        if (kind == ApplicantKind.CITIZEN) {
            return OptionalInt.of(0);
        }
        return kind == ApplicantKind.BUSINESS ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** Places of what the dossier has and CreateDossier has no field for. */
    static List<String> notCarried(DossierStatus status) {
        Papers papers = status.papers();
        List<String> places = new ArrayList<>();
        count(places, "DanhSachTepDinhKemKhac", papers.otherPapers());
        count(places, "DanhSachHoSoBoSung", papers.supplements());
        count(places, "DSKetNoiCSDL", papers.databases());
        return places;
    }

    private static void count(List<String> places, String name, List<?> items) {
        if (!items.isEmpty()) {
            places.add(name + " " + items.size());
        }
    }

    static void write(JsonGenerator json, Call.Item item, SentAhead ahead) throws IOException {
        new SixStepDossier(json, ahead).write(item);
    }

    private void write(Call.Item item) throws IOException {
        DossierStatus status = item.status();
        int kind = kind(status).orElseThrow();
        json.writeStartObject();
        text("MaHoSo", item.issued().number());
        text("MaTTHC", status.procedure().code());
        // The online service behind the procedure: no source and no catalogue says it.
        text("MaDichVuCong", "");
        text("ChuHoSo", status.applicant().name());
        json.writeNumberField("LoaiDoiTuong", kind);
        text("MaDonViTiepNhan", status.agency().code().value());
        text("NgayNop", SixStepTime.inDossier(status.times().submitted()));
        text("NgayTiepNhan", SixStepTime.inDossier(status.times().received()));
        json.writeArrayFieldStart("ThanhPhanHoSo");
        for (Papers.Document document : status.papers().documents()) {
            if (!"True".equals(document.deleted())) {
                write(document);
            }
        }
        json.writeEndArray();
        write(status.applicant(), kind);
        json.writeObjectFieldStart("EformThongTinChiTiet");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Papers.Document document) throws IOException {
        json.writeStartObject();
        text("MaThanhPhanHoSo", document.component());
        text("TenThanhPhanHoSo", document.name());
        json.writeNumberField("SoLuong", 1);
        json.writeNumberField("LoaiBan", ELECTRONIC);
        json.writeArrayFieldStart("GiayToDinhKem");
        SentAhead.File file = document.link() == null ? null : ahead.files().get(document.link());
        if (file != null) {
            json.writeStartObject();
            text("IdGiayTo", file.id());
            text("MaKetQua", INFORMATION);
            text("TenGiayTo", document.name());
            text("HashTepTin", file.hash());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Applicant applicant, int kind) throws IOException {
        json.writeObjectFieldStart("ThongTinNguoiNop");
        json.writeNumberField("LoaiDoiTuong", kind);
        text("IdDoiTuong", applicant.portalId());
        json.writeObjectFieldStart("ThongTinChiTiet");
        text("TenNguoiNop", applicant.name());
        text("SoDinhDanh", applicant.idNumber());
        empty(NOT_SAID);
        text("SoDienThoai", applicant.phone());
        text("Email", applicant.email());
        text("Fax", applicant.fax());
        empty(NO_PLACES);
        text("TenChuHs", applicant.name());
        text("SoDinhDanhChuHs", applicant.idNumber());
        empty(NO_OWNER_PLACES);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void empty(List<String> names) throws IOException {
        for (String name : names) {
            text(name, "");
        }
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, PortalText.text(value));
    }
}
