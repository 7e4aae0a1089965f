package vn.lienthong.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An intermediate table HOSO_TRUNGGIAN in an H2 database of its own (domain.md 6, variant A of
 * samples/db-intermediate-table.sql). Rows change in place; an undo writes a second row; two finished dossiers are softly
 * deleted at the end. NGAY_CAP_NHAT has whole seconds, so many rows share one.
 */
public final class TableSource implements Simulator {
    private final Part part;
    private final String jdbcUrl;
    private final Script script;
    private final Truth truth = new Truth();
    private Connection connection;
    private TableRows rows;
    private int tick;

    /** @param jdbcUrl an H2 database, e.g. {@link #inMemory} or {@code jdbc:h2:file:…;AUTO_SERVER=TRUE} */
    public TableSource(Part part, String jdbcUrl) {
        this.part = part;
        this.jdbcUrl = jdbcUrl;
        this.script = new Script(part, Procedures.PROVINCE, Set.of());
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.MISSING_NUMBER, Flaw.END_BEFORE_START, Flaw.NOT_RECEIVED);
        return new Part(code, seed, now, dossiers, ticks, Agencies.DA_NANG, flaws);
    }

    /** A database that any reader in this process sees while the source is open. */
    public static String inMemory(String name) {
        return "jdbc:h2:mem:" + name;
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String code() {
        return part.code();
    }

    @Override
    public void start() {
        try {
            connection = DriverManager.getConnection(jdbcUrl, "sa", "");
            rows = new TableRows(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The demo's intermediate table could not be made at " + jdbcUrl, e);
        }
    }

    @Override
    public boolean tick(Instant now) {
        if (tick >= script.ticks()) {
            return false;
        }
        List<Snapshot> act = script.act(tick++);
        try {
            for (Snapshot snapshot : act) {
                rows.write(snapshot, now);
            }
            truth.shown(act);
            if (tick == script.ticks()) {
                deleteTwo(now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The demo's intermediate table did not take a row", e);
        }
        return tick < script.ticks();
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The demo's intermediate table did not close", e);
        }
    }

    private void deleteTwo(Instant now) throws SQLException {
        List<Life> returned = script.lives().stream()
                .filter(life -> life.last().status() == 10)
                .limit(2)
                .toList();
        for (Life life : returned) {
            rows.delete(life.number(), now);
            truth.softlyDeleted(life.number());
        }
    }
}
