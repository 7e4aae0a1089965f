package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates drop-sftp and drop-ftp against real servers. */
class DropOnAServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String USER = "tinh";
    private static final String PASSWORD = "m'ật & khẩu=+%(x) \"$";

    @TempDir
    private Path home;

    private Path drop;

    @BeforeEach
    void folder() throws Exception {
        drop = Files.createDirectories(home.resolve("server/drop"));
    }

    @Test
    void files_on_an_sftp_server_are_read_moved_or_set_aside() throws Exception {
        try (SshServer server = sftp()) {
            Path known = Files.writeString(home.resolve("known_hosts"), "");
            Map<String, String> parameters =
                    parameters(server.getPort(), Map.of("knownHosts", known.toString(), "checkHost", "no"));
            filesAreReadMovedOrSetAside("drop-sftp", parameters);
        }
    }

    @Test
    void files_on_an_ftp_server_are_read_moved_or_set_aside() throws Exception {
        FtpServerFactory factory = ftpUsers();
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        Listener door = listener.createListener();
        factory.addListener("default", door);
        FtpServer server = factory.createServer();
        server.start();
        try {
            filesAreReadMovedOrSetAside("drop-ftp", parameters(door.getPort(), Map.of("protocol", "ftp")));
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_is_not_the_known_one_is_not_talked_to() throws Exception {
        Files.writeString(drop.resolve("a.csv"), "MaHoSo\nH60\n");
        try (SshServer server = sftp()) {
            Path known = Files.writeString(home.resolve("known_hosts"), "");
            try (SourceHere here = SourceHere.start(
                    home, "drop-sftp", parameters(server.getPort(), Map.of("knownHosts", known.toString())))) {
                await().atMost(PATIENCE).until(() -> here.failure().isPresent());
                assertThat(here.failure()).contains("source-server-unknown");
                assertThat(here.deliveries()).isEmpty();
            }
        }
    }

    @Test
    void a_file_that_grows_is_let_through_only_once_it_looked_the_same_twice() {
        FilesAtRest filter = new FilesAtRest();
        assertThat(filter.accept(file(10, 1))).isFalse();
        assertThat(filter.accept(file(20, 1))).as("longer").isFalse();
        assertThat(filter.accept(file(20, 2))).as("written again").isFalse();
        assertThat(filter.accept(file(20, 2))).isTrue();
    }

    private static GenericFile<Object> file(long length, long modified) {
        GenericFile<Object> file = new GenericFile<>();
        file.setAbsoluteFilePath("drop/a.csv");
        file.setFileLength(length);
        file.setLastModified(modified);
        return file;
    }

    private void filesAreReadMovedOrSetAside(String template, Map<String, String> parameters) throws Exception {
        Files.writeString(drop.resolve("a.csv"), "MaHoSo\nH60-1\n");
        Files.writeString(drop.resolve("b.csv"), "");
        Files.write(drop.resolve("c.csv"), new byte[(1 << 20) + 1]);
        Files.writeString(drop.resolve("d.txt"), "not for the hub");
        try (SourceHere here = SourceHere.start(home, template, parameters)) {
            await().atMost(PATIENCE).until(() -> list(drop).equals(List.of("d.txt")));

            assertThat(here.texts()).containsExactly("MaHoSo\nH60-1\n");
            assertThat(list(drop.resolve(".da-nhan"))).containsExactly("1-a.csv");
            List<String> aside = list(drop.resolve(".loi"));
            assertThat(aside).hasSize(4);
            assertThat(aside).anyMatch(name -> name.matches("\\d{8}-\\d{6}-\\d{3}-b\\.csv"));
            assertThat(aside).anyMatch(name -> name.matches("\\d{8}-\\d{6}-\\d{3}-c\\.csv\\.ly-do\\.txt"));
            Files.writeString(drop.resolve("b.csv"), "");
            await().atMost(PATIENCE).until(() -> list(drop.resolve(".loi")).size() == 6);
        }
    }

    private Map<String, String> parameters(int port, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(port),
                "directory",
                "drop",
                "username",
                USER,
                "password",
                PASSWORD,
                "period",
                "300"));
        parameters.putAll(more);
        return parameters;
    }

    private SshServer sftp() throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("host.key")));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home.resolve("server")));
        server.start();
        return server;
    }

    private FtpServerFactory ftpUsers() throws Exception {
        FtpServerFactory factory = new FtpServerFactory();
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(PASSWORD);
        user.setHomeDirectory(home.resolve("server").toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        return factory;
    }

    private static List<String> list(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
