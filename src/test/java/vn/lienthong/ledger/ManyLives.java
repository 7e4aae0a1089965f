package vn.lienthong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;
import vn.lienthong.ledger.Decision.Action;

/**
 * Lives of dossiers woven into one another by chance: sources that repeat themselves and come late, calls side by side whose
 * answers come in any order or never, windows in which news wait, refusals that people release, the tables written now and then, and crashes after which
 * another ledger goes on with the tables as they are.
 */
final class ManyLives {
    private static final List<List<Integer>> LIVES = List.of(
            List.of(2, 4, 9, 10), List.of(2, 4, 4, 9, 10), List.of(2, 4, 9, 4, 9, 10), List.of(2, 10), List.of(4));
    private static final List<String> AGENCIES = List.of("H26.1", "H27.3");
    private static final int OPEN_LIVES = 25;

    final List<Entry> entries = new ArrayList<>();
    final Map<Long, List<Reading>> readings = new HashMap<>();
    final SimulatedPortal portal;
    int crashes;
    int decisions;
    int windows;

    private final DataSource tables;
    private final Random random;
    private final Map<String, List<Integer>> lives = new LinkedHashMap<>();
    private final List<Life> open = new ArrayList<>();
    private final List<Heard> said = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private Ledger ledger;
    private Instant now = Samples.hour(24 * 30);
    private int begun;
    private final int most;

    /** A dossier that its source has not said everything about. */
    private record Life(String name, String agency, String source, List<Integer> statuses, List<Integer> left) {}

    private record Asked(long request, Call call, Outcome outcome) {}

    ManyLives(DataSource tables, long seed, int most) {
        this.tables = tables;
        this.random = new Random(seed);
        this.portal = new SimulatedPortal(random);
        this.most = most;
        this.ledger = openLedger(tables);
    }

    static Ledger openLedger(DataSource tables) {
        return Ledger.open(
                tables,
                new LedgerSettings(5, 4, Story.BACKOFF, true),
                Story.ADMISSION,
                (agency, begun, at) -> java.util.Optional.of(new AgencyCode(agency.root()).value()));
    }

    Ledger ledger() {
        return ledger;
    }

    void live() {
        while (begun < most || !open.isEmpty()) {
            int act = random.nextInt(1000);
            if (act < 330) {
                deliver();
            } else if (act < 660) {
                ask();
            } else if (act < 970) {
                answer();
            } else if (act < 980) {
                ledger.save();
            } else if (act < 998) {
                release();
            } else if (random.nextInt(2) == 0) {
                crash();
            } else {
                windows();
            }
            now = now.plusSeconds(random.nextInt(20));
        }
    }

    /** The portal is well from here on, and people release what waits for them: everything must end. */
    void drain() {
        portal.isWell = true;
        for (int round = 0; round < 20; round++) {
            while (!asked.isEmpty()) {
                answer();
            }
            while (ledger.nextDue().isPresent()) {
                Instant due = ledger.nextDue().orElseThrow();
                now = due.isAfter(now) ? due : now;
                ask();
                if (!asked.isEmpty()) {
                    answer();
                }
            }
            ledger.problems(ProblemQuery.open(1000)).forEach(this::release);
        }
    }

    private void deliver() {
        if (random.nextInt(12) == 0 && !said.isEmpty()) {
            // What was said before comes again: from the source that said it.
            Heard again = said.get(Math.max(0, said.size() - 1 - random.nextInt(200)));
            deliver(sourceOf(again), List.of(at(again, 0)));
            return;
        }
        while (open.size() < OPEN_LIVES && begun < most) {
            open.add(begin(begun++));
        }
        if (open.isEmpty()) {
            return;
        }
        String source = open.get(random.nextInt(open.size())).source();
        List<Life> ofSource =
                open.stream().filter(life -> life.source().equals(source)).toList();
        List<Heard> heard = new ArrayList<>();
        int records = 1 + random.nextInt(3);
        for (int i = 0; i < records; i++) {
            Life life = ofSource.get(random.nextInt(ofSource.size()));
            if (!life.left().isEmpty()) {
                heard.add(say(heard.size(), life));
            }
        }
        open.removeIf(life -> life.left().isEmpty());
        said.addAll(heard);
        deliver(source, heard);
    }

    private Life begin(int n) {
        List<Integer> statuses = LIVES.get(random.nextInt(LIVES.size()));
        List<Integer> left = new ArrayList<>();
        for (int nth = 0; nth < statuses.size(); nth++) {
            left.add(nth);
        }
        if (left.size() > 2 && random.nextInt(5) == 0) {
            java.util.Collections.swap(left, 1, 2);
        }
        String name = "L" + n;
        lives.put(name, statuses);
        return new Life(name, AGENCIES.get(n % 2), "source-" + n % 3, statuses, left);
    }

    private Heard say(int index, Life life) {
        int nth = life.left().remove(0);
        Heard.Hint hint = Heard.Hint.values()[random.nextInt(3)];
        return new Heard.Status(
                index,
                Samples.dossier(
                        life.agency(),
                        Samples.number(life.name()),
                        life.statuses().get(nth),
                        nth,
                        Integer.toString(nth),
                        List.of()),
                true,
                hint);
    }

    private static Heard at(Heard heard, int index) {
        Heard.Status status = (Heard.Status) heard;
        return new Heard.Status(index, status.status(), true, status.hint());
    }

    private static String sourceOf(Heard heard) {
        String number = ((Heard.Status) heard).status().number().value();
        return "source-" + Integer.parseInt(number.substring(number.lastIndexOf('L') + 1)) % 3;
    }

    private void deliver(String source, List<Heard> heard) {
        long position = entries.size() + 1L;
        readings.put(position, List.of(new Reading(position, source, now, heard)));
        append(Kind.DELIVERY, source, Map.of());
    }

    private void ask() {
        ledger.nextCall(now).ifPresent(call -> {
            if (random.nextInt(15) == 0) {
                ledger.forget(call);
                return;
            }
            long request = append(Kind.REQUEST, call.credential(), CallFacts.ofRequest(call));
            asked.add(new Asked(request, call, portal.serve(call)));
        });
    }

    private void answer() {
        if (!asked.isEmpty()) {
            Asked one = asked.remove(random.nextInt(asked.size()));
            answer(one.request(), one.outcome());
        }
    }

    private void answer(long request, Outcome outcome) {
        append(Kind.ANSWER, "portal", CallFacts.ofAnswer(new CallFacts.Answered(request, outcome, 200)));
    }

    private void release() {
        List<ProblemRow> waiting = ledger.problems(ProblemQuery.open(10));
        if (!waiting.isEmpty()) {
            release(waiting.get(random.nextInt(waiting.size())));
        }
    }

    private void release(ProblemRow problem) {
        ProblemKey key = new ProblemKey(problem.position(), problem.index(), problem.part());
        Reading first = readings.get(key.position()).get(0);
        Reading again = new Reading(
                key.position(), first.source(), now, List.of(first.heard().get(key.index())));
        readings.put(entries.size() + 1L, List.of(again));
        append(Kind.DECISION, "an.thu", new Decision(Action.RELEASE, List.of(key)).facts());
        decisions++;
    }

    /** From here on the news of one source wait for company, or no longer. */
    private void windows() {
        windows++;
        Duration window = Duration.ofSeconds(random.nextInt(300));
        append(
                Kind.ACTIVATION,
                Windows.PARTY,
                Map.of(),
                new Windows(Map.of("source-" + random.nextInt(3), window)).text());
    }

    /** What was not written to the tables is gone, and so are the answers that were on their way. */
    private void crash() {
        crashes++;
        Ledger next = openLedger(tables);
        next.activations().forEach(position -> next.activate(entries.get((int) (position - 1))));
        while (next.bookmark() < entries.size()) {
            int from = (int) next.bookmark();
            next.apply(entries.subList(from, Math.min(entries.size(), from + 1 + random.nextInt(300))), readings);
        }
        ledger = next;
        asked.forEach(one -> portal.forgetAnswer(one.call()));
        asked.clear();
        ledger.unanswered().forEach(intent -> answer(intent.position(), Story.outcome(Outcome.Kind.UNKNOWN)));
    }

    private long append(Kind kind, String party, Map<String, String> facts) {
        return append(kind, party, facts, Payload.empty());
    }

    private long append(Kind kind, String party, Map<String, String> facts, Payload payload) {
        now = now.plusSeconds(1);
        long position = entries.size() + 1L;
        Seal seal = new Seal("none", "", "", "", "");
        Entry entry = new Entry(position, kind, party, now, "application/json", facts, payload, seal);
        entries.add(entry);
        ledger.apply(List.of(entry), readings);
        return position;
    }

    /** Dossiers whose last word, or last step, is not at the portal. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        lives.forEach((name, statuses) -> {
            String number = Samples.number(name).value();
            int last = statuses.size() - 1;
            if (portal.state(number) != last) {
                missing.add(number + " has state " + portal.state(number) + " of " + last);
            }
        });
        return missing;
    }
}
