package vn.lienthong.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.hub.Running;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.EntryCipher;
import vn.lienthong.journal.JournalBeside;
import vn.lienthong.settings.Settings;

/**
 * The journal of a data directory to be verified, whether a hub runs on it or not: nothing is locked and nothing changed, so that a copy on a medium
 * that cannot be written will do.
 */
record Beside(JournalBeside journal, HikariDataSource database) implements AutoCloseable {
    /** @param contents whether they are to be opened, as far as their keys are here */
    static Beside at(Path data, Settings settings, EvidenceSettings evidence, boolean contents) throws IOException {
        Stores stores = new Stores(data, settings);
        Optional<EntryCipher> keys = contents ? Optional.of(stores.keysForProofs()) : Optional.empty();
        if (!stores.embedded()) {
            HikariDataSource database = stores.openDatabase();
            return new Beside(JournalBeside.at(database, keys), database);
        }
        LongSupplier proved =
                Running.isSeenHeld(data) ? () -> Audit.signed(evidence.checkpoints()) : () -> Long.MAX_VALUE;
        return new Beside(JournalBeside.at(data.resolve("journal"), keys, proved), null);
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
