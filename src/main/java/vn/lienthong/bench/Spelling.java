package vn.lienthong.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * How the bench's sources write what they say, so that it is recognised at the portal: the state by its note, the step by its
 * time. Every person is invented.
 */
final class Spelling {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Instant BEGIN = Instant.parse("2026-10-12T01:00:00Z");
    private static final Duration APART = Duration.ofHours(1);
    private static final String NOTE = "lan ";
    private static final int FINISHED = 9;
    private static final int RETURNED = 10;

    private Spelling() {}

    static String record(Said said) {
        String happened = time(said.nth());
        return """
                {"MaHoSo":"%s","MaTTHC":"2.000815",\
                "TenTTHC":"Chứng thực bản sao (thủ tục mẫu)","MaLinhVuc":"G15-TP99","TenLinhVuc":"Chứng thực (lĩnh vực mẫu)",\
                "KenhThucHien":"2","ChuHoSo":"Nguyễn Văn Mẫu","SoGiayToChuHoSo":"099090000011",\
                "LoaiDoiTuong":"1","NgayTiepNhan":"%s","NgayHenTra":"%s","TrangThaiHoSo":"%d","HinhThuc":"0",\
                "DonViXuLy":"UBND phường Mẫu","NoiNopHoSo":"2","NgayKetThucXuLy":"%s","NgayTra":"%s","GhiChu":"%s",\
                "CapNhatLuc":"%s"}""".formatted(
                        said.dossier(),
                        time(0),
                        time(24 * 5),
                        said.status(),
                        said.status() >= FINISHED ? happened : "",
                        said.status() >= RETURNED ? happened : "",
                        NOTE + said.nth(),
                        happened);
    }

    private static String time(int nth) {
        return TIME.format(BEGIN.plus(APART.multipliedBy(nth)).atZone(ZONE));
    }

    /** Which thing a note names; -1 when it names none. */
    static int nthByNote(String note) {
        String rest = note.startsWith(NOTE) ? note.substring(NOTE.length()) : "";
        return rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : -1;
    }

    /** Which thing happened at a time as the portal writes it; -1 when none did. */
    static int nthByTime(String text) {
        try {
            Instant at = LocalDateTime.parse(text, TIME).atZone(ZONE).toInstant();
            Duration since = Duration.between(BEGIN, at);
            long nth = since.dividedBy(APART);
            return !since.isNegative() && APART.multipliedBy(nth).equals(since) ? (int) nth : -1;
        } catch (DateTimeParseException e) {
            return -1;
        }
    }
}
