package vn.lienthong.journey;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import vn.lienthong.asking.KafkaBroker;

/** The real servers of one source per polled transport. They outlive the hubs that read them. */
final class PolledServers implements AutoCloseable {
    private static final Instant DAY = Instant.parse("2026-10-12T01:00:00Z");
    private static final Pattern BLANK = Pattern.compile("<(tu|trang)>(\\d*)</");
    private static final String USER = "tinh";
    private static final String PASSWORD = "mat-khau";

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final List<PolledSource> sources = new ArrayList<>();
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<Path> drops = new ArrayList<>();
    private EmbeddedPostgres database;
    private KafkaBroker broker;
    private int port;
    private volatile int status = 2;

    PolledServers(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request ->
                        request.body().onSuccess(body -> answer(request, body.toString(StandardCharsets.UTF_8))));
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    List<PolledSource> sources() {
        return List.copyOf(sources);
    }

    /** Lists over HTTP in three ways, SOAP, and a table: what has a cursor or is asked page by page. */
    void addAsked(Workplace place) throws Exception {
        add("hoi-tu", "poll-http-since", "json")
                .write(place, "", list("/since", "query", "since={since}&page={page}&size={size}", timed()));
        add("hoi-trang", "poll-http-pages", "json")
                .write(place, "", list("/pages", "query", "page={page}&size={size}", Map.of()));
        add("hoi-tiep", "poll-http-next", "json").write(place, "", list("/next", "next", "link", Map.of()));
        add("hoi-soap", "poll-soap", "xml").write(place, "", list("/soap", "envelope", """
                                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
                                <lay><tu>{since}</tu><trang>{page}</trang></lay></s:Body></s:Envelope>""", timed()));
        database = EmbeddedPostgres.start();
        servers.add(database);
        PolledSource table = add("bang", "poll-sql", "rows");
        fill(table);
        table.write(
                place,
                """
                - beans:
                    - name: bang
                      type: com.zaxxer.hikari.HikariDataSource
                      properties: { jdbcUrl: "%s", username: postgres, readOnly: "true", maximumPoolSize: "2" }
                """.formatted(database.getJdbcUrl("postgres", "postgres")),
                Map.of(
                        "dataSource",
                        "bang",
                        "table",
                        "ho_so",
                        "modified",
                        "cap_nhat",
                        "id",
                        "id",
                        "most",
                        "2",
                        "overlap",
                        "0",
                        "period",
                        "300"));
    }

    /** Folders here and on two servers, and a topic: what is moved on at the source itself. */
    void addDropped(Workplace place) throws Exception {
        PolledSource here = add("tep", "drop-folder", "json");
        here.write(
                place,
                "",
                Map.of("directory", drop(here).toString(), "include", ".*json", "quiet", "0", "period", "300"));
        PolledSource secure = add("tep-sftp", "drop-sftp", "json");
        Path known = Files.writeString(folder.resolve("known_hosts"), "");
        drop(secure);
        secure.write(place, "", remote(secure, sftp(), Map.of("knownHosts", known.toString(), "checkHost", "no")));
        PolledSource plain = add("tep-ftp", "drop-ftp", "json");
        drop(plain);
        plain.write(place, "", remote(plain, ftp(), Map.of("protocol", "ftp")));
        broker = KafkaBroker.start(folder);
        servers.add(broker);
        PolledSource topic = add("tin", "topic-kafka", "json");
        send(topic);
        topic.write(place, "", Map.of("brokers", broker.address(), "topic", topic.code()));
    }

    /** The same dossiers with another status, and nothing that says that they were changed. */
    void turnSilently(int next) throws Exception {
        status = next;
        try (Connection connection = database.getPostgresDatabase().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE ho_so SET trangthaihoso = ?")) {
            update.setString(1, String.valueOf(next));
            update.executeUpdate();
        }
    }

    /** Files that lie where they were dropped. */
    List<Path> unread() throws Exception {
        return files("");
    }

    /** Files among the read ones. */
    List<Path> read() throws Exception {
        return files(".da-nhan");
    }

    /** Up to where the topic was read. */
    long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            return admin
                    .listConsumerGroupOffsets("lienthong")
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private PolledSource add(String code, String template, String format) {
        PolledSource source = new PolledSource(code, template, sources.size() + 1, format);
        sources.add(source);
        return source;
    }

    private static Map<String, String> timed() {
        return Map.of("modified", "SuaLuc", "timeFormat", "epoch-ms", "overlap", "0", "from", "2026-01-01");
    }

    private Map<String, String> list(String path, String name, String value, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("url", "http://127.0.0.1:" + port + path);
        parameters.put(name, value);
        parameters.put("records", path.equals("/soap") ? "Envelope.Body.HoSo" : ".");
        parameters.put("pageSize", String.valueOf(PolledSource.AT_ONCE));
        parameters.put("period", "300");
        return parameters;
    }

    private static Map<String, String> remote(PolledSource source, int port, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.putAll(Map.of("host", "127.0.0.1", "port", String.valueOf(port), "directory", source.code()));
        parameters.putAll(Map.of("username", USER, "password", PASSWORD, "period", "300"));
        return parameters;
    }

    private void answer(HttpServerRequest request, String body) {
        String path = request.path();
        PolledSource source = sources.stream()
                .filter(one -> one.code()
                        .equals(Map.of("/since", "hoi-tu", "/pages", "hoi-trang", "/next", "hoi-tiep")
                                .getOrDefault(path, "hoi-soap")))
                .findFirst()
                .orElseThrow();
        Map<String, String> asked = new HashMap<>();
        request.params().forEach(asked::put);
        for (Matcher blank = BLANK.matcher(body); blank.find(); ) {
            asked.put(blank.group(1).equals("tu") ? "since" : "page", blank.group(2));
        }
        int first = path.equals("/next")
                ? Integer.parseInt(asked.getOrDefault("cursor", "0"))
                : (Integer.parseInt(asked.get("page")) - 1) * PolledSource.AT_ONCE;
        long since = Long.parseLong(asked.getOrDefault("since", "0"));
        List<Integer> all = source.numbers().stream()
                .filter(number -> modified(number).toEpochMilli() >= since)
                .toList();
        int last = Math.min(first + PolledSource.AT_ONCE, all.size());
        List<Integer> page = all.subList(Math.min(first, last), last);
        if (path.equals("/next") && last < all.size()) {
            request.response().putHeader("Link", "</next?cursor=" + last + ">; rel=\"next\"");
        }
        boolean soap = path.equals("/soap");
        request.response()
                .putHeader("Content-Type", soap ? "text/xml; charset=utf-8" : "application/json")
                .end(
                        soap
                                ? envelope(page)
                                : Records.array(page.stream().map(this::json).toList()));
    }

    private String json(int number) {
        return Records.record(number, status)
                .replaceFirst("}$", ",\"SuaLuc\":" + modified(number).toEpochMilli() + "}");
    }

    private String envelope(List<Integer> page) {
        StringBuilder xml =
                new StringBuilder("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>");
        for (int number : page) {
            xml.append("<HoSo>");
            PolledSource.fields(number, status).forEach((name, value) -> xml.append('<')
                    .append(name)
                    .append('>')
                    .append(value)
                    .append("</")
                    .append(name)
                    .append('>'));
            xml.append("<SuaLuc>").append(modified(number).toEpochMilli()).append("</SuaLuc></HoSo>");
        }
        return xml.append("</s:Body></s:Envelope>").toString();
    }

    private static Instant modified(int number) {
        return DAY.plusSeconds(60L * number);
    }

    private void fill(PolledSource source) throws Exception {
        List<String> names = List.copyOf(PolledSource.fields(0, 2).keySet());
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection
                    .createStatement()
                    .execute(names.stream()
                            .map(name -> name + " varchar(200)")
                            .collect(Collectors.joining(
                                    ", ",
                                    "CREATE TABLE ho_so (id bigint PRIMARY KEY, cap_nhat timestamp NOT NULL, ",
                                    ")")));
            String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO ho_so VALUES (?, ?, " + marks + ")")) {
                for (int number : source.numbers()) {
                    insert.setLong(1, number);
                    insert.setTimestamp(2, Timestamp.from(modified(number)));
                    List<String> values =
                            List.copyOf(PolledSource.fields(number, 2).values());
                    for (int i = 0; i < values.size(); i++) {
                        insert.setString(i + 3, values.get(i));
                    }
                    insert.executeUpdate();
                }
            }
        }
    }

    private Path drop(PolledSource source) throws Exception {
        Path drop = Files.createDirectories(folder.resolve("server").resolve(source.code()));
        drops.add(drop);
        for (int n = 0; n < 3; n++) {
            Files.writeString(drop.resolve("ho-so-" + n + ".json"), source.batch(n, 2));
        }
        return drop;
    }

    private List<Path> files(String shelf) throws Exception {
        List<Path> found = new ArrayList<>();
        for (Path drop : drops) {
            Path at = drop.resolve(shelf);
            if (Files.isDirectory(at)) {
                try (var files = Files.list(at)) {
                    files.filter(file -> file.toString().endsWith(".json")).forEach(found::add);
                }
            }
        }
        return found;
    }

    private void send(PolledSource source) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int n = 0; n < 3; n++) {
                byte[] value = source.batch(n, 2).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(source.code(), 0, null, value))
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private int sftp() throws Exception {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host.key")));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("server")));
        server.start();
        servers.add(server);
        return server.getPort();
    }

    private int ftp() throws Exception {
        FtpServerFactory factory = new FtpServerFactory();
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(PASSWORD);
        user.setHomeDirectory(folder.resolve("server").toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        Listener door = listener.createListener();
        factory.addListener("default", door);
        FtpServer server = factory.createServer();
        server.start();
        servers.add(server::stop);
        return door.getPort();
    }
}
