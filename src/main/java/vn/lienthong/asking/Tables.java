package vn.lienthong.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private final Intake intake;
    private final Clock clock;
    private final PollFailures failures;
    private final Consumer<Exchange> begun;

    public Tables(Intake intake, Clock clock, PollFailures failures) {
        this(intake, clock, failures, round -> {});
    }

    /** @param begun is told of every round, before anything is asked: it may have no rows, and then nobody else hears of it */
    public Tables(Intake intake, Clock clock, PollFailures failures, Consumer<Exchange> begun) {
        this.begun = begun;
        this.intake = intake;
        this.failures = failures;
        this.clock = clock;
    }

    /** Where one round of reading is: everything up to and with this row has been read. */
    private static final class Round {
        private final String modified;
        private final String id;
        private final int most;
        private final String query;
        private LocalDateTime since;
        private long after;
        private LocalDateTime furthest;
        private long furthestId;
        private boolean last;

        private Round(String modified, String id, int most, String query) {
            this.modified = modified;
            this.id = id;
            this.most = most;
            this.query = query;
        }
    }

    public void begin(Exchange exchange) {
        begun.accept(exchange);
        if (failures.rests(exchange.getProperty(Receiving.SOURCE, String.class))) {
            exchange.removeProperty(Receiving.ASK);
            return;
        }
        Parameters parameters = new Parameters(exchange);
        Round round = new Round(
                parameters.text("modified").strip(),
                parameters.text("id").strip(),
                parameters.number("most", 1, 100_000),
                TableQuery.of(parameters));
        cursor(round, exchange.getProperty(Receiving.SOURCE, String.class));
        int overlap = parameters.number("overlap", 0, 31_536_000);
        round.since = round.furthest.minusSeconds(overlap);
        round.after = overlap == 0 ? round.furthestId : 0;
        exchange.setProperty(ROUND, round);
        exchange.setProperty(Receiving.ASK, question(round));
    }

    /** The last row that was kept; a person may have said a day instead, and another transport an instant. */
    private void cursor(Round round, String source) {
        String[] cursor = intake.cursor(source).orElse(BEGINNING + " 0").split(" ");
        if (cursor.length == 2) {
            round.furthest = LocalDateTime.parse(cursor[0]);
            round.furthestId = Long.parseLong(cursor[1]);
            return;
        }
        round.furthest = Times.said(cursor[0], Times.VIETNAM)
                .map(time -> LocalDateTime.ofInstant(time, Times.VIETNAM))
                .orElse(BEGINNING);
    }

    public void ask(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader("CamelSqlQuery", round.query);
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
            Receiving.durable(intake.withoutNews(exchange.getProperty(Receiving.SOURCE, String.class)));
            return;
        }
        read(round, rows, LocalDateTime.ofInstant(clock.instant(), Times.VIETNAM));
        exchange.setProperty(Polling.RECORDS, rows.size());
        exchange.setProperty(Receiving.CURSOR, round.furthest + " " + round.furthestId);
        exchange.setProperty(Receiving.CONTENT_TYPE, "application/json");
        exchange.getMessage()
                .setBody(JSON.writeValueAsBytes(rows.stream().map(Tables::plain).toList()));
    }

    public void turn(Exchange exchange) {
        failures.kept(exchange.getProperty(Receiving.SOURCE, String.class));
        Round round = exchange.getProperty(ROUND, Round.class);
        exchange.setProperty(Receiving.ASK, round.last ? null : question(round));
    }

    /**
     * The page after this one begins behind its last row. The cursor goes only as far as the last row of today: one row with
     * the year 2099 would hide all that come after it. Such a row is read on every poll, until its time has come.
     */
    private static void read(Round round, List<Map<String, Object>> rows, LocalDateTime now) {
        for (Map<String, Object> row : rows) {
            round.since = time(column(row, "modified", round.modified));
            round.after = number(column(row, "id", round.id));
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

    /** Drivers differ in the spelling of names that the query does not quote. */
    private static Object column(Map<String, Object> row, String parameter, String name) {
        Object value = row.get(name);
        for (Map.Entry<String, Object> cell : row.entrySet()) {
            value = value == null && cell.getKey().equalsIgnoreCase(name) ? cell.getValue() : value;
        }
        if (value == null) {
            throw Parameters.wrong(
                    parameter, name, "cột có giá trị ở mọi dòng", "a column that has a value in every row");
        }
        return value;
    }

    private static long number(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw Parameters.wrong("id", value.getClass().getSimpleName(), "cột số", "a column of numbers");
    }

    private static boolean isTime(Object value) {
        return value instanceof Timestamp || value instanceof LocalDateTime || value instanceof OffsetDateTime;
    }

    private static LocalDateTime time(Object value) {
        if (value instanceof Timestamp stamp) {
            return stamp.toLocalDateTime();
        }
        if (value instanceof OffsetDateTime exact) {
            return exact.atZoneSameInstant(Times.VIETNAM).toLocalDateTime();
        }
        return LocalDateTime.parse(value.toString().replace(' ', 'T'));
    }

    /** Times in one plain form, whatever the driver gives: the same row always gives the same bytes. */
    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((column, value) -> plain.put(column, isTime(value) ? TIME.format(time(value)) : value));
        return plain;
    }
}
