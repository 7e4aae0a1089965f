package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Nothing answers before the gate stands, and nothing behind it that the table of deeds does not know, however a route declares itself. */
class TheGateStandsFirstTest {
    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubHere hub;
    private static Workplace place;
    private static final Set<String> SAID = new TreeSet<>();

    /** With routes of an office's own: one for all methods, one for all that begins so, one beside an address of the hub. */
    private static final String OWN = """
            - route:
                id: own-any
                from: { uri: "platform-http:/rieng", steps: [ { setBody: { constant: "LO-RA" } } ] }
            - route:
                id: own-prefix
                from: { uri: "platform-http:/tren", parameters: { matchOnUriPrefix: true }, steps: [ { setBody: { constant: "LO-RA" } } ] }
            - route:
                id: own-method
                from: { uri: "platform-http:/van-de", parameters: { httpMethodRestrict: DELETE }, steps: [ { setBody: { constant: "LO-RA" } } ] }
            """;

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        place = Workplace.at(folder, portal.uri().toString());
        Files.writeString(place.home.resolve("routes/own.yaml"), OWN);
        HubHere.command(place.home, "account", "add", "an.mau", "--role", "operator");
        Files.writeString(place.home.resolve("hub.properties"), "\nhub.bind=0.0.0.0\n", StandardOpenOption.APPEND);
        int port = freePort();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> stranger = CompletableFuture.runAsync(() -> knock(port, done));
        hub = HubHere.startAt(place.home, port);
        done.set(true);
        stranger.join();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        portal.close();
    }

    /** From before the port is open until the hub is: what a stranger is told who asks without pause. */
    private static void knock(int port, AtomicBoolean done) {
        URI address = URI.create("http://127.0.0.1:" + port);
        while (!done.get()) {
            try {
                RawHttp.Reply reply = RawHttp.send(address, "GET /rieng HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                SAID.add(reply.status() + (reply.text().contains("LO-RA") ? " shown" : ""));
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void from_the_first_moment_of_its_port_no_route_answers_a_stranger() {
        assertThat(SAID).isNotEmpty().isSubsetOf("-1", "404", "503", "403");
        assertThat(SAID).as("while it was starting").contains("503");
    }

    @Test
    void a_route_of_ones_own_without_methods_with_a_prefix_or_with_another_method_is_shut() throws IOException {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
            for (String path : new String[] {"/rieng", "/rieng/", "/tren", "/tren/x/y", "/tren/../tren/z"}) {
                assertThat(ask(method, path).status()).as(method + " " + path).isEqualTo(403);
            }
        }
        RawHttp.Reply beside = ask("DELETE", "/van-de");
        assertThat(beside.status()).isEqualTo(405);
        assertThat(beside.text()).doesNotContain("LO-RA").contains("GET, POST");
    }

    @Test
    void a_login_in_chunks_is_cut_where_a_sign_in_ends_and_takes_no_room_from_others() throws Exception {
        String head = "POST /dvcqg/login HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n";
        byte[] chunk = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(StandardCharsets.US_ASCII);

        RawHttp.Reply reply = RawHttp.send(hub.address(), head, chunk, 64L << 20);

        assertThat(reply.status()).as(reply.text()).isEqualTo(413);
        assertThat(reply.sent()).as("sent before the refusal").isLessThan(16L << 20);
        // Each of them would have kept a quarter of what all bodies may take.
        Socket[] silent = new Socket[12];
        for (int i = 0; i < silent.length; i++) {
            silent[i] =
                    new Socket(InetAddress.getLoopbackAddress(), hub.address().getPort());
            silent[i].getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }
        String key = hub.keys().issue(Workplace.SOURCE);
        assertThat(Post.records(hub.address(), key, "[" + Records.record(1, 2) + "]"))
                .isEqualTo(202);
        for (Socket one : silent) {
            one.close();
        }
    }

    @Test
    void the_port_of_health_listens_to_this_machine_though_pages_listen_to_all() {
        // Linux answers on all of 127/8 what listens on every address.
        assertThatCode(() -> new Socket("127.0.0.2", hub.address().getPort()).close())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Socket("127.0.0.2", hub.managementPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    private static RawHttp.Reply ask(String method, String path) throws IOException {
        return RawHttp.send(
                hub.address(), method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
