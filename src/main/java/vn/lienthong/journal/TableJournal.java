package vn.lienthong.journal;

import javax.sql.DataSource;

/** The journal in a PostgreSQL table. */
public final class TableJournal {
    private TableJournal() {}

    public static Journal open(DataSource source, JournalSettings settings) {
        throw new UnsupportedOperationException("not yet: " + source + settings);
    }
}
