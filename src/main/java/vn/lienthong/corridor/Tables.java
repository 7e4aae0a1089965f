package vn.lienthong.corridor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.source.Intake;

/**
 * Bean {@code tables}: reads a source's table by a (modified time, id) watermark. The cursor is a fact of the entry whose rows
 * moved it, so it is never ahead of what is kept.
 */
public final class Tables {
    private static final String ROUND = "tableRound";
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Intake intake;
    private final Clock clock;

    public Tables(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** Where one round of reading is: everything up to and with this row has been read. */
    private static final class Round {
        private final String modified;
        private final String id;
        private final int most;
        private LocalDateTime since;
        private long after;
        private LocalDateTime furthest;
        private long furthestId;
        private boolean last;

        private Round(String modified, String id, int most) {
            this.modified = modified;
            this.id = id;
            this.most = most;
        }
    }

    public void begin(String modified, String id, int overlapSeconds, int most, Exchange exchange) {
        Round round = new Round(modified, id, most);
        String[] cursor = intake.cursor(exchange.getProperty(Receiving.SOURCE, String.class))
                .orElse(BEGINNING + " 0")
                .split(" ");
        round.furthest = LocalDateTime.parse(cursor[0]);
        round.furthestId = Long.parseLong(cursor[1]);
        round.since = round.furthest.minusSeconds(overlapSeconds);
        exchange.setProperty(ROUND, round);
        exchange.setProperty(Receiving.ASK, question(round));
    }

    public void ask(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader("CamelSqlQuery", exchange.getProperty("query", String.class));
        message.setHeader("since", Timestamp.valueOf(round.since));
        message.setHeader("after", round.after);
        message.setHeader("most", round.most);
    }

    /** Rows become a JSON array in the order of the table; none become no delivery. */
    public void rows(Exchange exchange) throws JsonProcessingException {
        Round round = exchange.getProperty(ROUND, Round.class);
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        exchange.getMessage().removeHeaders("*");
        round.last = rows.size() < round.most;
        if (rows.isEmpty()) {
            exchange.getMessage().setBody(null);
            return;
        }
        read(round, rows, LocalDateTime.ofInstant(clock.instant(), VIETNAM));
        exchange.setProperty(Receiving.CURSOR, round.furthest + " " + round.furthestId);
        exchange.setProperty(Receiving.CONTENT_TYPE, "application/json");
        exchange.getMessage()
                .setBody(JSON.writeValueAsBytes(rows.stream().map(Tables::plain).toList()));
    }

    public void turn(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        exchange.setProperty(Receiving.ASK, round.last ? null : question(round));
    }

    /**
     * The page after this one begins behind its last row. The cursor goes only as far as the last row of today: one row with
     * the year 2099 would hide all that come after it. Such a row is read on every poll, until its time has come.
     */
    private static void read(Round round, List<Map<String, Object>> rows, LocalDateTime now) {
        for (Map<String, Object> row : rows) {
            round.since = time(row.get(round.modified));
            round.after = ((Number) row.get(round.id)).longValue();
            boolean further = round.since.isAfter(round.furthest)
                    || (round.since.equals(round.furthest) && round.after > round.furthestId);
            if (further && !round.since.isAfter(now)) {
                round.furthest = round.since;
                round.furthestId = round.after;
            }
        }
    }

    private static String question(Round round) {
        return "since " + round.since + " after " + round.after;
    }

    private static LocalDateTime time(Object value) {
        return value instanceof Timestamp stamp ? stamp.toLocalDateTime() : LocalDateTime.parse(value.toString());
    }

    /** Times in one plain form, whatever the driver gives: the same row always gives the same bytes. */
    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach(
                (column, value) -> plain.put(column, value instanceof Timestamp ? TIME.format(time(value)) : value));
        return plain;
    }
}
