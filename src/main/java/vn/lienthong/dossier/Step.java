package vn.lienthong.dossier;

import java.time.Instant;

/**
 * One processing step (CapNhatTienDoHoSoMC, domain.md 1.7). It has no id of its own: number, time, status and content
 * are its natural key.
 *
 * @param at ThoiDiemXuLy
 * @param status TrangThai
 * @param officer NguoiXuLy (personal data); may be null
 * @param title ChucDanh; may be null
 * @param department PhongBanXuLy; may be null
 * @param content NoiDungXuLy
 * @param started NgayBatDau; may be null
 * @param due NgayKetThucTheoQuyDinh; may be null
 * @param derived true when the hub made it from a status change it saw, because the source has no steps of its own
 */
public record Step(
        Instant at,
        MainStatus status,
        String officer,
        String title,
        String department,
        String content,
        Instant started,
        Instant due,
        boolean derived) {
    public Step {
        if (at == null || status == null || content == null || content.isBlank()) {
            throw new IllegalArgumentException("Expected a step with time, status and content, but one is missing");
        }
    }
}
