package vn.lienthong.dropin;

import java.util.Optional;
import vn.lienthong.dossier.DossierNumber;

/** The keys of a record that the hub reads before it answers. */
enum LineKey {
    NUMBER,
    PROCEDURE,
    STATUS,
    RECEIVED;

    /** Null for any other key: asked once per key of a body, so no Optional is made. */
    static LineKey find(String key) {
        return switch (key) {
            case "MaHoSo" -> NUMBER;
            case "MaTTHC" -> PROCEDURE;
            case "TrangThaiHoSo" -> STATUS;
            case "NgayTiepNhan" -> RECEIVED;
            default -> null;
        };
    }

    /** A line of the values by ordinal; empty when there is no usable number. */
    static Optional<Line> line(String[] values) {
        return number(text(values, NUMBER))
                .map(number -> new Line(number, text(values, PROCEDURE), text(values, STATUS), text(values, RECEIVED)));
    }

    /** Empty for a text that no portal takes for a dossier number; half characters and controls would break stores. */
    static Optional<DossierNumber> number(String text) {
        String bare = text.strip();
        boolean plain = bare.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        boolean usable = plain && !bare.isEmpty() && bare.length() <= DossierNumber.MOST;
        return usable ? Optional.of(new DossierNumber(bare)) : Optional.empty();
    }

    static Refusal noNumber(int index) {
        return Refusal.invalid(
                "data[" + index + "].MaHoSo",
                "cần mã hồ sơ là chuỗi từ 1 đến " + DossierNumber.MOST + " ký tự in được",
                "expected a dossier number as a string of 1 to " + DossierNumber.MOST + " printable characters");
    }

    private static String text(String[] values, LineKey key) {
        String value = values[key.ordinal()];
        return value == null ? "" : value;
    }
}
