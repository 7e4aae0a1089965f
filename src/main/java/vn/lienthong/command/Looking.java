package vn.lienthong.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.Glance;
import vn.lienthong.settings.Settings;

/** A look at the journal of a hub that may be running. */
record Looking(Glance journal, HikariDataSource database) implements AutoCloseable {
    static Looking at(Path data, Settings settings) throws IOException {
        Stores stores = new Stores(data, settings);
        if (stores.embedded()) {
            return new Looking(Glance.at(data.resolve("journal"), stores.vault().entries()), null);
        }
        HikariDataSource database = stores.openDatabase();
        return new Looking(Glance.at(database, stores.vault().entries()), database);
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
