package vn.lienthong.journal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The journal in a PostgreSQL table, for offices whose backups and standby servers are PostgreSQL's. */
public final class TableJournal {
    private TableJournal() {}

    /**
     * Opens the journal in a database, bringing its schema up to date first. One connection of the source is kept for
     * as long as the journal is open; reads take others for a moment: a pool needs at least two beside the followers'.
     * Throws {@link JournalUnavailable} if another hub holds the journal or the database does not answer.
     */
    public static Journal open(DataSource source, JournalSettings settings) {
        return open(source, settings, EntryCipher.none());
    }

    /** The same with contents sealed. */
    public static Journal open(DataSource source, JournalSettings settings, EntryCipher cipher) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/journal/postgresql")
                .table("journal_history")
                // The database may hold other rooms' tables, with histories of their own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        try {
            return new GroupedJournal(new TableStore(source), settings, cipher);
        } catch (SQLException e) {
            throw new JournalUnavailable(
                    JournalUnavailable.Reason.WRITE_FAILED,
                    "Expected to open table journal_entry, but: " + e.getMessage(),
                    e);
        }
    }
}
