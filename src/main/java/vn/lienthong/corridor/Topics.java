package vn.lienthong.corridor;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import vn.lienthong.source.Intake;

/** Bean {@code topics}: names a topic's record, and commits its offset behind the receipt, never before. */
public final class Topics {
    private final Intake intake;

    public Topics(Intake intake) {
        this.intake = intake;
    }

    /** A record that comes again after a crash has the same name, and is known as a repeat. */
    public void describe(Exchange exchange) {
        Message in = exchange.getIn();
        String place = in.getHeader(KafkaConstants.TOPIC, String.class)
                + '/'
                + in.getHeader(KafkaConstants.PARTITION, Integer.class)
                + '@'
                + in.getHeader(KafkaConstants.OFFSET, Long.class);
        exchange.setProperty(Receiving.MESSAGE_ID, place);
        exchange.setProperty(Receiving.FACTS, Map.of("topic", place));
        byte[] body = in.getBody(byte[].class);
        in.setBody(body == null || body.length == 0 ? null : body);
        if (in.getBody() == null) {
            Receiving.durable(intake.withoutNews(exchange.getProperty(Receiving.SOURCE, String.class)));
        }
    }

    /** A crash above reads the record again. */
    public void commit(Exchange exchange) {
        KafkaManualCommit offset = exchange.getIn().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        offset.commit();
    }
}
