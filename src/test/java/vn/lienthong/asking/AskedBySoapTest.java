package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Endpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SOAP without a stack of our own, asked of one that is: a CXF server. */
class AskedBySoapTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String ENVELOPE = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="urn:motcua">
              <s:Body><m:layHoSo><tuNgay>{since}</tuNgay><matKhau>%s</matKhau></m:layHoSo></s:Body>
            </s:Envelope>""";

    @TempDir
    private Path home;

    /** The source's service. */
    @WebService(targetNamespace = "urn:motcua", serviceName = "MotCua")
    public static class MotCua {
        @WebMethod(action = "urn:motcua/layHoSo")
        @WebResult(name = "hoSo")
        public List<String> layHoSo(
                @WebParam(name = "tuNgay") String since, @WebParam(name = "matKhau") String password) {
            if (!"m'ật <&>".equals(password)) {
                throw new IllegalStateException("Nguyễn Văn Bí Mật may not see this");
            }
            return List.of("H60-1 <" + since + ">", "H60-2");
        }
    }

    @Test
    void an_operation_of_a_cxf_service_is_asked_and_its_answer_kept() throws Exception {
        try (Service service = new Service();
                SourceHere here = start(service, "m'ật &lt;&amp;&gt;", "Envelope.Body.layHoSoResponse.hoSo")) {
            await().atMost(PATIENCE).until(() -> !here.deliveries().isEmpty());

            assertThat(here.texts().get(0)).contains("H60-1 &lt;01/01/2026&gt;").contains("H60-2");
            assertThat(here.failure()).isEmpty();
        }
    }

    @Test
    void a_fault_is_named_without_the_sources_words_and_is_no_answer() throws Exception {
        try (Service service = new Service();
                SourceHere here = start(service, "wrong", "")) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());

            assertThat(here.failure()).contains("source-soap-fault");
            assertThat(here.failures.find(SourceHere.CODE).orElseThrow().en())
                    .contains("(Server)")
                    .doesNotContain("Bí Mật");
            assertThat(here.deliveries()).isEmpty();
        }
    }

    private SourceHere start(Service service, String password, String records) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "url", service.url,
                "action", "urn:motcua/layHoSo",
                "envelope", ENVELOPE.formatted(password),
                "records", records,
                "timeFormat", "dd/MM/uuuu",
                "from", "2026-01-01",
                "overlap", "0",
                "period", "300"));
        return SourceHere.start(home, "poll-soap", parameters);
    }

    private static final class Service implements AutoCloseable {
        private final String url;
        private final Endpoint endpoint;

        private Service() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                url = "http://127.0.0.1:" + socket.getLocalPort() + "/motcua";
            }
            endpoint = Endpoint.publish(url, new MotCua());
        }

        @Override
        public void close() {
            endpoint.stop();
        }
    }
}
