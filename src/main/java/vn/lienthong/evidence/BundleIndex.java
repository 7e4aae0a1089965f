package vn.lienthong.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.lienthong.journal.Entry;

/** What a person reads first: a page to print, in Vietnamese, without scripts; the mark stands above and below. */
final class BundleIndex {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final String mark;
    private final Checkpoint checkpoint;
    private final StringBuilder rows = new StringBuilder();

    BundleIndex(BundleMark mark, Instant at, Checkpoint checkpoint) {
        this.mark = "Xuất bởi " + mark.who() + " lúc " + TIME.format(at) + " — lý do: " + mark.why();
        this.checkpoint = checkpoint;
    }

    void add(Entry entry) {
        rows.append("<tr><td>").append(entry.position());
        for (String cell : new String[] {
            TIME.format(entry.at()),
            word(entry),
            entry.party(),
            entry.contentType(),
            entry.payload().size() + " byte"
        }) {
            rows.append("</td><td>").append(clean(cell));
        }
        rows.append("</td><td><a href=\"")
                .append(BundleEntry.payload(entry.position()))
                .append("\">tệp</a></td></tr>\n");
    }

    String page() {
        String note = "<p class=\"dau\">" + clean(mark) + "</p>\n";
        return """
                <!DOCTYPE html>
                <html lang="vi"><head><meta charset="utf-8"><title>Hồ sơ chứng cứ</title>
                <style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;width:100%}
                td,th{border:1px solid #999;padding:.3em .5em;text-align:left}.dau{border:2px solid #b00;color:#b00;padding:.5em}</style>
                </head><body>
                """ + note + "<h1>Hồ sơ chứng cứ từ nhật ký thông điệp</h1>\n<p>Nhật ký: " + clean(checkpoint.origin())
                + ". Điểm chốt đã ký: " + checkpoint.size()
                + " thông điệp. Cách kiểm tra: <a href=\"VERIFY.txt\">VERIFY.txt</a>.</p>\n"
                + "<table><tr><th>Số thứ tự</th><th>Thời điểm</th><th>Loại</th><th>Bên</th><th>Kiểu nội dung</th><th>Độ lớn</th><th>Nguyên văn</th></tr>\n"
                + rows + "</table>\n" + note + "</body></html>\n";
    }

    static String howTo() {
        return """
                Kiểm tra: java -jar lienthong.jar journal verify --bundle TỆP.zip --key KHÓA-CÔNG-KHAI [--checkpoint ĐIỂM-CHỐT]
                Khóa công khai và điểm chốt phải lấy từ nơi khác, không phải từ tệp này.

                Verify: java -jar lienthong.jar journal verify --bundle FILE.zip --key PUBLIC-KEY [--checkpoint FILE]
                The public key, and a checkpoint to compare with, must come from elsewhere, not from this file. A kept checkpoint of another size
                helps where the file consistency/<size> proves that it is continued (RFC 9162, 2.1.4.2): ask for a bundle made with --checkpoint.

                By hand (journal-format.md): from entries.json and messages/<position>.bin make contents, commitment, leaf data and
                leaf hash (sections 2, 3); with the inclusion path (RFC 9162, 2.1.3.2; index = position - 1) the root of the file
                checkpoint must come out; its signature must be the hub's (section 9).
                """;
    }

    private static String word(Entry entry) {
        return switch (entry.kind()) {
            case DELIVERY -> "nhận từ nguồn";
            case INTERVAL -> "tổng hợp các lần hỏi";
            case REQUEST -> "gửi đi Cổng";
            case ANSWER -> "Cổng trả lời";
            case CATALOGUE -> "danh mục";
            case ACTIVATION -> "ánh xạ có hiệu lực";
            case DECISION -> "quyết định";
            case READING -> "kết quả đọc";
            case LOOK -> "lượt xem";
        };
    }

    private static String clean(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
