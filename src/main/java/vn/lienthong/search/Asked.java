package vn.lienthong.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.journal.Kind;

/** What stood in an address or behind options, read as a search. */
public sealed interface Asked {
    int LIMIT = 50;
    int SCAN = 2_000;

    Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    /** The most messages whose bytes one scan looks into. */
    int MOST_SCANNED = 20_000;

    /**
     * @param text what payloads are to hold; empty: bytes are not looked into
     * @param scan into so many payloads at most
     */
    record Understood(Query query, Optional<String> text, int scan) implements Asked {}

    /** @param parameter which one cannot be read */
    record Unreadable(String parameter, String vi, String en) implements Asked {}

    default <T> T fold(Function<Understood, T> understood, Function<Unreadable, T> unreadable) {
        return this instanceof Understood one ? understood.apply(one) : unreadable.apply((Unreadable) this);
    }

    /** @param said by parameter: the words of {@link Query.Filter}, and from, to, before, limit, text, scan; empty values say nothing */
    static Asked read(Map<String, String> said) {
        Map<Query.Filter, String> values = new EnumMap<>(Query.Filter.class);
        for (Query.Filter filter : Query.Filter.values()) {
            find(said, filter.word()).ifPresent(value -> values.put(filter, value));
        }
        try {
            check(values);
            Query query = new Query(
                    values,
                    Set.of(),
                    find(said, "from").map(Asked::instant),
                    find(said, "to").map(Asked::instant),
                    find(said, "before").map(Asked::place),
                    number(said, "limit", LIMIT, Query.MOST));
            return new Understood(query, find(said, "text"), number(said, "scan", SCAN, MOST_SCANNED));
        } catch (NotThis e) {
            return e.unreadable;
        }
    }

    private static Optional<String> find(Map<String, String> said, String parameter) {
        return Optional.ofNullable(said.get(parameter)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static void check(Map<Query.Filter, String> values) {
        values.computeIfPresent(Query.Filter.KIND, (filter, value) -> kind(value));
        String agency = values.getOrDefault(Query.Filter.AGENCY, "0");
        if (!agency.matches("[0-9A-Za-z]+([.\\-][0-9A-Za-z]+)*")) {
            throw new NotThis(new Unreadable(
                    "agency", "Cần một mã cơ quan như H56.22.17", "Expected an agency's code such as H56.22.17"));
        }
        String status = values.get(Query.Filter.STATUS);
        if (status != null && !status.matches("10|[1-9]")) {
            throw new NotThis(new Unreadable(
                    "status", "Cần trạng thái từ 1 đến 10 (TrangThaiHoSo)", "Expected a status from 1 to 10"));
        }
    }

    private static String kind(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(upper)) {
                return upper;
            }
        }
        throw new NotThis(
                new Unreadable(
                        "kind",
                        "Cần một loại thông điệp: delivery, request, answer, decision, interval, catalogue, activation, look",
                        "Expected a kind of message: delivery, request, answer, decision, interval, catalogue, activation, look"));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh"))
                            .toInstant()
                    : Instant.parse(text);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
                throw new DateTimeException("not in the time of any journal");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new NotThis(new Unreadable(
                    "from, to",
                    "Cần một ngày như 2026-11-22 hoặc thời điểm như 2026-11-22T01:02:03Z",
                    "Expected a day such as 2026-11-22 or an instant such as 2026-11-22T01:02:03Z"));
        }
    }

    private static Place place(String text) {
        return Place.parse(text)
                .orElseThrow(() -> new NotThis(new Unreadable(
                        "before",
                        "Cần một vị trí như 48213:7, lấy từ 'next' của trang trước",
                        "Expected a place such as 48213:7, from 'next' of the page before")));
    }

    private static int number(Map<String, String> said, String parameter, int usual, int most) {
        Optional<String> text = find(said, parameter);
        if (text.isEmpty()) {
            return usual;
        }
        boolean possible = text.get().matches("[0-9]{1,6}");
        int value = possible ? Integer.parseInt(text.get()) : 0;
        if (value < 1 || value > most) {
            throw new NotThis(
                    new Unreadable(parameter, "Cần một số từ 1 đến " + most, "Expected a number from 1 to " + most));
        }
        return value;
    }

    /** Only the way from a parameter that cannot be read to {@link #read}. */
    final class NotThis extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Unreadable unreadable;

        private NotThis(Unreadable unreadable) {
            super(unreadable.en(), null, false, false);
            this.unreadable = unreadable;
        }
    }
}
