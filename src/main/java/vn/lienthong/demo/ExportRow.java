package vn.lienthong.demo;

import static vn.lienthong.demo.Dates.DAY;
import static vn.lienthong.demo.Dates.MINUTES;

import java.util.Collections;
import java.util.List;

/** One line of the export, with the untidiness of samples/export-vi.csv; the row number decides which kind. */
final class ExportRow {
    static final List<String> HEADER = List.of(
            "STT",
            "Mã hồ sơ",
            "Mã TTHC",
            "Tên thủ tục",
            "Chủ hồ sơ",
            "Số CCCD/MST",
            "SĐT",
            "Hình thức nộp",
            "Ngày nhận",
            "Ngày hẹn trả",
            "Ngày trả kết quả",
            "Trạng thái",
            "Cán bộ thụ lý",
            "Đơn vị",
            "Ghi chú");
    /** Excel exports end in such a row more often than not. */
    static final List<String> EMPTY = Collections.nCopies(15, "");

    private static final List<String> CHANNELS = List.of("Trực tiếp", "Trực tuyến", "Bưu chính");

    private ExportRow() {}

    static List<String> of(int row, Snapshot snapshot) {
        Life life = snapshot.life();
        Applicant applicant = life.applicant();
        String apostrophe = row % 3 == 2 ? "'" : "";
        String phone = row % 3 == 2 ? applicant.phone().substring(1) : applicant.phone();
        String copies = row % 5 == 2 ? "; 03 bản" : "";
        return List.of(
                String.valueOf(row),
                snapshot.number(),
                life.procedure().code(),
                life.procedure().name() + copies,
                applicant.name(),
                apostrophe + applicant.idNumber(),
                phone,
                CHANNELS.get(life.channel() - 1),
                (row % 3 == 0 ? DAY : MINUTES).write(snapshot.received()),
                (row % 3 == 0 ? MINUTES : DAY).due(snapshot),
                MINUTES.write(snapshot.returned()),
                StatusWords.export(snapshot),
                snapshot.change().officer(),
                life.agency().name(),
                snapshot.status() == 5 ? snapshot.change().content() : "");
    }
}
