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
        String number = text(values, NUMBER).strip();
        if (number.isEmpty() || number.length() > DossierNumber.MOST) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                new DossierNumber(number), text(values, PROCEDURE), text(values, STATUS), text(values, RECEIVED)));
    }

    static Refusal noNumber(int index) {
        return Refusal.invalid(
                "data[" + index + "].MaHoSo",
                "cần mã hồ sơ là chuỗi từ 1 đến " + DossierNumber.MOST + " ký tự",
                "expected a dossier number as a string of 1 to " + DossierNumber.MOST + " characters");
    }

    private static String text(String[] values, LineKey key) {
        String value = values[key.ordinal()];
        return value == null ? "" : value;
    }
}
