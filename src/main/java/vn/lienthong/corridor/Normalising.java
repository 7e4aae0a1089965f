package vn.lienthong.corridor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.FailureRules;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.ledger.Windows;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.redeliver.ReadAhead;

/**
 * The second loop, journal to ledger. Live work, recovery after a crash and a rebuild are this same code: entries after
 * the ledger's bookmark, in order. Deliveries of a group are read side by side; the ledger applies them in order.
 */
public final class Normalising implements Loop {
    /** Reading so many bytes takes longer than applying a group. */
    private static final int LARGE = 512 * 1024;

    /** A group of entries and what the mappings understood of the deliveries among them, by position. */
    public record Understood(List<Entry> entries, Map<Long, List<Reading>> readings) {}

    private final Journal journal;
    private final Ledger ledger;
    private final Applying applying;
    private final Mappings mappings;
    private final Catalogues catalogues;
    private final ActiveCredentials credentials;
    private final Reader reader;
    private final ReadAhead ahead;
    private final ExecutorService readers;
    private final int mostEntries;
    private final long mostBytes;
    private final Nudge appended = new Nudge();
    private final Nudge settled;

    public Normalising(
            Journal journal,
            Ledger ledger,
            Applying applying,
            Mappings mappings,
            Catalogues catalogues,
            ActiveCredentials credentials,
            ReadAhead ahead,
            ExecutorService readers,
            int mostEntries,
            long mostBytes,
            Nudge settled) {
        this.journal = journal;
        this.ledger = ledger;
        this.applying = applying;
        this.mappings = mappings;
        this.catalogues = catalogues;
        this.credentials = credentials;
        this.reader = new Reader(mappings, catalogues);
        this.ahead = ahead;
        this.readers = readers;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
        this.settled = settled;
        journal.onAppend(appended::ring);
    }

    @Override
    public Optional<Object> next() {
        List<Entry> entries = journal.list(ledger.bookmark(), mostEntries, mostBytes);
        return entries.isEmpty() ? Optional.empty() : Optional.of(group(entries));
    }

    /**
     * The first of these entries that may be applied together. Credentials are asked for while a group is applied, so a
     * change of them begins a group; what is set aside is one by itself. What is large begins a group too: small news before it
     * must not wait until it is read.
     */
    public List<Entry> group(List<Entry> entries) {
        if (applying.isSetAside(entries.get(0))) {
            return entries.subList(0, 1);
        }
        for (int i = 1; i < entries.size(); i++) {
            boolean isLarge = entries.get(i).payload().size() > LARGE;
            if (isLarge || ActiveCredentials.isMeant(entries.get(i)) || applying.isSetAside(entries.get(i))) {
                return entries.subList(0, i);
            }
        }
        return entries;
    }

    @Override
    public Duration idle() {
        return Duration.ofSeconds(1);
    }

    /** It may read or write the tables, and H2 closes itself when that is interrupted. */
    @Override
    public Duration toFinish() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Nudge nudge() {
        return appended;
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        // The bookmark did not move: the same entries are next again.
    }

    /** First step: activations take effect by position, then every delivery is read with what was active before it. */
    public Understood read(List<Entry> entries) throws InterruptedException, ExecutionException {
        if (ActiveCredentials.isMeant(entries.get(0))) {
            // Credentials are not by position: nobody may go back behind a change of them.
            ledger.saveBefore(entries.get(0));
        }
        entries.forEach(this::activate);
        Map<Long, List<Future<Optional<Reading>>>> begun = new LinkedHashMap<>();
        for (Entry entry : entries) {
            begun.put(entry.position(), tasks(entry).map(readers::submit).toList());
        }
        Map<Long, List<Reading>> readings = new HashMap<>();
        for (Map.Entry<Long, List<Future<Optional<Reading>>>> one : begun.entrySet()) {
            List<Reading> done = new ArrayList<>();
            for (Future<Optional<Reading>> reading : one.getValue()) {
                reading.get().ifPresent(done::add);
            }
            readings.put(one.getKey(), done);
        }
        return new Understood(entries, readings);
    }

    /** Second step: one transaction, the bookmark in it; or one for each entry, when that fails. */
    public void settle(Understood group) {
        applying.apply(group.entries(), group.readings());
        settled.ring();
    }

    public void activate(Entry entry) {
        if (ActiveCredentials.isMeant(entry)) {
            credentials.activate(entry);
        } else if (entry.kind() == Kind.ACTIVATION && !isOfLedger(entry)) {
            mappings.activate(entry);
        } else if (entry.kind() == Kind.CATALOGUE) {
            catalogues.activate(entry);
        }
    }

    private static boolean isOfLedger(Entry entry) {
        return FailureRules.isMeant(entry) || Windows.isMeant(entry);
    }

    /** What must be read for an entry: a delivery itself, or the deliveries whose problems a decision releases. */
    private Stream<Callable<Optional<Reading>>> tasks(Entry entry) {
        if (applying.isSetAside(entry)) {
            return Stream.empty();
        }
        if (entry.kind() == Kind.DELIVERY) {
            return Stream.of(() -> Optional.of(reader.read(entry)));
        }
        Optional<Redelivery> redelivery = Redelivery.find(entry);
        if (redelivery.isPresent()) {
            return again(redelivery.get(), entry.position());
        }
        if (entry.kind() != Kind.DECISION || !Decision.isAboutProblems(entry.facts())) {
            return Stream.empty();
        }
        Decision decision = Decision.read(entry.facts());
        if (decision.action() != Decision.Action.RELEASE) {
            return Stream.empty();
        }
        return decision.problems().stream()
                .map(ProblemKey::position)
                .distinct()
                .map(position -> () -> again(position, entry.position()));
    }

    /** With what was agreed to, or not at all; only the records it names are kept, however large their deliveries are. */
    private Stream<Callable<Optional<Reading>>> again(Redelivery batch, long decision) {
        return batch.records().entrySet().stream()
                .map(one -> () -> delivery(one.getKey(), decision)
                        .filter(entry -> batch.agrees(
                                entry.party(),
                                mappings.findVersion(entry.party(), decision),
                                catalogues.version(decision)))
                        .map(entry -> ahead.find(batch, entry.position(), one.getValue())
                                .orElseGet(
                                        () -> reader.readAgain(entry, decision).only(one.getValue()))));
    }

    /** Nothing for a slip of the pen: the decision is in the journal for ever, and must not stop what comes behind it. */
    private Optional<Reading> again(long position, long decision) {
        return delivery(position, decision).map(delivery -> reader.readAgain(delivery, decision));
    }

    private Optional<Entry> delivery(long position, long decision) {
        return journal.find(position).filter(entry -> entry.kind() == Kind.DELIVERY && position < decision);
    }
}
