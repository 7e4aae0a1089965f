package vn.lienthong.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.lienthong.dossier.Moment;

/** The ways in which one protocol writes the time of day in Việt Nam (domain.md 1.9, data/date-formats.csv). Empty when not said. */
final class SixStepTime {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DOSSIER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(VIETNAM);
    private static final DateTimeFormatter PROGRESS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(VIETNAM);

    private SixStepTime() {}

    /** In CreateDossier. */
    static String inDossier(Moment moment) {
        return moment == null ? "" : DOSSIER.format(moment.at());
    }

    /** In CapNhatTienTrinh: local, although it looks like more. */
    static String inProgress(Instant at) {
        return at == null ? "" : PROGRESS.format(at);
    }
}
