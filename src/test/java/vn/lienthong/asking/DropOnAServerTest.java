package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.impl.DefaultFtpServer;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void files_on_an_ftps_server_whose_certificate_is_trusted_are_read_moved_or_set_aside() throws Exception {
        Certificate certificate = Certificate.of(home, "ip:127.0.0.1");
        try (Ftps server = new Ftps(certificate)) {
            filesAreReadMovedOrSetAside("drop-ftp", parameters(server.port(), Map.of("trusted", certificate.pem())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ip:127.0.0.1,     java, yes, source-certificate-untrusted",
        "dns:may-khac.vn,  own,  yes, source-certificate-name",
        "dns:may-khac.vn,  java, no,  source-certificate-untrusted",
        "ip:127.0.0.1,     none, yes, parameter-wrong"
    })
    void an_ftps_server_with_a_wrong_certificate_never_sees_the_password(
            String name, String trusted, String checkName, String code) throws Exception {
        Files.writeString(drop.resolve("a.csv"), "MaHoSo\nH60\n");
        Certificate certificate = Certificate.of(home, name);
        String file = Map.of("java", "", "own", certificate.pem(), "none", "khong-co.pem")
                .get(trusted);
        try (Ftps server = new Ftps(certificate);
                SourceHere here = SourceHere.start(
                        home, "drop-ftp", parameters(server.port(), Map.of("trusted", file, "checkName", checkName)))) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains(code);
            assertThat(here.deliveries()).isEmpty();
            assertThat(server.logins()).as("log-ins").isZero();
        }
    }

    @Test
    void a_trusted_certificate_of_another_name_is_taken_where_it_is_said_so() throws Exception {
        Files.writeString(drop.resolve("a.csv"), "MaHoSo\nH60\n");
        Certificate certificate = Certificate.of(home, "dns:may-khac.vn");
        try (Ftps server = new Ftps(certificate);
                SourceHere here = SourceHere.start(
                        home,
                        "drop-ftp",
                        parameters(server.port(), Map.of("trusted", certificate.pem(), "checkName", "no")))) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1);
            assertThat(here.failure()).isEmpty();
        }
    }

    /** A server's key and the certificate it shows, signed by itself. */
    private record Certificate(Path store, String pem) {
        private static Certificate of(Path home, String name) throws Exception {
            Path store = home.resolve("server.p12");
            Path pem = home.resolve("server.pem");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "s",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-dname",
                    "CN=kho",
                    "-ext",
                    "san=" + name,
                    "-validity",
                    "30",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    "mat-khau");
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "s",
                    "-file",
                    pem.toString(),
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    "mat-khau");
            return new Certificate(store, pem.toString());
        }

        private static void keytool(String... arguments) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    /** With data encrypted too, and counting who logs in. */
    private final class Ftps implements AutoCloseable {
        private final FtpServer server;
        private final Listener door;

        private Ftps(Certificate certificate) throws Exception {
            SslConfigurationFactory tls = new SslConfigurationFactory();
            tls.setKeystoreFile(certificate.store().toFile());
            tls.setKeystoreType("PKCS12");
            tls.setKeystorePassword("mat-khau");
            DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
            data.setSslConfiguration(tls.createSslConfiguration());
            ListenerFactory listener = new ListenerFactory();
            listener.setServerAddress("127.0.0.1");
            listener.setPort(0);
            listener.setSslConfiguration(tls.createSslConfiguration());
            listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
            door = listener.createListener();
            FtpServerFactory factory = ftpUsers();
            factory.addListener("default", door);
            server = factory.createServer();
            server.start();
        }

        private int port() {
            return door.getPort();
        }

        private int logins() {
            return ((DefaultFtpServer) server)
                            .getServerContext()
                            .getFtpStatistics()
                            .getTotalLoginNumber()
                    + ((DefaultFtpServer) server)
                            .getServerContext()
                            .getFtpStatistics()
                            .getTotalFailedLoginNumber();
        }

        @Override
        public void close() {
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
