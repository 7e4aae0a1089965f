package vn.lienthong.demo;

import static vn.lienthong.demo.Dates.PORTAL;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A dossier and its step in the portal's own shape, as a system that already talks to the portal writes them (1.6, 1.7). */
final class PortalRecord {
    private final ObjectNode shape = Shapes.object("portal-dossier.json");
    private final ObjectNode stepShape = Shapes.object("portal-step.json");

    ObjectNode dossier(Snapshot snapshot) {
        ObjectNode json = shape.deepCopy();
        Life life = snapshot.life();
        json.put("MaHoSo", snapshot.number())
                .put("MaTTHC", life.procedure().code())
                .put("TenTTHC", life.procedure().name())
                .put("MaLinhVuc", life.procedure().sectorCode())
                .put("TenLinhVuc", life.procedure().sectorName())
                .put("DonViXuLy", life.agency().name())
                .put("KenhThucHien", String.valueOf(life.channel()))
                .put("HinhThuc", life.channel() == 3 ? "1" : "0")
                .put("TrichYeuHoSo", life.procedure().name())
                .put("TrangThaiHoSo", String.valueOf(StatusWords.code(snapshot)));
        applicant(json, life.applicant());
        times(json, snapshot);
        lists(json, snapshot);
        return json;
    }

    ObjectNode step(Snapshot snapshot) {
        Change change = snapshot.change();
        return stepShape
                .deepCopy()
                .put("MaHoSo", snapshot.number())
                .put("NguoiXuLy", change.officer())
                .put("ChucDanh", "Chuyên viên")
                .put("ThoiDiemXuLy", PORTAL.write(change.at()))
                .put("PhongBanXuLy", change.office())
                .put("NoiDungXuLy", change.content())
                .put("TrangThai", String.valueOf(change.status()))
                .put("NgayBatDau", PORTAL.write(change.at()))
                .put("NgayKetThucTheoQuyDinh", PORTAL.write(snapshot.life().due()));
    }

    private static void applicant(ObjectNode json, Applicant applicant) {
        json.put("ChuHoSo", applicant.name())
                .put("SoGiayToChuHoSo", applicant.idNumber())
                .put("LoaiDoiTuong", applicant.company() ? "2" : "1")
                .put("Email", applicant.email())
                .put("SoDienThoai", applicant.phone())
                .put("TaiKhoanDuocXacThucVoiVNeID", applicant.company() ? "0" : "1");
        ArrayNode identities = json.putArray("DinhDanhCHS");
        if (!applicant.company()) {
            identities.addObject().put("LoaiDinhDanh", "1").put("SoDinhDanh", applicant.idNumber());
        }
    }

    private static void times(ObjectNode json, Snapshot snapshot) {
        json.put("NgayNopHoSo", PORTAL.write(snapshot.life().submitted()))
                .put("NgayTiepNhan", PORTAL.write(snapshot.received()))
                .put("NgayHenTra", PORTAL.due(snapshot))
                .put("NgayKetThucXuLy", PORTAL.write(snapshot.finished()))
                .put("NgayTra", PORTAL.write(snapshot.returned()))
                .put("NgayTuChoi", PORTAL.write(snapshot.refused()));
    }

    private static void lists(ObjectNode json, Snapshot snapshot) {
        if (snapshot.finished().isEmpty() || snapshot.status() < 9) {
            json.putArray("DanhSachGiayToKetQua");
        }
        ObjectNode shape = (ObjectNode) json.at("/DanhSachHoSoBoSung/0").deepCopy();
        ArrayNode supplements = json.putArray("DanhSachHoSoBoSung");
        for (Snapshot.Supplement supplement : snapshot.supplements()) {
            supplements.add(supplement(shape.deepCopy(), snapshot, supplement, supplements.size() + 1));
        }
    }

    private static ObjectNode supplement(
            ObjectNode json, Snapshot snapshot, Snapshot.Supplement supplement, int serial) {
        boolean answered = supplement.answeredAt().isPresent();
        return json.put("HoSoBoSungId", "BS-" + snapshot.number() + "-" + serial)
                .put("NguoiYeuCauBoSung", supplement.request().officer())
                .put("NoiDungBoSung", supplement.request().content())
                .put("NgayBoSung", PORTAL.write(supplement.request().at()))
                .put("NguoiTiepNhanBoSung", answered ? supplement.request().officer() : "")
                .put("NgayTiepNhanBoSung", PORTAL.write(supplement.answeredAt()))
                .put("TrangThaiBoSung", answered ? "1" : "0")
                .put("NgayHenTraTruoc", PORTAL.write(snapshot.life().due()))
                .put("NgayHenTraMoi", "");
    }
}
