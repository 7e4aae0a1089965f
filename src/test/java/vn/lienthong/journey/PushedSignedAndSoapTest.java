package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.journey.HubClient.Answer;

/** What is signed, and what speaks SOAP, through the hub's own HTTP server: each is answered in its own language. */
class PushedSignedAndSoapTest {
    private static final String SIGNING = "nguon-ky";
    private static final String SPEAKING_SOAP = "nguon-soap";
    private static final String SECRET = "bí mật 'chung' 0123456789abcdef {x}";
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static HubHere hub;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        Workplace place = Workplace.at(folder, "http://127.0.0.1:1");
        place.addPushingSource(SIGNING, "tuyen-quang");
        place.addSource(SIGNING, SIGNING, Templated.route(SIGNING, "push-signed", Map.of("secret", SECRET)));
        place.addSource(SPEAKING_SOAP, "lgsp-hai-quan", Templated.route(SPEAKING_SOAP, "push-soap", Map.of()));
        hub = HubHere.start(folder);
        key = hub.keys().issue(SPEAKING_SOAP);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void a_good_signature_is_let_in_once_and_never_again_even_after_a_restart() throws Exception {
        String body = Records.array(List.of(Records.record(1, 2)));
        long now = Instant.now().getEpochSecond();
        Answer first = signed(body, now, "n-1", sign(body, now, "n-1"));
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().path("repeat").asBoolean()).isFalse();
        assertThat(kept(first.json().path("position").asLong())).isEqualTo(body);

        Answer again = signed(body, now, "n-1", sign(body, now, "n-1"));
        assertThat(again.status() + " " + again.code()).isEqualTo("409 signature-replayed");

        hub.close();
        hub = HubHere.start(folder);
        Answer replayed = signed(body, now, "n-1", sign(body, now, "n-1"));
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.json().path("repeat").asBoolean())
                .as("known from the journal")
                .isTrue();
        assertThat(deliveries(SIGNING)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none,                            0, '',      401 signature-wrong",
        "another's,                       0, stolen,  401 signature-wrong",
        "of another body,                 0, changed, 401 signature-wrong",
        "old,                          -301, good,    401 signature-stale",
        "of the future,                 330, good,    401 signature-stale",
        "old and wrong tells no time, -9999, stolen,  401 signature-wrong"
    })
    void a_bad_or_old_signature_is_refused_and_nothing_is_kept(String what, long late, String signature, String refusal)
            throws Exception {
        long before = deliveries(SIGNING);
        String body = Records.array(List.of(Records.record(7, 2)));
        long time = Instant.now().getEpochSecond() + late;
        String shown =
                switch (signature) {
                    case "good" -> sign(body, time, "n");
                    case "changed" -> sign(body + " ", time, "n");
                    case "stolen" -> "sha256=" + "ab".repeat(32);
                    default -> "sha256=";
                };

        Answer answer = signed(body, time, "n", shown);

        assertThat(answer.status() + " " + answer.code()).isEqualTo(refusal);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(deliveries(SIGNING)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"text/xml; charset=utf-8, " + SOAP_11, "application/soap+xml; charset=utf-8, " + SOAP_12})
    void a_soap_push_is_kept_byte_by_byte_and_answered_in_its_version(String type, String namespace) throws Exception {
        String envelope = envelope(namespace, "<m:guiHoSo xmlns:m='urn:motcua'><ten>Nguyễn Văn Ất</ten></m:guiHoSo>");

        Answer answer = soap(SPEAKING_SOAP, key, type, envelope);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Element root = parsed(answer);
        assertThat(root.getNamespaceURI()).isEqualTo(namespace);
        assertThat(answer.type()).startsWith(type.replaceFirst(";.*", ""));
        assertThat(kept(Long.parseLong(text(root, "position")))).isEqualTo(envelope);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "text/xml,             wrong, good,   key-wrong",
        "application/soap+xml, wrong, good,   key-wrong",
        "application/soap+xml, '',    good,   key-wrong",
        "text/xml,             good,  '',     body-empty",
        "text/xml,             good,  half,   body-not-soap",
        "application/soap+xml, good,  other,  body-not-soap",
        "text/xml,             good,  dtd,    body-not-soap",
        "text/xml,             good,  json,   body-not-soap",
        "application/json,     good,  good,   content-type-wrong",
        "text/xml,             good,  large,  body-too-large"
    })
    void a_refused_soap_sender_gets_a_fault_with_the_code_in_both_languages(
            String type, String presented, String body, String code) throws Exception {
        long before = deliveries(SPEAKING_SOAP);
        String namespace = type.equals("application/soap+xml") ? SOAP_12 : SOAP_11;

        Answer answer = soap(
                SPEAKING_SOAP,
                presented.equals("good") ? key : presented,
                type,
                body(body, envelope(namespace, "<x/>")));

        assertFault(answer, 500, namespace, code);
        assertThat(deliveries(SPEAKING_SOAP)).isEqualTo(before);
    }

    @Test
    void a_wrong_method_and_a_source_that_is_not_there_are_faults_too() throws Exception {
        Answer get = client().get("/api/v1/sources/" + SPEAKING_SOAP + "/deliveries?wsdl");
        assertFault(get, 405, SOAP_11, "method-wrong");
        assertThat(get.response().headers().firstValue("Allow")).contains("POST");

        Answer nowhere = soap("nguon-soaq", key, "text/xml", envelope(SOAP_11, "<x/>"), "SOAPAction", "\"\"");
        assertFault(nowhere, 500, SOAP_11, "source-unknown");

        Answer other = client().get("/api/v1/sources/" + SIGNING + "/deliveries");
        assertThat(other.status() + " " + other.code())
                .as("who does not speak SOAP is not answered in it")
                .isEqualTo("405 method-wrong");
    }

    private static void assertFault(Answer answer, int status, String namespace, String code) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith(namespace.equals(SOAP_12) ? "application/soap+xml" : "text/xml");
        Element root = parsed(answer);
        assertThat(root.getElementsByTagNameNS(namespace, "Fault").getLength()).isEqualTo(1);
        assertThat(text(root, "code")).isEqualTo(code);
        assertThat(text(root, "en")).startsWith("Expected ");
        assertThat(text(root, "vi")).isNotBlank().isNotEqualTo(text(root, "en"));
        String reason = namespace.equals(SOAP_12) ? text(root, "Text") : text(root, "faultstring");
        assertThat(reason).startsWith(code + ": Expected ");
        String blamed = namespace.equals(SOAP_12) ? text(root, "Value") : text(root, "faultcode");
        assertThat(blamed).isEqualTo(namespace.equals(SOAP_12) ? "s:Sender" : "s:Client");
    }

    private static String body(String kind, String good) {
        return switch (kind) {
            case "good" -> good;
            case "half" -> good.substring(0, good.length() - 10);
            case "other" -> "<DanhSach><HoSo/></DanhSach>";
            case "dtd" -> "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>" + good;
            case "json" -> "{\"HoSo\":[]}";
            case "large" -> good + " ".repeat(33 << 20);
            default -> "";
        };
    }

    private static String envelope(String namespace, String content) {
        return "<s:Envelope xmlns:s=\"" + namespace + "\"><s:Body>" + content + "</s:Body></s:Envelope>";
    }

    private static Answer soap(String source, String shown, String type, String body, String... headers) {
        return client().push(source, shown, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static Answer signed(String body, long time, String nonce, String signature) {
        return client().send(
                        "POST",
                        "/api/v1/sources/" + SIGNING + "/deliveries",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        JSON,
                        "X-Timestamp",
                        String.valueOf(time),
                        "X-Nonce",
                        nonce,
                        "X-Signature",
                        signature);
    }

    private static String sign(String body, long time, String nonce) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String text = time + "\n" + nonce + "\n" + SIGNING + "\n" + body;
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Element parsed(Answer answer) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private static String kept(long position) {
        return hub.journal().find(position).orElseThrow().payload().text();
    }

    private static long deliveries(String source) {
        return hub.journal().list(0, 100_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY && entry.party().equals(source))
                .count();
    }

    private static HubClient client() {
        return new HubClient(hub.address());
    }
}
