package vn.lienthong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;
import vn.lienthong.ledger.Decision.Action;

/** A journal in memory and the ledger that follows it: each act is an entry, a minute after the one before. */
final class Story {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), 2, Duration.ofMinutes(10));
    static final LedgerSettings SETTINGS = new LedgerSettings(100, 4, BACKOFF, true);
    /** A dossier that is only registered is held, as the portal takes none without reception. */
    static final Admission ADMISSION = status -> status.status() == MainStatus.REGISTERED
            ? java.util.Optional.of(Samples.problem(ProblemCode.HELD_BEFORE_RECEPTION))
            : java.util.Optional.empty();

    /** Agencies of H99 have no credential unless the story adds it. */
    final List<String> credentials = new ArrayList<>(List.of("H26", "H27"));

    final List<Entry> entries = new ArrayList<>();
    final Map<Long, List<Reading>> readings = new HashMap<>();
    final Ledger ledger;
    Instant now = Samples.hour(24 * 30);
    Duration pace = Duration.ofMinutes(1);

    /** From when on new dossiers go by the six steps. */
    Instant sixSteps = Instant.MAX;

    private Story(Ledger ledger) {
        this.ledger = ledger;
    }

    static Story begin(DataSource dataSource) {
        return begin(dataSource, SETTINGS);
    }

    static Story begin(DataSource dataSource, LedgerSettings settings) {
        Story[] story = new Story[1];
        Ledger ledger = Ledger.open(
                dataSource, settings, ADMISSION, (agency, begun, at) -> story[0].credential(agency, begun, at));
        story[0] = new Story(ledger);
        return story[0];
    }

    /** The same story with a ledger that finds its tables and what is in force, as after a start. */
    Story goOn(DataSource dataSource) {
        Story later = begin(dataSource);
        later.entries.addAll(entries);
        later.readings.putAll(readings);
        later.now = now;
        later.ledger.activations().forEach(position -> later.ledger.activate(entries.get((int) (position - 1))));
        return later;
    }

    private java.util.Optional<String> credential(AgencyCode agency, Protocol begun, Instant at) {
        Protocol today = at.isBefore(sixSteps) ? Protocol.ENVELOPE : Protocol.SIX_STEPS;
        return credentials.stream()
                .filter(agency.root()::equals)
                .findFirst()
                .map(root -> (begun == null ? today : begun).credential(new AgencyCode(root)));
    }

    long deliver(String source, Heard... heard) {
        return deliver(source, List.of(heard));
    }

    long deliver(String source, List<Heard> heard) {
        long position = entries.size() + 1L;
        readings.put(position, List.of(new Reading(position, source, now.plus(pace), heard)));
        return append(Kind.DELIVERY, source, Map.of());
    }

    Call next() {
        return ledger.nextCall(now).orElseThrow(() -> new AssertionError("Expected a call, but nothing is due"));
    }

    /** Writes the intent and the answer of a call. */
    long answer(Call call, Outcome outcome) {
        return answer(ask(call), outcome);
    }

    /** The next call, once it is answered. */
    Call answered(Outcome outcome) {
        Call call = next();
        answer(call, outcome);
        return call;
    }

    long ask(Call call) {
        return append(Kind.REQUEST, call.credential(), CallFacts.ofRequest(call));
    }

    long answer(long request, Outcome outcome) {
        return append(Kind.ANSWER, "portal", CallFacts.ofAnswer(new CallFacts.Answered(request, outcome, 200)));
    }

    /** Makes the calls that are due, all with one outcome, and says what was called. */
    List<String> run(Outcome outcome) {
        List<String> made = new ArrayList<>();
        for (java.util.Optional<Call> call = ledger.nextCall(now); call.isPresent(); call = ledger.nextCall(now)) {
            if (made.size() > 10_000) {
                throw new AssertionError("Expected an end of the calls, but found " + made.subList(0, 20));
            }
            made.add(describe(call.get()));
            answer(call.get(), outcome);
        }
        return made;
    }

    static String describe(Call call) {
        StringBuilder text = new StringBuilder(call.service().name());
        for (Call.Item item : call.items()) {
            text.append(' ').append(item.number().value().replace("H26.11-260301-", ""));
            if (item.status() != null) {
                text.append('=').append(item.status().status().code());
            }
            if (item.step() != null) {
                text.append('#').append(item.stepOrdinal());
            }
        }
        return text.toString();
    }

    long release(long position, int index, Heard... again) {
        readAgain(position, again);
        return decide(Action.RELEASE, new ProblemKey(position, index, 0));
    }

    long releaseAs(String portalId, long position, int index, Heard... again) {
        readAgain(position, again);
        List<ProblemKey> keys = List.of(new ProblemKey(position, index, 0));
        return append(Kind.DECISION, "an.thu", new Decision(Action.RELEASE, keys, Optional.of(portalId)).facts());
    }

    private void readAgain(long position, Heard... again) {
        readings.put(
                entries.size() + 1L,
                List.of(new Reading(position, sourceOf(position), now.plus(pace), List.of(again))));
    }

    long decide(Action action, ProblemKey... keys) {
        return append(Kind.DECISION, "an.thu", new Decision(action, List.of(keys)).facts());
    }

    private String sourceOf(long position) {
        return readings.get(position).get(0).source();
    }

    long append(Kind kind, String party, Map<String, String> facts) {
        Entry entry = write(kind, party, facts);
        ledger.apply(List.of(entry), readings);
        return entry.position();
    }

    /** How long the news of ha-noi wait for company from here on. */
    void window(Duration window) {
        Map<String, Duration> windows = window.isZero() ? Map.of() : Map.of("ha-noi", window);
        Entry entry = write(Kind.ACTIVATION, Windows.PARTY, Map.of(), new Windows(windows).text());
        ledger.apply(List.of(entry), readings);
    }

    /** An entry of the journal that the ledger is not told of. */
    Entry write(Kind kind, String party, Map<String, String> facts) {
        return write(kind, party, facts, Payload.empty());
    }

    private Entry write(Kind kind, String party, Map<String, String> facts, Payload payload) {
        now = now.plus(pace);
        long position = entries.size() + 1L;
        Seal seal = new Seal("none", "", "", "", "");
        Entry entry = new Entry(position, kind, party, now, "application/json", facts, payload, seal);
        entries.add(entry);
        return entry;
    }

    Account account(String source) {
        return ledger.sources().stream()
                .filter(page -> page.source().equals(source))
                .findFirst()
                .orElseThrow()
                .account();
    }

    /** Applies what follows a position entry by entry; the position of the first that is refused for what it says. */
    long applyOneByOne(long after) {
        for (Entry entry : entries.subList((int) after, entries.size())) {
            try {
                ledger.apply(List.of(entry), readings);
            } catch (LedgerUnavailable e) {
                if (e.isAboutContent()) {
                    return entry.position();
                }
                throw e;
            }
        }
        return 0;
    }

    /** A ledger in an empty database that is told all of the story at once. */
    Ledger ledgerOfItsOwn(DataSource empty) {
        Ledger other = Ledger.open(empty, SETTINGS, ADMISSION, (agency, begun, at) -> credentials.stream()
                .filter(agency.root()::equals)
                .findFirst());
        other.apply(entries, readings);
        return other;
    }

    DossierPage page(String name) {
        return ledger.find(Samples.number(name)).orElseThrow();
    }

    List<String> openProblems() {
        return ledger.problems(ProblemQuery.open(100)).stream()
                .map(p -> new ProblemKey(p.position(), p.index(), p.part()) + " "
                        + p.problem().code() + " " + p.records())
                .toList();
    }

    static Outcome outcome(Outcome.Kind kind) {
        return new Outcome(kind, "", "", Duration.ZERO);
    }

    static Outcome found(int status) {
        return new Outcome(Outcome.Kind.FOUND, Integer.toString(status), "", Duration.ZERO);
    }

    static Outcome refused() {
        return new Outcome(Outcome.Kind.REFUSED, "-1", "Dữ liệu không hợp lệ", Duration.ZERO);
    }
}
