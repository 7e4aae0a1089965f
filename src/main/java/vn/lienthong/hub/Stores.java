package vn.lienthong.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import vn.lienthong.journal.EntryCipher;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
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
    private static final int LOOKED_AT = 1_000;

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
        return openJournal(database, () -> {});
    }

    /** What is done alone with the journal, before any key is looked at. */
    @FunctionalInterface
    public interface Alone {
        void run() throws IOException;
    }

    /**
     * Keys are looked at once the journal is held, never before: whoever holds it may change them.
     *
     * @param first done while the journal is held
     */
    public Journal openJournal(DataSource database, Alone first) throws IOException {
        LateKeys keys = new LateKeys();
        Journal journal = openLocked(database, keys);
        try {
            first.run();
            vault().mend();
            if (vault.masterId().isEmpty()) {
                refuseIfSealed(journal);
            }
            keys.are(vault.entries());
            return journal;
        } catch (KeysUnavailable e) {
            journal.close();
            throw new UsageException(e.vietnamese(), e.getMessage());
        } catch (RuntimeException | IOException e) {
            journal.close();
            throw e;
        }
    }

    /** For whoever only compares, maybe beside a hub: without the master key, too. What cannot be opened says so entry by entry. */
    public EntryCipher keysForProofs() {
        return VaultKeys.forProofs(data, settings);
    }

    /** Without any block of keys, sealed entries mean that the folder was lost: a new master key would hide that. */
    private void refuseIfSealed(Journal journal) {
        boolean sealed;
        try {
            sealed = journal.list(Math.max(0, journal.last() - LOOKED_AT), LOOKED_AT, Long.MAX_VALUE).stream()
                    .anyMatch(entry -> !entry.seal().keyId().equals(EntryCipher.NONE));
        } catch (JournalDamaged e) {
            // Said by whoever reads it.
            return;
        }
        if (sealed) {
            Path folder = VaultKeys.folder(data);
            throw new UsageException(
                    "Nhật ký đã mã hóa nhưng " + folder
                            + " không có khối khóa nào; hãy phục hồi thư mục khóa và khóa chủ từ bản sao lưu",
                    "Expected the blocks of keys of an encrypted journal in " + folder
                            + ", but found none; restore that folder and the master key from their backups");
        }
    }

    private Journal openLocked(DataSource database, LateKeys keys) throws IOException {
        // A small heap must not be filled by what waits for the disk, or is kept for followers.
        long heap = Runtime.getRuntime().maxMemory();
        JournalSettings defaults = JournalSettings.defaults();
        JournalSettings journal = defaults.withTailBytes(Math.min(defaults.tailBytes(), heap / 24))
                .withSegmentBytes(settings.mebibytes(SettingKey.JOURNAL_SEGMENT))
                .withQueueBytes(Math.min(settings.mebibytes(SettingKey.JOURNAL_QUEUE), heap / 6))
                .withLinger(Duration.ofMillis(settings.number(SettingKey.JOURNAL_LINGER)));
        if (!embedded()) {
            return TableJournal.open(database, journal, keys);
        }
        return SegmentJournal.open(Files.createDirectories(data.resolve("journal")), journal, keys);
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
