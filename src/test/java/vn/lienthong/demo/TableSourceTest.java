package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableSourceTest {
    private final TableSource source = new TableSource(
            TableSource.part("dn", 42, Samples.NOW, 120, 10), TableSource.inMemory("table-source-test"));

    @BeforeEach
    void play() {
        source.start();
        int ticks = 0;
        // Two ticks fall into one second, so rows share a time of change across ticks too.
        while (source.tick(Samples.NOW.plusMillis(500L * ticks))) {
            ticks++;
        }
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void the_latest_row_of_each_dossier_is_the_truth() throws SQLException {
        Map<String, Integer> latest = new TreeMap<>();
        for (List<String> row : query("SELECT MA_HO_SO, TRANG_THAI FROM HOSO_TRUNGGIAN ORDER BY ID")) {
            latest.put(row.get(0), Integer.valueOf(row.get(1)));
        }
        source.truth().planted().forEach(planted -> latest.remove(planted.number()));
        assertThat(latest).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(120);
    }

    @Test
    void the_table_has_the_columns_of_the_sample_in_their_order() throws SQLException {
        String variantA = Samples.text("db-intermediate-table.sql").split("INSERT INTO", 2)[0];
        List<String> sample = Pattern.compile("(?m)^  ([A-Z_]+) ")
                .matcher(variantA)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> ours = new ArrayList<>();
        query("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'HOSO_TRUNGGIAN'"
                        + " ORDER BY ORDINAL_POSITION")
                .forEach(row -> ours.add(row.get(0)));
        assertThat(ours).isEqualTo(sample);
    }

    @Test
    void an_undo_leaves_the_returned_row_and_writes_a_second() throws SQLException {
        assertThat(
                        query(
                                "SELECT MA_HO_SO FROM HOSO_TRUNGGIAN WHERE MA_HO_SO <> '' GROUP BY MA_HO_SO HAVING COUNT(*) = 2"))
                .isNotEmpty();
    }

    @Test
    void many_rows_share_one_time_of_change_and_two_are_softly_deleted() throws SQLException {
        assertThat(query("SELECT NGAY_CAP_NHAT FROM HOSO_TRUNGGIAN GROUP BY NGAY_CAP_NHAT HAVING COUNT(*) > 3"))
                .isNotEmpty();
        List<String> deleted = new ArrayList<>();
        query("SELECT DISTINCT MA_HO_SO FROM HOSO_TRUNGGIAN WHERE DELETED_ON IS NOT NULL")
                .forEach(row -> deleted.add(row.get(0)));
        assertThat(deleted)
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(source.truth().deleted());
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (Connection reader = DriverManager.getConnection(source.jdbcUrl(), "sa", "");
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
            return found;
        }
    }
}
