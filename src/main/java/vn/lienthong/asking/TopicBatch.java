package vn.lienthong.asking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of one partition, in their order, that become one message of the journal.
 *
 * @param records at least one; one without a value (a tombstone) says nothing, but is read like the others
 */
record TopicBatch(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    /** Far below what a delivery may hold, whatever the producers write. */
    private static final int MOST_BYTES = 4 << 20;

    /** A list stands around the records, and mappings read 100 levels. */
    private static final int DEEPEST = 90;

    private static final JsonFactory JSON = new JsonFactory();

    TopicBatch {
        records = List.copyOf(records);
    }

    /**
     * Cuts what was read of one partition. JSON objects are joined; whatever else comes is a message by itself, so that nothing
     * broken spoils its neighbours.
     *
     * @param most so many records in one batch; 1 joins none
     * @param known where the last batch in the journal was: one that begins there is cut there again, and so is known as a repeat
     */
    static List<TopicBatch> cut(List<ConsumerRecord<byte[], byte[]>> records, int most, String known) {
        List<TopicBatch> batches = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            boolean alone = !joins(records.get(i), most);
            long size = size(records.get(i));
            boolean full = i - from >= most || bytes + size > MOST_BYTES;
            if (i > from
                    && (alone
                            || full
                            || place(records.get(from), records.get(i - 1)).equals(known))) {
                batches.add(of(records.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += alone ? MOST_BYTES : size;
        }
        if (from < records.size()) {
            batches.add(of(records.subList(from, records.size())));
        }
        return batches;
    }

    /** Its name: the same records have the same name, so that they are known when they come again after a crash. */
    String place() {
        return place(records.get(0), records.get(records.size() - 1));
    }

    long last() {
        return records.get(records.size() - 1).offset();
    }

    int count() {
        return (int) records.stream().filter(record -> !isEmpty(record)).count();
    }

    /** One value as it came, or several as a JSON list; nothing when there is no value. */
    byte[] body() {
        List<ConsumerRecord<byte[], byte[]>> said =
                records.stream().filter(record -> !isEmpty(record)).toList();
        if (said.size() == 1) {
            return said.get(0).value();
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (ConsumerRecord<byte[], byte[]> record : said) {
            list.writeBytes((list.size() == 0 ? "[" : ",\n").getBytes(StandardCharsets.UTF_8));
            list.writeBytes(record.value());
        }
        if (list.size() > 0) {
            list.write(']');
        }
        return list.toByteArray();
    }

    private static String place(ConsumerRecord<byte[], byte[]> first, ConsumerRecord<byte[], byte[]> last) {
        String offsets = first.offset() == last.offset() ? "" : first.offset() + "-";
        return first.topic() + '/' + first.partition() + '@' + offsets + last.offset();
    }

    private static boolean joins(ConsumerRecord<byte[], byte[]> record, int most) {
        return most > 1 && (isEmpty(record) || isObject(record.value()));
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return isEmpty(record) ? 0 : record.value().length;
    }

    private static TopicBatch of(List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> one = records.get(0);
        return new TopicBatch(new TopicPartition(one.topic(), one.partition()), records);
    }

    private static boolean isEmpty(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null || record.value().length == 0;
    }

    /** Whole, in UTF-8, and not deeper than mappings read. */
    private static boolean isObject(byte[] value) {
        if (value[0] != '{' || value.length > 1 && value[1] == 0 || !isUtf8(value)) {
            return false;
        }
        int depth = 0;
        boolean begun = false;
        try (JsonParser parser = JSON.createParser(value)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean second = begun && depth == 0;
                begun = true;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (second || depth > DEEPEST) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] value) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
