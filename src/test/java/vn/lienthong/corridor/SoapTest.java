package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Endpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** SOAP without a stack of our own, against one that is: a CXF server, and what CXF's clients would read. */
class SoapTest {
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

    @ParameterizedTest
    @CsvSource({"text/xml; charset=utf-8, schemas.xmlsoap.org", "application/soap+xml, www.w3.org/2003/05/soap-envelope"
    })
    void a_soap_push_gets_a_soap_answer_of_its_version(String type, String namespace) throws Exception {
        Keys keys = Keys.open(home.resolve("keys"));
        String basic = Base64.getEncoder().encodeToString(("x:" + keys.issue("nguon-mau")).getBytes());
        Door door = door(keys);
        Exchange exchange = pushed(type);
        exchange.getIn().setHeader("Authorization", "Basic " + basic);
        door.admit(exchange);
        exchange.setVariable("answer", "<nhan><so>{position}</so></nhan>");
        exchange.getMessage().setBody(new Receipt(48213, "9f", false));
        door.receipt(exchange);

        assertThat(text(exchange)).contains(namespace).contains("<s:Body><nhan><so>48213</so></nhan></s:Body>");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void a_refused_soap_push_gets_a_fault_with_the_stable_code() throws Exception {
        Door door = door(Keys.open(home.resolve("keys")));
        Exchange exchange = pushed("text/xml");
        try {
            door.admit(exchange);
        } catch (RefusedException e) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
        }
        door.refuse(exchange);

        assertThat(text(exchange)).contains("<faultcode>s:Client</faultcode><faultstring>key-wrong: Expected");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
    }

    private Door door(Keys keys) {
        return new Door(
                new Sources(List.of(new Source("nguon-mau", "push-soap", Map.of()))), keys, new Pauses(), 10_000);
    }

    private static Exchange pushed(String type) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getIn().setHeader("source", "nguon-mau");
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getIn()
                .setBody("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>"
                        .getBytes(StandardCharsets.UTF_8));
        return exchange;
    }

    private static String text(Exchange exchange) {
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
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
