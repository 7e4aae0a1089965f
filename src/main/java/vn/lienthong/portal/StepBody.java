package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Step;

/** One step as CapNhatTienDoHoSoMC takes it (domain.md 1.7). */
final class StepBody {
    /** NguoiXuLy is required. TD sends this where no officer is known: a role, not an invented person. */
    static final String SOME_OFFICER = "Chuyên viên";

    static final int OFFICER = 50;

    private StepBody() {}

    static void write(JsonGenerator json, DossierNumber number, Step step) throws IOException {
        boolean known = step.officer() != null && !step.officer().isBlank();
        json.writeStartObject();
        new Fields(json)
                .field("MaHoSo", number.value())
                .field("NguoiXuLy", known ? PortalText.text(step.officer(), OFFICER) : SOME_OFFICER)
                .field("ChucDanh", step.title())
                .field("ThoiDiemXuLy", PortalText.time(step.at()))
                .field("PhongBanXuLy", step.department())
                .field("NoiDungXuLy", step.content())
                .field("TrangThai", Integer.toString(step.status().code()))
                .field("NgayBatDau", PortalText.time(step.started()))
                .field("NgayKetThucTheoQuyDinh", PortalText.time(step.due()));
        json.writeEndObject();
    }
}
