package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import vn.lienthong.dossier.DossierNumber;

/** The SQL that goes through all believed states of a source, some at a time, in the order of their ids. */
final class BelievedTable {
    private static final int AT_ONCE = 2_000;
    /** Row and content in one statement, so that they are of one moment. */
    private static final String PAGE = """
            SELECT d.id, d.number, d.source, d.credential, d.status, d.due, d.state, c.body
            FROM dossier d JOIN content c ON c.id = d.id
            WHERE d.id > ? AND d.source = ? AND d.status > 0 ORDER BY d.id LIMIT ?""";

    private BelievedTable() {}

    /** The id to go on behind; -1 when there are no more. */
    static long page(Connection connection, Bodies bodies, String source, long after, Consumer<DossierLine> reader)
            throws SQLException {
        long last = after;
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setString(2, source);
            select.setInt(3, AT_ONCE);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Row row = DossierTable.read(found);
                    last = row.id;
                    count++;
                    reader.accept(line(row, bodies.content(row, found.getBytes(8))));
                }
            }
        }
        return count < AT_ONCE ? -1 : last;
    }

    private static DossierLine line(Row row, byte[] body) {
        return new DossierLine(
                Encoding.decode(new DossierNumber(row.number), row.event, body),
                Optional.ofNullable(row.credential),
                delivery(row));
    }

    private static DossierLine.Delivery delivery(Row row) {
        if (row.hold != Row.Hold.FREE) {
            return DossierLine.Delivery.HELD;
        }
        return row.isOutstanding() ? DossierLine.Delivery.WAITING : DossierLine.Delivery.CONFIRMED;
    }
}
