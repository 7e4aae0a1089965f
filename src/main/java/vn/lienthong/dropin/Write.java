package vn.lienthong.dropin;

import java.util.List;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.source.Delivery;

/**
 * A call that changes something, its shape and sender checked.
 *
 * @param delivery the bytes as they will be kept, with the facts a mapping needs
 */
record Write(Account account, Service service, AgencyCode agency, List<Line> lines, Delivery delivery) {
    Write {
        lines = List.copyOf(lines);
    }

    enum Service {
        /** DongBoHoSoMC with isUpdating "False". */
        CREATE("Đồng bộ hồ sơ thành công"),
        /** DongBoHoSoMC with isUpdating "True". */
        UPDATE("Đồng bộ hồ sơ thành công"),
        /** CapNhatTienDoHoSoMC. */
        STEPS("Cập nhật tiến độ thành công");

        final String done;

        Service(String done) {
            this.done = done;
        }
    }
}
