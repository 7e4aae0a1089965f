package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.source.Intake;

class TablesTest {
    /** 08:00 in Vietnam. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-12T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void a_row_from_the_future_hides_nothing_that_comes_after_it() throws Exception {
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults());
                DefaultCamelContext context = new DefaultCamelContext()) {
            Tables tables =
                    new Tables(new Intake(journal, CLOCK, Duration.ofMinutes(1)), CLOCK, new PollFailures(CLOCK));
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(Receiving.SOURCE, "bang-mau");
            Map.of("table", "HO_SO", "dialect", "h2", "modified", "NGAY", "id", "ID", "overlap", "300", "most", "2")
                    .forEach(exchange::setVariable);
            tables.begin(exchange);
            exchange.getMessage().setBody(List.of(row("2026-10-12 07:00:00", 7), row("2099-01-01 00:00:00", 8)));
            tables.rows(exchange);
            tables.turn(exchange);

            assertThat(exchange.getProperty(Receiving.CURSOR)).isEqualTo("2026-10-12T07:00 7");
            assertThat(exchange.getProperty(Receiving.ASK))
                    .as("the next page of this round")
                    .isEqualTo("since 2099-01-01T00:00 after 8");
        }
    }

    private static Map<String, Object> row(String time, long id) {
        return Map.of("NGAY", Timestamp.valueOf(time), "ID", id);
    }
}
