package vn.lienthong.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Step;

/** A random but repeatable life of some dozens of dossiers, with everything that can happen to them. */
final class History {
    private static final List<String> SOURCES = List.of("ha-noi", "cao-bang", "bo-y-te");
    private static final List<String> AGENCIES = List.of("H26.1", "H26.1", "H26.1", "H26.1", "H27.3", "H27.3", "H99.1");
    private static final List<Outcome.Kind> DOSSIER_ENDS = List.of(
            Outcome.Kind.DONE,
            Outcome.Kind.DONE,
            Outcome.Kind.DONE,
            Outcome.Kind.EXISTS,
            Outcome.Kind.MISSING,
            Outcome.Kind.REFUSED,
            Outcome.Kind.UNKNOWN,
            Outcome.Kind.POSTPONED);

    private final Random random;
    private final Story story;
    private final List<Long> requests = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<DossierStatus> said = new ArrayList<>();
    private int hour = 1;

    History(long seed, Story story) {
        this.random = new Random(seed);
        this.story = story;
    }

    void live(int entries) {
        while (story.entries.size() < entries) {
            int act = random.nextInt(100);
            if (act < 40) {
                deliver();
            } else if (act < 65) {
                ask();
            } else if (act < 93) {
                answer();
            } else {
                decide();
            }
            story.now = story.now.plusSeconds(random.nextInt(300));
        }
    }

    /** From here on the portal answers well and truly: everything that is not a problem must end. */
    void drain() {
        while (!requests.isEmpty()) {
            settle(0, Story.outcome(Outcome.Kind.UNKNOWN));
        }
        for (int i = 0; i < 20_000 && story.ledger.nextDue().isPresent(); i++) {
            if (story.ledger.nextDue().orElseThrow().isAfter(story.now)) {
                story.now = story.ledger.nextDue().orElseThrow();
            }
            story.ledger
                    .nextCall(story.now)
                    .ifPresent(call -> story.answer(
                            call,
                            Story.outcome(
                                    call.service() == Call.Service.LOOK_UP ? Outcome.Kind.ABSENT : Outcome.Kind.DONE)));
        }
    }

    private void deliver() {
        List<Heard> heard = new ArrayList<>();
        int records = random.nextInt(5);
        int source = random.nextInt(SOURCES.size());
        for (int i = 0; i <= records; i++) {
            heard.add(record(i, name(random.nextInt(30) == 0 ? 0 : source)));
        }
        story.deliver(SOURCES.get(source), heard);
    }

    private Heard record(int index, String name) {
        int kind = random.nextInt(40);
        if (kind == 0) {
            return Samples.failed(index);
        }
        if (kind == 1) {
            return new Heard.Failed(index, null, Samples.problem(ProblemCode.UNREADABLE_DELIVERY), null);
        }
        if (kind < 8) {
            return Samples.stepAlone(index, name, step());
        }
        if (kind < 12 && !said.isEmpty()) {
            DossierStatus again = said.get(Math.max(0, said.size() - 1 - random.nextInt(20)));
            return new Heard.Status(index, again, random.nextBoolean(), Heard.Hint.NONE);
        }
        return status(index, Samples.number(name));
    }

    private Heard status(int index, DossierNumber number) {
        int when = random.nextInt(10) == 0 ? -1 : Math.max(0, hour - random.nextInt(3));
        hour += random.nextInt(3) == 0 ? 1 : 0;
        List<Step> steps = random.nextInt(3) == 0 ? List.of(step(), step()) : List.of();
        Heard.Hint hint = Heard.Hint.values()[random.nextInt(3)];
        String agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
        said.add(Samples.dossier(agency, number, 1 + random.nextInt(10), when, "note " + random.nextInt(3), steps));
        return new Heard.Status(index, said.get(said.size() - 1), random.nextBoolean(), hint);
    }

    private Step step() {
        return Samples.step(1 + random.nextInt(10), random.nextInt(hour + 1), "Bước " + random.nextInt(4));
    }

    private String name(int source) {
        return "S" + source + "-" + random.nextInt(20);
    }

    private void ask() {
        story.ledger.nextCall(story.now).ifPresent(call -> {
            if (random.nextInt(10) == 0) {
                story.ledger.forget(call);
                return;
            }
            requests.add(story.ask(call));
            calls.add(call);
        });
    }

    private void answer() {
        if (requests.isEmpty()) {
            return;
        }
        int which = random.nextInt(requests.size());
        if (calls.get(which).service() != Call.Service.LOOK_UP) {
            settle(which, Story.outcome(DOSSIER_ENDS.get(random.nextInt(DOSSIER_ENDS.size()))));
            return;
        }
        boolean found = random.nextBoolean();
        settle(which, found ? Story.found(1 + random.nextInt(10)) : Story.outcome(Outcome.Kind.ABSENT));
    }

    private void settle(int which, Outcome outcome) {
        story.answer(requests.remove(which), new Outcome(outcome.kind(), outcome.code(), "", Duration.ofSeconds(5)));
        calls.remove(which);
    }

    private void decide() {
        List<ProblemRow> open = story.ledger.problems(ProblemQuery.open(50));
        if (open.isEmpty()) {
            return;
        }
        ProblemRow problem = open.get(random.nextInt(open.size()));
        ProblemKey key = new ProblemKey(problem.position(), problem.index(), problem.part());
        if (random.nextInt(3) == 0) {
            story.decide(Decision.Action.DISCARD, key);
            return;
        }
        Heard again = random.nextInt(4) == 0
                ? Samples.failed(key.index())
                : status(key.index(), problem.number().orElseGet(() -> Samples.number(name(0))));
        Reading reading = new Reading(key.position(), problem.source(), story.now, List.of(again));
        story.readings.put(story.entries.size() + 1L, List.of(reading));
        story.decide(Decision.Action.RELEASE, key);
    }
}
