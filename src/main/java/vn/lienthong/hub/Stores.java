package vn.lienthong.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.journal.TableJournal;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;
import vn.lienthong.vault.KeysUnavailable;
import vn.lienthong.vault.Vault;

/** Where things are kept: embedded (segment files and one H2 file under the data directory) or PostgreSQL, by a URL. */
public final class Stores {
    private final Path data;
    private final Settings settings;
    private Vault vault;

    public Stores(Path data, Settings settings) {
        this.data = data;
        this.settings = settings;
    }

    public boolean embedded() {
        return settings.text(SettingKey.STORE_URL).isEmpty();
    }

    public Journal openJournal(DataSource database) throws IOException {
        // A small heap must not be filled by what waits for the disk, or is kept for followers.
        long heap = Runtime.getRuntime().maxMemory();
        JournalSettings defaults = JournalSettings.defaults();
        JournalSettings journal = defaults.withTailBytes(Math.min(defaults.tailBytes(), heap / 24))
                .withSegmentBytes(settings.mebibytes(SettingKey.JOURNAL_SEGMENT))
                .withQueueBytes(Math.min(settings.mebibytes(SettingKey.JOURNAL_QUEUE), heap / 6))
                .withLinger(Duration.ofMillis(settings.number(SettingKey.JOURNAL_LINGER)));
        if (!embedded()) {
            return mended(TableJournal.open(database, journal, vault().entries()));
        }
        return mended(
                SegmentJournal.open(Files.createDirectories(data.resolve("journal")), journal, vault().entries()));
    }

    /** Who holds the journal may finish what was begun with the keys. */
    private Journal mended(Journal journal) {
        try {
            vault.mend();
            return journal;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Before anything is taken in: a hub that cannot have its keys says so at its start, and not at the first delivery. */
    void makeKeys() throws IOException {
        try {
            vault().prepare();
        } catch (KeysUnavailable e) {
            throw new UsageException(e.vietnamese(), e.getMessage());
        }
    }

    /** The keys, opened once. Refuses where what is stored was sealed under another master key than the one that is here. */
    public synchronized Vault vault() {
        if (vault == null) {
            vault = VaultKeys.open(data, settings);
        }
        return vault;
    }

    /**
     * The database of the ledger. H2's default commit may lose its last second at a kill: the bookmark goes with it, so the
     * journal makes it again. A file that H2 cannot read is set aside, and the journal makes all of it again.
     */
    public HikariDataSource openDatabase() throws IOException {
        if (embedded()) {
            ledgerFile().setAsideIfBroken(settings.text(SettingKey.STORE_PASSWORD));
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(embedded() ? LedgerFile.USER : settings.text(SettingKey.STORE_USER));
        config.setPassword(settings.text(SettingKey.STORE_PASSWORD));
        config.setMaximumPoolSize(12);
        // A sender whose delivery cannot be kept is told so before it gives up by itself.
        config.setConnectionTimeout(10_000);
        config.setPoolName("ledger");
        return new HikariDataSource(config);
    }

    /** Deletes the embedded ledger, so that the journal makes it again. */
    public void deleteLedger() throws IOException {
        ledgerFile().delete();
    }

    private String url() {
        if (!embedded()) {
            return settings.text(SettingKey.STORE_URL);
        }
        return ledgerFile().url();
    }

    private LedgerFile ledgerFile() {
        return new LedgerFile(data);
    }
}
