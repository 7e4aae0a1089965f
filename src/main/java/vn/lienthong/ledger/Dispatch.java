package vn.lienthong.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Outcome;

/**
 * Deals out calls. Claims and queues live in memory and are hints only: a dossier's row, read after it was claimed, says
 * what to do. A claim is given up after the answer was committed, so that nobody reads the row before it.
 */
final class Dispatch {
    /** How many candidates are fetched at a time. */
    private static final int PAGE = 10_000;

    private final WorkingSet set;
    private final Store store;
    private final Lookup lookup;
    private final LedgerSettings settings;
    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Set<String> claimed = new HashSet<>();
    /** Claimed by a request in the journal: only its answer frees them. */
    private final Set<String> asked = new HashSet<>();
    /** Calls that are being made, by each of their dossiers. */
    private final Map<String, Talk> talks = new HashMap<>();

    private long lastAnswer;

    private Map<String, Tally> experience = new HashMap<>();
    private String lastServed = "";

    Dispatch(WorkingSet set, Store store, Lookup lookup, LedgerSettings settings) {
        this.set = set;
        this.store = store;
        this.lookup = lookup;
        this.settings = settings;
    }

    /** Begins with what the tables hold: lanes with work, and the claims of unanswered requests. */
    synchronized void start(Set<String> credentials, Collection<OpenIntent> unanswered, Collection<Tally> tallies) {
        credentials.forEach(this::lane);
        unanswered.forEach(this::asked);
        learn(tallies);
    }

    synchronized void learn(Collection<Tally> tallies) {
        tallies.forEach(tally -> experience.put(tally.source, tally.copy()));
    }

    /** A row is due. */
    synchronized void work(Effect.Due row) {
        lane(row.credential()).add(row.source(), row.number(), row.at());
    }

    /** Nothing is left to do about a row; when it was met while catching up, nobody took it. */
    synchronized void rest(Effect.Quiet row) {
        Lane lane = lanes.get(row.credential());
        if (lane != null) {
            lane.leave(row.number());
        }
    }

    /** This credential has rows that may be due. */
    synchronized void work(String credential) {
        lane(credential).lookAgain();
    }

    /** A request is in the journal. A live one was claimed already; one met at recovery is claimed here. */
    synchronized void asked(OpenIntent intent) {
        List<String> numbers = values(intent);
        asked.addAll(numbers);
        if (!claimed.contains(numbers.get(0))) {
            claimed.addAll(numbers);
            lane(intent.credential()).inFlight++;
        }
    }

    /** The answer at a position is committed: the dossiers are free unless their call goes on, and the lane may have to wait. */
    synchronized void answered(long position, OpenIntent intent, Outcome outcome, Instant at) {
        List<String> numbers = values(intent);
        numbers.forEach(asked::remove);
        lastAnswer = position;
        lane(intent.credential()).breaker.judge(outcome, at.toEpochMilli(), settings.backoff());
        // None is left when nothing can be said about any of them: they stay claimed.
        Talk talk = numbers.isEmpty() ? null : talks.get(numbers.get(0));
        if (talk == null || !talk.goesOnAfter(position, outcome)) {
            free(intent.credential(), numbers);
        }
    }

    private void free(String credential, List<String> numbers) {
        lane(credential).shares.ends(numbers);
        numbers.forEach(claimed::remove);
        numbers.forEach(talks::remove);
        Lane lane = lane(credential);
        lane.inFlight = Math.max(0, lane.inFlight - 1);
    }

    /** Somebody is making this call from now on, until {@link #ended}, {@link #notSent} or {@link #forget}. */
    synchronized void begun(Call call) {
        Talk talk = new Talk(call);
        values(call).forEach(number -> talks.put(number, talk));
    }

    /** Nothing more is said in this call behind the answer at a position. */
    synchronized void ended(Call call, long answer) {
        List<String> numbers = values(call);
        Talk talk = talks.get(numbers.get(0));
        if (talk == null || !talk.isOf(call)) {
            return;
        }
        talk.end(answer);
        if (lastAnswer >= answer) {
            // Met already, and kept because more could have come.
            free(call.credential(), numbers);
            lane(call.credential()).lookAgain();
        }
    }

    /** It was certainly not made, because the portal could not be entered: its dossiers are free, and the lane waits. */
    synchronized void notSent(Call call, Outcome why, Instant at) {
        lane(call.credential()).breaker.judge(why, at.toEpochMilli(), settings.backoff());
        forget(call);
    }

    /** A question beside the calls takes its place among them: when it may go. Empty while the portal is away, or only felt for. */
    synchronized Optional<Instant> place(String credential, Instant now) {
        long millis = now.toEpochMilli();
        Lane lane = lane(credential);
        return lane.breaker.state(millis) == LaneState.CLOSED
                ? Optional.of(Instant.ofEpochMilli(lane.cap.take(millis)))
                : Optional.empty();
    }

    /** How the portal is reached, by credential. */
    synchronized List<LanePage> lanes(Instant now) {
        return lanes.values().stream()
                .map(lane -> lane.page(now.toEpochMilli()))
                .toList();
    }

    synchronized void forget(Call call) {
        values(call).forEach(number -> talks.computeIfPresent(number, (key, talk) -> talk.isOf(call) ? null : talk));
        String first = call.items().get(0).number().value();
        if (asked.contains(first) || !claimed.contains(first)) {
            return;
        }
        free(call.credential(), values(call));
        lane(call.credential()).lookAgain();
    }

    /** The next call, its dossiers claimed. Contents are read outside the lock: the claim keeps the others off them. */
    Optional<Call> next(Instant now) {
        Batch batch = claim(now);
        if (batch == null) {
            return Optional.empty();
        }
        Call call = null;
        try {
            call = batch.call(lookup).orElse(null);
            return Optional.ofNullable(call);
        } finally {
            freeRest(batch, call);
        }
    }

    /** What found no place in the call is free again. */
    private synchronized void freeRest(Batch batch, Call call) {
        Set<String> rest = new LinkedHashSet<>(batch.numbers());
        if (call != null) {
            call.items().forEach(item -> rest.remove(item.number().value()));
        }
        rest.forEach(claimed::remove);
        Lane lane = lane(batch.credential());
        if (call == null) {
            lane.shares.ends(rest);
        }
        rest.forEach(lane.shares::leaves);
        rest.forEach(lane::putFirst);
        lane.inFlight -= call == null ? 1 : 0;
    }

    /** Round robin over the credentials, so that a flooding one delays no other. Null when nothing is to be done. */
    private synchronized Batch claim(Instant now) {
        List<String> order = new ArrayList<>(new TreeSet<>(lanes.keySet()).tailSet(lastServed, false));
        order.addAll(new TreeSet<>(lanes.keySet()).headSet(lastServed, true));
        for (String credential : order) {
            Lane lane = lanes.get(credential);
            if (!lane.isOpen(now.toEpochMilli(), settings.inFlight())) {
                continue;
            }
            // Moved before the rows are read: one that cannot be read must not keep the other credentials waiting.
            lastServed = credential;
            lane.shares.look(now.toEpochMilli());
            Batch batch = claim(lane, now);
            if (batch != null) {
                lane.shares.begins(batch.numbers(), batch.sources(), now.toEpochMilli());
                lane.called(now.toEpochMilli());
                return batch;
            }
        }
        return null;
    }

    private Batch claim(Lane lane, Instant now) {
        long millis = now.toEpochMilli();
        while (refill(lane, millis)) {
            Batch batch = claim(lane, millis);
            if (!batch.numbers().isEmpty()) {
                return batch;
            }
        }
        return null;
    }

    /** Asks the table only when there may be rows that nobody told of: at start, after an outage, when too many were told. */
    private boolean refill(Lane lane, long now) {
        if (lane.hasDue(now) && !lane.missesOldest() && !lane.isUnasked()) {
            return true;
        }
        if (!lane.isWorthAsking(now) || !lane.barred().isEmpty()) {
            return lane.hasDue(now);
        }
        // What changed last stands in the table as it was, if at all. Asked first: what is written meanwhile is in
        // both.
        WorkingSet.Unwritten unwritten = set.unwritten(lane.credential);
        int behind = claimed.size() + unwritten.numbers().size();
        DueQuery.Page page = store.read(connection -> DueQuery.list(connection, lane.credential, now, PAGE + behind));
        lane.asked(page);
        page.due().stream()
                .filter(number ->
                        !claimed.contains(number) && !unwritten.numbers().contains(number))
                .forEach(number -> lane.find(number, now));
        unwritten.due().stream()
                .filter(due -> !claimed.contains(due.number()))
                .forEach(due -> lane.remind(due.number(), due.at()));
        lane.looked();
        return lane.hasDue(now);
    }

    private Batch claim(Lane lane, long now) {
        Batch batch = new Batch(lane.credential, settings.batch(), experience, now);
        List<Lane.Candidate> left = new ArrayList<>(offer(lane, batch, now));
        if (batch.hasRoom()) {
            // Those that want another service keep their place, and fill a call of their own.
            left.addAll(more(lane, batch, left, now));
        }
        claimed.addAll(batch.numbers());
        left.removeIf(candidate -> claimed.contains(candidate.number()));
        left.forEach(lane::putBack);
        return batch;
    }

    private List<Lane.Candidate> more(Lane lane, Batch batch, List<Lane.Candidate> left, long now) {
        try {
            return offer(lane, batch, now);
        } catch (RuntimeException e) {
            left.forEach(lane::putBack);
            throw e;
        }
    }

    /** Offers as many candidates as a call can hold; those that still have something to do now. */
    private List<Lane.Candidate> offer(Lane lane, Batch batch, long now) {
        List<Lane.Candidate> taken = lane.take(settings.batch(), now, claimed);
        Map<String, Row> rows;
        try {
            rows = lookup.rows(taken.stream().map(Lane.Candidate::number).toList());
        } catch (RuntimeException e) {
            taken.forEach(lane::putBack);
            throw e;
        }
        return taken.stream()
                .filter(one -> rows.containsKey(one.number()) && isLeft(lane, batch, rows.get(one.number()), now))
                .toList();
    }

    private static boolean isLeft(Lane lane, Batch batch, Row row, long now) {
        if (row.due != null && row.due > now) {
            lane.add(row.source, row.number, row.due);
            return false;
        }
        return batch.offer(row) != Batch.Answer.NOTHING_TO_DO;
    }

    synchronized Optional<Instant> nextDue() {
        return lanes.values().stream()
                .map(this::earliest)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli);
    }

    private Long earliest(Lane lane) {
        if (lane.inFlight >= settings.inFlight()) {
            // Only an answer lets it go on.
            return null;
        }
        Long due = lane.earliest(claimed);
        boolean isKnown = !lane.mayHaveMore || !lane.barred().isEmpty() || (due != null && due <= lane.notBefore());
        due = isKnown ? due : Lane.earlier(due, firstInTable(lane));
        return due == null ? null : (Long) Math.max(due, lane.notBefore());
    }

    /** Only looks: what the lane remembers of the table stays true for the next call. */
    private Long firstInTable(Lane lane) {
        WorkingSet.Unwritten unwritten = set.unwritten(lane.credential);
        int behind = claimed.size() + unwritten.numbers().size();
        List<DueQuery.Due> first = store.read(connection -> DueQuery.first(connection, lane.credential, behind + 1));
        Stream<DueQuery.Due> written =
                first.stream().filter(due -> !unwritten.numbers().contains(due.number()));
        return Stream.concat(written, unwritten.due().stream())
                .filter(due -> !claimed.contains(due.number()))
                .map(DueQuery.Due::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    synchronized int waiting() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** Nothing is dealt out any more. */
    synchronized void stop() {
        lanes.clear();
        claimed.clear();
        talks.clear();
    }

    private Lane lane(String credential) {
        return lanes.computeIfAbsent(
                credential, name -> new Lane(name, settings.callsPerSecond(), settings.inFlight()));
    }

    private static List<String> values(Call call) {
        return call.items().stream().map(item -> item.number().value()).toList();
    }

    private static List<String> values(OpenIntent intent) {
        return intent.numbers().stream().map(DossierNumber::value).toList();
    }
}
