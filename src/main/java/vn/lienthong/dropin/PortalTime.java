package vn.lienthong.dropin;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Moment;

/** The portal's way to write what the ledger believes: yyyyMMddHHmmss in Vietnam, empty when absent (domain.md 1.6). */
final class PortalTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private PortalTime() {}

    static Line line(DossierStatus status) {
        String procedure = status.procedure().code();
        return new Line(
                status.number(),
                procedure == null ? "" : procedure,
                Integer.toString(status.status().code()),
                text(status.times().received()));
    }

    private static String text(Moment moment) {
        return moment == null ? "" : FORMAT.format(moment.at());
    }
}
