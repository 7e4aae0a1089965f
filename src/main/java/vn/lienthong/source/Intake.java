package vn.lienthong.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * One delivery in, accepted exactly once. Guarantee G1: a receipt is given only after the bytes are durable.
 *
 * <p>A repeat is recognised by the sender's message id, or, where it gives none, when the bytes equal the source's latest
 * delivery (a retry). Bytes that came before the latest ones are not a repeat: an honest return to an earlier state looks
 * just so, and the records in it are compared one by one later.
 */
public final class Intake {
    /** The fact that names the source of a decision about one; its party is the person. */
    private static final String SOURCE = "source";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Journal journal;
    private final Clock clock;
    private final Duration interval;
    private final Backlog backlog;
    private final Names names;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();

    /** Without a bound on what is not read yet. */
    public Intake(Journal journal, Clock clock, Duration interval) {
        this(journal, clock, interval, Backlog.unbounded());
    }

    /** Knows of the sender's names only the latest, and after a start those it is shown. */
    public Intake(Journal journal, Clock clock, Duration interval, Backlog backlog) {
        this(journal, clock, interval, backlog, null);
    }

    /**
     * @param interval how often polls without news are summed up in one entry (design.md, decision 6)
     * @param backlog told of all that is kept
     * @param names the senders' names for their messages; null to know the latest only
     */
    public Intake(Journal journal, Clock clock, Duration interval, Backlog backlog, Names names) {
        this.names = names;
        this.backlog = backlog;
        this.journal = journal;
        this.clock = clock;
        this.interval = interval;
    }

    /**
     * Keeps a delivery. Safe to call twice with the same bytes. The future fails with
     * {@link vn.lienthong.journal.JournalUnavailable} when it could not be kept: the sender must try again.
     */
    public CompletableFuture<Receipt> accept(Delivery delivery) {
        String sha256 = delivery.payload().sha256();
        Memory memory = memory(delivery.source());
        return repeat(delivery, sha256, memory)
                .orElseGet(() -> journal.append(draft(delivery)).thenApply(position -> {
                    memory.keep(delivery, sha256, position);
                    name(delivery, sha256, position, clock.instant());
                    backlog.kept(delivery.source(), position, delivery.payload().size());
                    return new Receipt(position, sha256, false);
                }));
    }

    /**
     * Waits until what the source said before is read far enough; for whoever asks a source, which is thereby asked more slowly.
     * False when that took longer than any delivery should.
     */
    public boolean awaitRoom(Delivery delivery) {
        return awaitRoom(delivery, LONGEST_WAIT);
    }

    /** The same with a patience of one's own; with none it only looks. */
    public boolean awaitRoom(Delivery delivery, Duration patience) {
        return backlog.await(delivery.source(), delivery.payload().size(), patience);
    }

    /** The receipt of a repeat, counted as one; empty for anything else, which is not kept. */
    public Optional<CompletableFuture<Receipt>> recognise(Delivery delivery) {
        return repeat(delivery, delivery.payload().sha256(), memory(delivery.source()));
    }

    /** Up to where a source has been read: the cursor in its latest delivery that moved one. */
    public Optional<String> cursor(String source) {
        return memory(source).cursor();
    }

    /** Deliveries recognised as repeats since the start, and polls without news; for the pages. */
    public long repeats(String source) {
        return memory(source).repeats();
    }

    /** Remembers again what the journal holds: the latest deliveries, in order. Called once, before anything is received. */
    public void resume(List<Entry> deliveries) {
        for (Entry entry : deliveries) {
            if (entry.kind() == Kind.DELIVERY) {
                Map<String, String> facts = entry.facts();
                Delivery was = new Delivery(
                        entry.party(),
                        entry.contentType(),
                        facts.get(Delivery.MESSAGE_ID),
                        facts.get(Delivery.ASK),
                        facts.get(Delivery.CURSOR),
                        facts,
                        Payload.empty());
                String sha256 = entry.payload().sha256();
                memory(entry.party()).keep(was, sha256, entry.position());
                name(was, sha256, entry.position(), entry.at());
            } else {
                // The end of a round without news, or a person who has a source read again from a day on.
                String source = entry.facts().getOrDefault(SOURCE, entry.party());
                memory(source).move(entry.facts().get(Delivery.CURSOR), entry.position());
            }
        }
    }

    private Optional<CompletableFuture<Receipt>> repeat(Delivery delivery, String sha256, Memory memory) {
        return memory.find(delivery, sha256)
                .or(() -> named(delivery, sha256))
                .map(position -> count(delivery, position, sha256));
    }

    private Optional<Long> named(Delivery delivery, String sha256) {
        if (names == null || delivery.messageId() == null) {
            return Optional.empty();
        }
        OptionalLong found = names.find(delivery, sha256);
        return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.empty();
    }

    private void name(Delivery delivery, String sha256, long position, Instant at) {
        if (names != null) {
            names.keep(delivery, sha256, position, at);
        }
    }

    /** Behind this position the journal is to be read again at a start, for the senders' names; the end when none are kept. */
    public long knownThrough() {
        return names == null ? Long.MAX_VALUE : names.through(clock.instant());
    }

    /** A look at a source that found nothing to keep: counted like a repeat, so that a quiet source is not a silent one. */
    public CompletableFuture<Void> withoutNews(String source) {
        Optional<Long> sum = memory(source).countRepeat(clock.instant(), interval);
        return sum.isEmpty() ? CompletableFuture.completedFuture(null) : summary(source, sum.get(), Map.of());
    }

    /** The same at the end of a round that has brought the source further: from here on it is asked. */
    public CompletableFuture<Void> withoutNews(String source, String cursor) {
        Memory memory = memory(source);
        long sum = memory.countRepeat(clock.instant(), interval).orElse(0L);
        return summary(source, sum, Map.of(Delivery.CURSOR, cursor));
    }

    /** A person has a source read again from a day on; the decision is the entry at this position. */
    public void readAgain(String source, String from, long position) {
        memory(source).move(from, position);
    }

    private CompletableFuture<Void> summary(String source, long sum, Map<String, String> more) {
        Map<String, String> facts = new LinkedHashMap<>(more);
        facts.put("withoutNews", Long.toString(sum));
        Draft summary = new Draft(Kind.INTERVAL, source, clock.instant(), "text/plain", facts, Payload.empty());
        return journal.append(summary)
                .thenAccept(position -> memory(source).move(facts.get(Delivery.CURSOR), position));
    }

    private CompletableFuture<Receipt> count(Delivery delivery, long position, String sha256) {
        Receipt receipt = new Receipt(position, sha256, true);
        if (delivery.facts().containsKey(Delivery.NO_PAGE)) {
            // The same error page once more is no look without news.
            return CompletableFuture.completedFuture(receipt);
        }
        return withoutNews(delivery.source()).thenApply(done -> receipt);
    }

    private Draft draft(Delivery delivery) {
        return new Draft(
                Kind.DELIVERY,
                delivery.source(),
                clock.instant(),
                delivery.contentType(),
                delivery.allFacts(),
                delivery.payload());
    }

    private Memory memory(String source) {
        return memories.computeIfAbsent(source, code -> new Memory());
    }
}
