package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.dossier.DossierNumber;

/** The SQL of the table {@code alias}: by which other number (MaHoSoKhac) a dossier is known. Two may share one. */
final class AliasTable {
    private static final String ADD = """
            INSERT INTO alias (other, id) SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT)
            WHERE NOT EXISTS (SELECT 1 FROM alias WHERE other = ? AND id = ?)""";
    private static final String FIND =
            "SELECT d.number FROM alias a JOIN dossier d ON d.id = a.id WHERE a.other = ? ORDER BY d.number";

    private AliasTable() {}

    /** A number by which a dossier was called. */
    record Alias(String other, long id) {}

    static void save(Connection connection, Collection<Alias> aliases) throws SQLException {
        if (aliases.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Alias alias : aliases) {
                add.setString(1, alias.other());
                add.setLong(2, alias.id());
                add.setString(3, alias.other());
                add.setLong(4, alias.id());
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    static List<DossierNumber> find(Connection connection, String other) throws SQLException {
        List<DossierNumber> numbers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, other);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    numbers.add(new DossierNumber(found.getString(1)));
                }
            }
        }
        return numbers;
    }
}
