package vn.lienthong.asking;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Debian's own MariaDB in a folder of its own, with an account that may read and one that may write. */
final class MariaDbServer implements AutoCloseable {
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");
    private static final List<Path> NEEDED = List.of(SERVER, INSTALL, Path.of("/usr/bin/my_print_defaults"));

    private final Process process;
    private final int port;

    private MariaDbServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isHere() {
        return NEEDED.stream().allMatch(Files::isExecutable);
    }

    static MariaDbServer start(Path folder) throws Exception {
        Path data = folder.resolve("mariadb");
        Path setup = Files.writeString(folder.resolve("accounts.sql"), """
                CREATE DATABASE motcua CHARACTER SET utf8mb4;
                CREATE USER ghi@'127.0.0.1' IDENTIFIED BY 'ghi';
                GRANT ALL ON motcua.* TO ghi@'127.0.0.1';
                CREATE USER doc@'127.0.0.1' IDENTIFIED BY 'm\\'ật khẩu';
                GRANT SELECT ON motcua.* TO doc@'127.0.0.1';
                """);
        Process install = run(
                folder,
                List.of(
                        INSTALL.toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--skip-test-db",
                        "--skip-name-resolve"));
        if (!install.waitFor(120, TimeUnit.SECONDS) || install.exitValue() != 0) {
            throw new IllegalStateException(
                    "Expected a new database: " + Files.readString(folder.resolve("mariadb.log")));
        }
        int port = freePort();
        Process server = run(
                folder,
                List.of(
                        SERVER.toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + folder.resolve("s"),
                        "--pid-file=" + folder.resolve("pid"),
                        "--skip-name-resolve",
                        "--init-file=" + setup));
        MariaDbServer started = new MariaDbServer(server, port);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> started.answers() || !server.isAlive());
        if (!server.isAlive()) {
            throw new IllegalStateException(
                    "Expected a running server: " + Files.readString(folder.resolve("mariadb.log")));
        }
        return started;
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/motcua";
    }

    Connection writer() throws SQLException {
        return DriverManager.getConnection(url(), "ghi", "ghi");
    }

    private boolean answers() {
        try (Connection connection = writer()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** As root it must be told to be root; anybody else runs it as himself. */
    private static Process run(Path folder, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(words);
        command.add("--user=" + System.getProperty("user.name"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mariadb.log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
