package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;

/** New keys are counted whichever record shows them; a path that was always there and is gone is named. */
class DriftTest {
    private static final String RECORD = "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"";
    private final Mappings mappings = new Mappings();
    private Reader reader;
    private long position = 1;

    @BeforeEach
    void activate() {
        mappings.activate(Examples.activation(1, Sources.bundle()));
        reader = new Reader(mappings, new Catalogues());
    }

    private void read(String... records) {
        byte[] payload = Sources.items(records).getBytes(StandardCharsets.UTF_8);
        read(++position, payload);
    }

    private void read(long at, byte[] payload) {
        Entry one = Examples.delivery(Sources.CODE, "application/json", Map.of(), payload);
        reader.read(
                new Entry(at, one.kind(), one.party(), one.at(), one.contentType(), one.facts(), one.payload(), null));
    }

    private void read(int times, String record) {
        read(IntStream.range(0, times)
                .mapToObj(i -> record)
                .collect(Collectors.toList())
                .toArray(String[]::new));
    }

    @Test
    void a_new_key_of_any_record_is_counted_once_a_delivery() {
        read(RECORD, RECORD + ",\"moi\":1", RECORD + ",\"moi\":2,\"tep\":[{\"ten\":\"a\"},{\"ten\":\"b\",\"co\":1}]");
        read(RECORD, RECORD + ",\"moi\":1");

        assertThat(mappings.drift(Sources.CODE)).isEqualTo(Map.of("items[].moi", 2L, "items[].tep[].co", 1L));
    }

    @Test
    void a_delivery_that_is_read_again_counts_once() {
        byte[] payload = Sources.items(RECORD + ",\"moi\":1").getBytes(StandardCharsets.UTF_8);
        read(7, payload);
        read(7, payload);

        assertThat(mappings.drift(Sources.CODE)).isEqualTo(Map.of("items[].moi", 1L));
    }

    @Test
    void a_path_that_every_delivery_had_and_none_of_the_records_has_any_more_has_vanished() {
        for (int i = 0; i < 3; i++) {
            read(10, RECORD + ",\"nguoi\":\"x\"");
        }
        assertThat(mappings.vanished(Sources.CODE)).isEmpty();

        read(10, RECORD);
        read(10, RECORD);

        assertThat(mappings.vanished(Sources.CODE)).isEqualTo(Map.of("items[].nguoi", 2L));
    }

    @Test
    void one_record_that_has_it_is_enough_and_when_it_comes_back_it_is_no_longer_missed() {
        for (int i = 0; i < 3; i++) {
            read(10, RECORD + ",\"nguoi\":\"x\"");
        }
        read(RECORD, RECORD + ",\"nguoi\":\"x\"");
        assertThat(mappings.vanished(Sources.CODE)).isEmpty();

        read(10, RECORD);
        read(RECORD + ",\"nguoi\":\"x\"");

        assertThat(mappings.vanished(Sources.CODE)).isEmpty();
    }

    @Test
    void what_was_seldom_there_is_not_missed() {
        read(RECORD + ",\"nguoi\":\"x\"");
        read(RECORD + ",\"nguoi\":\"x\"");
        read(RECORD + ",\"nguoi\":\"x\"");
        read(10, RECORD);

        assertThat(mappings.vanished(Sources.CODE)).isEmpty();
    }

    @Test
    void an_empty_delivery_says_nothing_about_paths() {
        for (int i = 0; i < 3; i++) {
            read(10, RECORD + ",\"nguoi\":\"x\"");
        }
        reader.read(Examples.delivery(
                Sources.CODE, "application/json", Map.of(), "{\"items\":[]}".getBytes(StandardCharsets.UTF_8)));

        assertThat(mappings.vanished(Sources.CODE)).isEmpty();
    }
}
