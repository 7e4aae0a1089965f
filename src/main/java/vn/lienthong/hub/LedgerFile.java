package vn.lienthong.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded ledger's files. All that stands in them can be made again from the journal. */
final class LedgerFile {
    static final String USER = "sa";
    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);
    private static final String NAME = "ledger";
    private static final Set<Integer> BROKEN =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.FILE_ENCRYPTION_ERROR_1);
    private static final Set<Integer> BROKEN_STORE = Set.of(
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_INTERNAL,
            DataUtils.ERROR_UNSUPPORTED_FORMAT);

    private final Path data;

    LedgerFile(Path data) {
        this.data = data;
    }

    String url() {
        return "jdbc:h2:file:" + data.toAbsolutePath().resolve(NAME)
                + ";CACHE_SIZE=65536;QUERY_CACHE_SIZE=64;WRITE_DELAY=5000;DB_CLOSE_ON_EXIT=FALSE";
    }

    void delete() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /**
     * Opens the file once and looks into every table. One that is broken keeps its bytes under another name; a file that
     * is merely in use, or that may not be read, is left for the caller to meet.
     */
    void setAsideIfBroken(String password) throws IOException {
        if (files().isEmpty()) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url(), USER, password)) {
            look(connection);
        } catch (SQLException e) {
            if (isBroken(e)) {
                setAside(e);
            }
        }
    }

    private static void look(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement
                        .executeQuery("SELECT * FROM \"" + table + "\" LIMIT 1")
                        .close();
            }
        }
    }

    private static boolean isBroken(SQLException e) {
        if (BROKEN.contains(e.getErrorCode())) {
            return true;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store && BROKEN_STORE.contains(store.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private void setAside(SQLException why) throws IOException {
        for (Path file : files()) {
            Path aside = freeName(file);
            Files.move(file, aside);
            log.atError()
                    .addKeyValue("file", file.getFileName())
                    .addKeyValue("aside", aside.getFileName())
                    .addKeyValue("code", why.getErrorCode())
                    .log("the ledger cannot be read; it is set aside and made again from the journal");
        }
    }

    private Path freeName(Path file) {
        int n = 1;
        Path aside = data.resolve("set-aside-" + n + "-" + file.getFileName());
        while (Files.exists(aside)) {
            n++;
            aside = data.resolve("set-aside-" + n + "-" + file.getFileName());
        }
        return aside;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME + "."))
                    .toList();
        }
    }
}
