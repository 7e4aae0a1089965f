package vn.lienthong.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one vendor writes: its names for what a dossier says, its times, its words for a status, where its records lie.
 *
 * @param names in the order of {@link #MEANINGS}; a dot nests where the format can
 * @param statuses its words for 2, 4, 9, 10; none: it writes the portal's codes
 */
record Habits(List<String> names, String time, List<String> statuses, String root, String xmlRoot, String delimiter) {
    static final List<String> MEANINGS = List.of(
            "MaHoSo",
            "TrangThaiHoSo",
            "ThoiDiemCapNhat",
            "MaTTHC",
            "ChuHoSo",
            "SoGiayToChuHoSo",
            "NgayTiepNhan",
            "NgayHenTra",
            "NgayKetThucXuLy",
            "NgayTra");
    static final List<Integer> LIFE = List.of(2, 4, 9, 10);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant DAY = Instant.parse("2026-10-12T01:00:00Z");

    static final List<Habits> ALL = List.of(
            of(
                    "fileNo state changed service owner ownerId received due done returned",
                    "dd/MM/yyyy HH:mm:ss",
                    "new working ready closed",
                    "data[]",
                    "files.file",
                    ";"),
            of(
                    "ma_ho_so trang_thai cap_nhat ma_tt chu_ho_so so_giay_to ngay_nhan ngay_hen ngay_xong ngay_tra",
                    "yyyyMMddHHmmss",
                    "20 40 90 100",
                    ".",
                    "danh_sach.ho_so",
                    ","),
            of(
                    "MAHS TT CN THUTUC CHUHS GIAYTO NHAN HEN XONG TRA",
                    "uuuu-MM-dd'T'HH:mm:ssXX",
                    "TN XL CKQ DTKQ",
                    "ketQua.hoSo[]",
                    "KETQUA.HOSO",
                    "|"),
            of(
                    "hoSo.ma hoSo.trangThai.ma hoSo.luc thuTuc.ma chu.ten chu.giayTo ngay.nhan ngay.hen ngay.xong ngay.tra",
                    "dd-MM-yyyy HH:mm",
                    "a b c d",
                    "items[]",
                    "GoiTin.BanGhi",
                    "\t"),
            of(
                    "DocCode DocState Modified DocType Citizen CitizenId Received Appointed Success Returned",
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
                    "",
                    "Result.Docs[]",
                    "SyncDocs.SyncDoc",
                    ";"),
            of("k1 k2 k3 k4 k5 k6 k7 k8 k9 k10", "yyyy/MM/dd HH:mm:ss", "I II III IV", "rows[]", "r.i", ","));

    private static Habits of(
            String names, String time, String statuses, String root, String xmlRoot, String delimiter) {
        List<String> words = statuses.isEmpty() ? List.of() : List.of(statuses.split(" "));
        return new Habits(List.of(names.split(" ")), time, words, root, xmlRoot, delimiter);
    }

    /** One dossier in one status as this vendor writes it, by this vendor's names. */
    Map<String, String> record(String number, int status) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(time).withZone(ZONE);
        List<String> said = List.of(
                number,
                word(status),
                format.format(DAY.plusSeconds(status * 3_600L)),
                "2.000815",
                "Nguyễn Văn Mẫu",
                "099090000011",
                format.format(DAY),
                format.format(DAY.plusSeconds(5 * 86_400)),
                status >= 9 ? format.format(DAY.plusSeconds(9 * 3_600)) : "",
                status >= 10 ? format.format(DAY.plusSeconds(10 * 3_600)) : "");
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            record.put(names.get(i), said.get(i));
        }
        return record;
    }

    /** A status of {@link #LIFE}, or a word that no table has. */
    private String word(int status) {
        int at = LIFE.indexOf(status);
        if (at < 0) {
            return "khong-ro";
        }
        return statuses.isEmpty() ? String.valueOf(status) : statuses.get(at);
    }

    String table() {
        StringBuilder csv = new StringBuilder("source,canonical,label,note,from,to\n");
        for (int i = 0; i < statuses.size(); i++) {
            csv.append(statuses.get(i)).append(',').append(LIFE.get(i)).append(",,,,\n");
        }
        return csv.toString();
    }
}
