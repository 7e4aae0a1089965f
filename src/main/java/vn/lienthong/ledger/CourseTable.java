package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Turn;
import vn.lienthong.dossier.Version;

/** The SQL that reads dossiers for the indicators: row and content of one moment, the steps right after. */
final class CourseTable {
    private static final String COLUMNS = """
            SELECT d.id, d.number, d.source, d.credential, d.status, d.due, d.state, c.body
            FROM dossier d JOIN content c ON c.id = d.id WHERE d.status > 0 AND\s""";
    private static final String LIST = COLUMNS + "d.id = ANY(?)";
    private static final String PAGE = COLUMNS + "d.id > ? ORDER BY d.id LIMIT ?";
    private static final String TURNS = "SELECT status, made_at FROM step WHERE id > ? AND id <= ? ORDER BY id";

    private CourseTable() {}

    static List<DossierCourse> list(Connection connection, Bodies bodies, Collection<Long> ids) throws SQLException {
        Array keys = connection.createArrayOf("BIGINT", ids.toArray());
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setArray(1, keys);
            return read(connection, bodies, select);
        } finally {
            keys.free();
        }
    }

    static List<DossierCourse> page(Connection connection, Bodies bodies, long after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setInt(2, most);
            return read(connection, bodies, select);
        }
    }

    private static List<DossierCourse> read(Connection connection, Bodies bodies, PreparedStatement select)
            throws SQLException {
        List<DossierCourse> courses = new ArrayList<>();
        try (ResultSet found = select.executeQuery();
                PreparedStatement turns = connection.prepareStatement(TURNS)) {
            while (found.next()) {
                Row row = DossierTable.read(found);
                byte[] body = bodies.content(row, found.getBytes(8));
                courses.add(new DossierCourse(
                        row.id,
                        row.source,
                        Encoding.decode(new DossierNumber(row.number), row.event, body),
                        row.steps == 0 ? List.of() : turns(turns, row.id),
                        !row.delivered.equals(Version.NONE)));
            }
        }
        return courses;
    }

    private static List<Turn> turns(PreparedStatement select, long dossier) throws SQLException {
        List<Turn> turns = new ArrayList<>();
        select.setLong(1, StepRow.id(dossier, 0));
        select.setLong(2, StepRow.id(dossier, StepRow.MOST));
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                MainStatus status = MainStatus.find(found.getInt(1)).orElseThrow();
                turns.add(new Turn(status, Micros.toInstant(found.getLong(2))));
            }
        }
        return turns;
    }
}
