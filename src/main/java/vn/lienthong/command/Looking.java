package vn.lienthong.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.EntryCipher;
import vn.lienthong.journal.Glance;
import vn.lienthong.settings.Settings;

/** A look at the journal of a hub that may be running. */
record Looking(Glance journal, HikariDataSource database) implements AutoCloseable {
    static Looking at(Path data, Settings settings) throws IOException {
        Stores stores = new Stores(data, settings);
        return at(data, stores, stores.vault().entries());
    }

    /** Without keys, too: for whoever does not read contents. */
    static Looking forProofs(Path data, Settings settings) throws IOException {
        Stores stores = new Stores(data, settings);
        return at(data, stores, stores.keysForProofs());
    }

    private static Looking at(Path data, Stores stores, EntryCipher keys) throws IOException {
        if (stores.embedded()) {
            return new Looking(Glance.at(data.resolve("journal"), keys), null);
        }
        HikariDataSource database = stores.openDatabase();
        return new Looking(Glance.at(database, keys), database);
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
