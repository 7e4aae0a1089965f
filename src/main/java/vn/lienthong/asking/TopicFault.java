package vn.lienthong.asking;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/** What went wrong in a look at a Kafka topic, in our words. */
final class TopicFault {
    private TopicFault() {}

    static PollFault of(KafkaException brokers, Throwable thrown) {
        String kind = brokers.getClass().getSimpleName();
        if (brokers instanceof AuthenticationException || brokers instanceof AuthorizationException) {
            return PollFault.account("Kafka, " + kind, thrown);
        }
        if (brokers instanceof RetriableException) {
            return PollFault.unreachable(brokers, thrown);
        }
        return new PollFault(
                "source-topic-fails",
                "Không đọc được chủ đề Kafka (" + kind + "); hãy kiểm tra brokers, topic, group và jaas",
                "Expected records of the topic, but Kafka failed (" + kind + "); check brokers, topic, group and jaas",
                false,
                thrown);
    }
}
