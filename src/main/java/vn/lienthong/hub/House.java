package vn.lienthong.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.corridor.ActiveCredentials;
import vn.lienthong.corridor.Ahead;
import vn.lienthong.corridor.Applying;
import vn.lienthong.corridor.Cataloguing;
import vn.lienthong.corridor.Normalising;
import vn.lienthong.corridor.Nudge;
import vn.lienthong.indicator.Indicators;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.FailureRules;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.Windows;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.portal.Portal;
import vn.lienthong.portal.PortalAdmission;
import vn.lienthong.portal.Wire;
import vn.lienthong.redeliver.ReadAhead;
import vn.lienthong.replay.Runs;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Sources;
import vn.lienthong.vault.Purpose;
import vn.lienthong.vault.RowKeys;

/** The rooms, built and connected, without the corridors: what a running hub and a rebuild have in common. */
public final class House implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(House.class);

    final HubOptions options;
    public final Settings settings;
    public final Clock clock;
    final Sources sources;
    final HikariDataSource database;
    public final Journal journal;
    public final Ledger ledger;
    final Mappings mappings = new Mappings();
    final Catalogues catalogues = new Catalogues();
    final ActiveCredentials credentials = new ActiveCredentials();
    public final Portal portal;
    public final Nudge settled = new Nudge();
    final Ahead ahead;
    final ReadAhead readAhead = new ReadAhead();
    final Runs runs;
    public final Normalising normalising;
    public final Search search;
    public final Indicators indicators;
    private final ExecutorService readers;

    public House(HubOptions options, Settings settings, Clock clock, Wire wire) throws IOException {
        this.options = options;
        this.settings = settings;
        this.clock = clock;
        this.sources = SourceFiles.read(options.routes());
        Stores stores = new Stores(options.data(), settings);
        this.database = stores.openDatabase();
        try {
            this.journal = stores.openJournal(database);
            stores.makeKeys();
            this.runs = new Runs(options.data(), stores.vault().lines(Purpose.REPLAY));
        } catch (RuntimeException | IOException e) {
            database.close();
            throw e;
        }
        List<AutoCloseable> opened = new ArrayList<>(List.of(database, journal));
        try {
            this.portal = new Portal(settings.portal(), settings.sixSteps(), journal, wire, clock);
            this.ledger = openLedger(stores.vault().rows());
            opened.add(ledger);
            refuseIfAhead();
            this.readers = Executors.newFixedThreadPool(settings.number(SettingKey.NORMALISE_THREADS));
            opened.add(readers::shutdownNow);
            this.ahead = Ahead.read(journal, ledger.bookmark());
            this.normalising = new Normalising(
                    journal,
                    ledger,
                    new Applying(journal, ledger, ahead, clock),
                    mappings,
                    catalogues,
                    credentials,
                    readAhead,
                    readers,
                    settings.number(SettingKey.NORMALISE_ENTRIES),
                    settings.mebibytes(SettingKey.NORMALISE_BYTES),
                    settled);
            ledger.activations().forEach(position -> journal.find(position).ifPresent(this::takeUp));
            this.search = Search.open(options.data(), journal, stores.vault());
            this.indicators = new Indicators(options.data().resolve("indicators"), ledger, clock);
        } catch (RuntimeException e) {
            // Whoever opens the hub anew in this process needs the locks and the connections.
            closeAll(opened, e);
            throw e;
        }
    }

    /** The last one first. */
    private static void closeAll(List<AutoCloseable> opened, Exception why) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                why.addSuppressed(e);
            }
        }
    }

    private Ledger openLedger(RowKeys keys) {
        return Ledger.open(
                database,
                new LedgerSettings(
                        settings.number(SettingKey.PORTAL_BATCH),
                        settings.number(SettingKey.PORTAL_IN_FLIGHT),
                        rules().backoff(),
                        rules().resendUnknownSteps(),
                        settings.number(SettingKey.PORTAL_RATE)),
                new PortalAdmission(),
                credentials,
                keys);
    }

    /** What the files say now. */
    FailureRules rules() {
        return new FailureRules(
                Failures.backoff(options.routes()),
                settings.text(SettingKey.PORTAL_UNKNOWN_STEPS).equals("resend"));
    }

    /** How long news wait for company, as the sources' files say now. */
    Windows windows() {
        return Carriers.windows(sources, options, settings.sourceParameters());
    }

    /** For commands that send nothing: a portal need not be configured. */
    public static House quiet(HubOptions options, Settings settings, Clock clock) throws IOException {
        Map<String, String> nobody = Map.of(
                SettingKey.PORTAL_ADAPTER.key(),
                "http://127.0.0.1:1",
                "portal.credential.Z99.username",
                "nobody",
                "portal.credential.Z99.password",
                "nobody");
        boolean unset = settings.sixSteps().isEmpty()
                && (settings.text(SettingKey.PORTAL_ADAPTER).isEmpty()
                        || settings.credentials().isEmpty());
        Settings complete = unset ? settings.with(nobody) : settings;
        return new House(options, complete, clock, request -> {
            throw new IOException("Expected a command that sends nothing");
        });
    }

    private void takeUp(Entry activation) {
        normalising.activate(activation);
        ledger.activate(activation);
    }

    Cataloguing cataloguing() {
        String credential = settings.credentials().keySet().stream().findFirst().orElse("");
        Cataloguing cataloguing = new Cataloguing(portal, journal, ledger, clock, credential);
        ledger.activations().forEach(position -> journal.find(position).ifPresent(cataloguing::remember));
        // A ledger that was lost, or is behind, must not make the hub journal the same lists again.
        ahead.listLatest().forEach(cataloguing::remember);
        return cataloguing;
    }

    Reader reader() {
        return new Reader(mappings, catalogues);
    }

    /** Applies entries until the ledger knows all of the journal, by the same steps as the route. */
    public void catchUp(LongConsumer progress) {
        try {
            while (ledger.bookmark() < journal.last() || ledger.isBehind()) {
                catchUpGroup();
                progress.accept(ledger.bookmark());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to read the journal's entries again, but failed", e);
        }
    }

    private void catchUpGroup() throws InterruptedException, ExecutionException {
        try {
            List<Entry> entries = journal.list(ledger.bookmark(), 1_000, 16 * 1024 * 1024);
            if (entries.isEmpty()) {
                ledger.save();
                return;
            }
            normalising.settle(normalising.read(normalising.group(entries)));
        } catch (LedgerUnavailable e) {
            if (!e.hasGoneBack()) {
                throw e;
            }
            // What could not be written is found, and set aside, when the same entries are applied again one by one.
        }
    }

    private void refuseIfAhead() {
        if (ledger.bookmark() <= journal.last()) {
            return;
        }
        long bookmark = ledger.bookmark();
        long last = journal.last();
        throw new UsageException(
                "Sổ trạng thái đã đọc đến thông điệp " + bookmark + " nhưng nhật ký chỉ đến " + last
                        + ": nhật ký bị cắt mất phần cuối. Hãy phục hồi nhật ký từ bản sao, hoặc chạy 'rebuild' nếu chấp nhận mất",
                "Expected the journal to reach message " + bookmark + ", which the ledger has read, but it ends at "
                        + last + ": its tail was cut. Restore the journal, or run 'rebuild' to accept the loss");
    }

    @Override
    public void close() {
        if (readers != null) {
            readers.shutdownNow();
        }
        // Whatever one of them says, the others are closed: the next hub needs their locks.
        try {
            indicators.close();
        } finally {
            closeStores();
        }
    }

    private void closeStores() {
        try {
            ledger.close();
        } finally {
            try {
                journal.close();
            } finally {
                database.close();
            }
        }
    }

    /** A store has closed itself for good, as H2 does when its disk fails and the journal when a flush does: only opening anew mends it. */
    boolean hasGivenUp() {
        return journal.state().equals(JournalUnavailable.Reason.BROKEN.code()) || hasLedgerClosed();
    }

    private boolean hasLedgerClosed() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM ledger_bookmark");
            return false;
        } catch (SQLException e) {
            return e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
        }
    }
}
