package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** SOAP without a stack of our own, answered in what CXF's clients would read. */
class SoapTest {
    @TempDir
    private Path home;

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

    @Test
    void what_is_to_come_again_later_is_said_by_http_with_the_time_and_the_fault_in_it() throws Exception {
        Door door = door(Keys.open(home.resolve("keys")));
        Exchange exchange = pushed("text/xml");
        exchange.setProperty(Soap.VERSION, "1.1");
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                new RefusedException(Refusal.unavailable("journal-busy", "Nhật ký đang bận", "The journal is busy")));
        door.refuse(exchange);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(exchange.getMessage().getHeader("Retry-After", String.class)).matches("[1-9]\\d*");
        assertThat(text(exchange)).contains("<faultcode>s:Server</faultcode><faultstring>journal-busy: ");
        Page before = door.refused("nguon-mau", name -> "text/xml", Refusal.tooFast());
        assertThat(before.status()).isEqualTo(Refusal.tooFast().status());
        assertThat(before.headers()).containsKey("Retry-After");
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
}
