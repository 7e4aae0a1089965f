package vn.lienthong.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dossiers in the portal's own shape, as a pushing source sends them, with all that the portal requires: what is pushed in
 * a hub's first moment stands before the portal's catalogue in the journal. Every person is invented.
 */
final class Records {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Instant DAY = Instant.parse("2026-10-12T01:00:00Z");

    private Records() {}

    static String number(int n) {
        return String.format("H60.98-261012-%04d", n);
    }

    /** Status {@code status} of dossier n, its last step an hour later for each status code. */
    static String record(int n, int status) {
        return """
                {"MaHoSo":"%s","MaTTHC":"2.000815",\
                "TenTTHC":"Chứng thực bản sao (thủ tục mẫu)","MaLinhVuc":"G15-TP99","TenLinhVuc":"Chứng thực (lĩnh vực mẫu)",\
                "KenhThucHien":"2","ChuHoSo":"Nguyễn Văn Mẫu","SoGiayToChuHoSo":"099090000011",\
                "LoaiDoiTuong":"1","NgayTiepNhan":"%s","NgayHenTra":"%s","TrangThaiHoSo":"%d","HinhThuc":"0",\
                "DonViXuLy":"UBND phường Mẫu","NoiNopHoSo":"2","NgayKetThucXuLy":"%s","NgayTra":"%s"}""".formatted(
                        number(n),
                        TIME.format(DAY),
                        TIME.format(DAY.plusSeconds(5 * 86_400)),
                        status,
                        status >= 9 ? TIME.format(DAY.plusSeconds(9 * 3600)) : "",
                        status >= 10 ? TIME.format(DAY.plusSeconds(10 * 3600)) : "");
    }

    static String array(List<String> records) {
        return records.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
