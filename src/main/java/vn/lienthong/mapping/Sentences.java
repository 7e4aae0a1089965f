package vn.lienthong.mapping;

import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;

/** Problems as sentences. Only codes, dates, numbers and paths are ever quoted. */
final class Sentences {
    private static final int MOST_QUOTED = 60;

    private Sentences() {}

    static Problem unreadable(String place, String vi, String en) {
        return new Problem(ProblemCode.UNREADABLE_DELIVERY, place, vi + ".", en + ".");
    }

    static Problem broken(Unwrapping.Broken broken) {
        return new Problem(ProblemCode.VALUE_INVALID, broken.place(), broken.vi() + ".", broken.en() + ".");
    }

    static Problem missing(FieldRule rule, String place) {
        ProblemCode code = isNumber(rule) ? ProblemCode.NUMBER_MISSING : ProblemCode.FIELD_MISSING;
        return new Problem(
                code,
                place,
                "Cần giá trị cho " + rule.word() + ", nhưng nguồn không có. Hãy bổ sung tại nguồn rồi gửi lại.",
                "Expected a value for " + rule.word()
                        + ", but the source has none. Mend it at the source and send again.");
    }

    static Problem absent(FieldRule rule, String place) {
        return absent(isNumber(rule) ? ProblemCode.NUMBER_MISSING : ProblemCode.FIELD_MISSING, place);
    }

    static Problem absent(String place) {
        return absent(ProblemCode.FIELD_MISSING, place);
    }

    private static Problem absent(ProblemCode code, String place) {
        return new Problem(
                code,
                place,
                "Cần khóa này trong dữ liệu nguồn, nhưng không thấy. Nếu khóa có thể vắng, thêm '?' trong shape.txt.",
                "Expected this key in the source's data, but it is absent."
                        + " If it may be absent, write '?' behind it in shape.txt.");
    }

    static Problem many(String place) {
        return new Problem(
                ProblemCode.VALUE_INVALID,
                place,
                "Cần một giá trị, nhưng thấy danh sách hoặc đối tượng.",
                "Expected one value, but found a list or an object.");
    }

    static Problem tooLong(FieldRule rule, String place) {
        return new Problem(
                ProblemCode.LIMIT_EXCEEDED,
                place,
                "Cần " + rule.word() + " tối đa " + ValueKind.MAX_TEXT + " ký tự, nhưng dài hơn.",
                "Expected " + rule.word() + " of at most " + ValueKind.MAX_TEXT + " characters, but it is longer.");
    }

    static Problem formula(FieldRule rule, String place) {
        return new Problem(
                ProblemCode.VALUE_INVALID,
                place,
                "Cần jslt của " + rule.word() + " cho một giá trị, nhưng biểu thức không tính được trên bản ghi này.",
                "Expected the jslt of " + rule.word() + " to give a value, but it cannot be computed on this record.");
    }

    static Problem tooHeavy(FieldRule rule, String place) {
        return new Problem(
                ProblemCode.LIMIT_EXCEEDED,
                place,
                "Cần jslt của " + rule.word() + " đọc tối đa " + Formula.MOST_WEIGHT + " ký tự, nhưng dữ liệu dài hơn.",
                "Expected the jslt of " + rule.word() + " to read at most " + Formula.MOST_WEIGHT
                        + " characters, but there are more.");
    }

    static Problem impossible(String pattern, String place, String value) {
        return new Problem(
                ProblemCode.DATE_IMPOSSIBLE,
                place,
                "Cần thời điểm theo " + pattern + ", nhưng thấy " + quoteCode(value) + ".",
                "Expected a time as " + pattern + ", but found " + quoteCode(value) + ".");
    }

    static Problem impossible(FieldRule rule, String place, String value) {
        return new Problem(
                ProblemCode.DATE_IMPOSSIBLE,
                place,
                "Cần thời điểm theo " + rule.times().formats() + ", nhưng thấy " + quote(rule, value) + ".",
                "Expected a time as " + rule.times().formats() + ", but found " + quote(rule, value) + ".");
    }

    static Problem invalid(FieldRule rule, String place, String value) {
        ProblemCode code = rule.kind().isCode() ? ProblemCode.CODE_UNKNOWN : ProblemCode.VALUE_INVALID;
        String fix =
                rule.table() == null ? "" : " Thêm dòng vào " + rule.table().file() + " rồi thả lại bản ghi.";
        String fixEn =
                rule.table() == null ? "" : " Add a row to " + rule.table().file() + " and release the record.";
        return new Problem(
                code,
                place,
                "Cần " + rule.kind().vi() + " cho " + rule.word() + ", nhưng thấy " + quote(rule, value) + "." + fix,
                "Expected " + rule.kind().en() + " for " + rule.word() + ", but found " + quote(rule, value) + "."
                        + fixEn);
    }

    static Problem twoReadings(FieldRule rule, String place, String value) {
        return new Problem(
                ProblemCode.DATE_IMPOSSIBLE,
                place,
                "Cần một cách đọc theo " + rule.times().formats() + ", nhưng " + quote(rule, value)
                        + " đọc được hai cách và gói tin này viết ngày tháng theo cả hai thứ tự.",
                "Expected one reading by " + rule.times().formats() + ", but " + quote(rule, value)
                        + " has two, and this delivery writes days and months both ways round.");
    }

    static Problem unmapped(String table, String place, String value) {
        return new Problem(
                ProblemCode.CODE_UNKNOWN,
                place,
                "Mã " + quoteCode(value) + " chưa có trong bảng " + table + ". Thêm một dòng rồi thả lại bản ghi.",
                "Expected a code listed in " + table + ", but found " + quoteCode(value)
                        + ". Add a row and release the record.");
    }

    static Problem underivable(String word, String table, String place, String value, CodeTable.Row row) {
        return new Problem(
                ProblemCode.STATUS_UNDERIVABLE,
                place,
                "Không suy ra được " + word + " từ " + quoteCode(value) + ": " + row.note() + " (" + table + ":"
                        + row.line() + ").",
                "Expected to derive " + word + " from " + quoteCode(value) + ", but the table says: " + row.note()
                        + " (" + table + ":" + row.line() + ").");
    }

    static Problem removed(String place) {
        return new Problem(
                ProblemCode.REMOVED_AT_SOURCE,
                place,
                "Bản ghi đã bị xóa tại nguồn; cổng giữ trạng thái cuối đã nhận.",
                "The record was removed at its source; the portal keeps the last state it was given.");
    }

    static Problem width(String place, String width) {
        return new Problem(
                ProblemCode.VALUE_INVALID,
                place,
                "Dòng có số ô khác dòng tiêu đề (" + width + "): các cột đã lệch.",
                "Expected as many cells as the header has, but found " + width + ": the columns have slipped.");
    }

    static Problem notRecord(String place) {
        return new Problem(
                ProblemCode.VALUE_INVALID,
                place,
                "Cần một bản ghi (đối tượng), nhưng thấy giá trị đơn.",
                "Expected a record (an object), but found a single value.");
    }

    static Problem noAgency(String place) {
        return new Problem(
                ProblemCode.FIELD_MISSING,
                place,
                "Cần mã cơ quan: không có MaDonVi và số hồ sơ không bắt đầu bằng mã cơ quan.",
                "Expected an agency code, but there is no MaDonVi and the dossier number does not begin with one.");
    }

    private static boolean isNumber(FieldRule rule) {
        return rule.kind() == ValueKind.NUMBER;
    }

    private static String quote(FieldRule rule, String value) {
        return rule.kind().quotable() ? quoteCode(value) : value.length() + " ký tự/characters";
    }

    private static String quoteCode(String value) {
        return "'" + (value.length() > MOST_QUOTED ? value.substring(0, MOST_QUOTED) + "…" : value) + "'";
    }
}
