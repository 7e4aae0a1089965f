package vn.lienthong.asking;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Receipt;

/**
 * Bean {@code listings}: dossiers that a source no longer lists. Of a source whose whole list is read ({@code absentAfter}), an
 * open dossier that is missing from so many lists in a row is asked for by its number where the source has an address for that,
 * and is then said to be absent: an entry of the journal, which flags it until the source speaks of it again. What is counted here
 * is in memory: after a restart a dossier is missing for so many lists once more before it is flagged.
 */
public final class Listings {
    static final String PAGES = "listingPages";
    static final String ABSENT = "absent";
    static final String BY_ID = "askedById";
    private static final Logger log = LoggerFactory.getLogger(Listings.class);

    /** So many are asked for by their numbers after one round; the others after the next. */
    private static final int MOST_ASKED = 100;

    /** More missing than this, and more than a fifth: then the list is wrong, not the dossiers. */
    private static final int MANY = 50;

    /** The same where the list alone decides, because nobody can be asked. */
    private static final int FEW = 3;

    private final Journal journal;
    private final BiConsumer<String, Consumer<String>> open;
    private final Reader reader;
    private final Clock clock;
    private final Map<String, Known> sources = new ConcurrentHashMap<>();

    /** @param open hands over the numbers of a source's open dossiers ({@link Ledger#eachOpen}) */
    public Listings(Journal journal, BiConsumer<String, Consumer<String>> open, Reader reader, Clock clock) {
        this.journal = journal;
        this.open = open;
        this.reader = reader;
        this.clock = clock;
    }

    /** Of one source; its rounds follow each other. */
    private static final class Known {
        private final Map<Long, Set<Long>> pages = new HashMap<>();
        private Map<String, Integer> missing = new TreeMap<>();
        private final Set<String> told = new HashSet<>();
    }

    /** After a round: property {@code absent} lists whom to ask for; there is none when nobody is missing for long enough. */
    public void compare(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Long> pages = exchange.getProperty(PAGES, List.class);
        exchange.removeProperty(ABSENT);
        int after = new Parameters(exchange).number("absentAfter", 0, 1_000);
        if (after > 0 && pages != null) {
            boolean asks = !new Parameters(exchange).text("byId").isBlank();
            List<String> absent = missing(exchange.getProperty(Receiving.SOURCE, String.class), pages, after, asks);
            exchange.setProperty(ABSENT, absent.isEmpty() ? null : absent);
        }
    }

    /** A file that is a whole list by itself; such a source cannot be asked. */
    public void file(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Receipt receipt && !receipt.repeat()) {
            exchange.setProperty(PAGES, List.of(receipt.position()));
            compare(exchange);
            conclude(exchange);
        }
    }

    /** Those that the source does not know by their number either, or cannot be asked about, are said to be absent. */
    @SuppressWarnings("unchecked")
    public void conclude(Exchange exchange) {
        List<String> absent = exchange.getProperty(ABSENT, List.class);
        if (absent == null) {
            return;
        }
        List<String> gone = exchange.getProperty(BY_ID) instanceof ById asked ? asked.listGone() : absent;
        String source = exchange.getProperty(Receiving.SOURCE, String.class);
        Known known = sources.get(source);
        absent.forEach(known.missing::remove);
        if (gone.isEmpty()) {
            return;
        }
        Map<String, String> facts = Map.of(Ledger.ABSENT, Integer.toString(gone.size()));
        Payload numbers = Payload.ofText(String.join("\n", gone));
        long position = Receiving.durable(
                journal.append(new Draft(Kind.INTERVAL, source, clock.instant(), "text/plain", facts, numbers)));
        known.told.addAll(gone);
        log.atWarn()
                .addKeyValue("source", source)
                .addKeyValue("dossiers", gone.size())
                .addKeyValue("message", position)
                .log("dossiers are no longer in the source's lists");
    }

    private List<String> missing(String source, List<Long> pages, int after, boolean asks) {
        Known known = sources.computeIfAbsent(source, code -> new Known());
        known.pages.keySet().retainAll(Set.copyOf(pages));
        Set<Long> listed = new HashSet<>();
        for (long page : pages) {
            Optional<Set<Long>> numbers = numbers(known, page);
            if (numbers.isEmpty()) {
                return List.of();
            }
            listed.addAll(numbers.get());
        }
        Map<String, Integer> missing = new TreeMap<>();
        int[] all = {0};
        open.accept(source, number -> {
            all[0]++;
            if (listed.contains(hash(number))) {
                known.told.remove(number);
            } else if (!known.told.contains(number)) {
                missing.put(number, known.missing.getOrDefault(number, 0) + 1);
            }
        });
        boolean tooMany = asks ? missing.size() > MANY : missing.size() > FEW || listed.isEmpty();
        if (tooMany && missing.size() * 5 > all[0]) {
            log.atWarn()
                    .addKeyValue("source", source)
                    .addKeyValue("missing", missing.size())
                    .addKeyValue("open", all[0])
                    .log("a list that lacks so many dossiers is not believed to be whole");
            return List.of();
        }
        known.missing = missing;
        List<String> absent = new ArrayList<>();
        missing.forEach((number, rounds) -> {
            if (rounds >= after && absent.size() < MOST_ASKED) {
                absent.add(number);
            }
        });
        return absent;
    }

    /** Empty when a record's number cannot be read: then nobody can be said to be missing. */
    private Optional<Set<Long>> numbers(Known known, long page) {
        Set<Long> before = known.pages.get(page);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Entry> entry = journal.find(page);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> numbers = new HashSet<>();
        for (Heard heard : reader.read(entry.get()).heard()) {
            DossierNumber number =
                    heard.fold(status -> status.status().number(), step -> step.number(), failed -> failed.number());
            if (number == null) {
                return Optional.empty();
            }
            numbers.add(hash(number.value()));
        }
        known.pages.put(page, numbers);
        return Optional.of(numbers);
    }

    /** Two numbers that meet in these bits hide each other's absence, nothing worse. */
    private static long hash(String number) {
        long hash = 1125899906842597L;
        for (int i = 0; i < number.length(); i++) {
            hash = 31 * hash + number.charAt(i);
        }
        return hash;
    }
}
