package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Outcome.Kind;

/**
 * A portal that takes calls whole or not at all, loses answers, and fails the test when something comes to it out of order. The
 * hour of an event counts what happened to a dossier; so does the note of a state.
 */
final class SimulatedPortal {
    private final Random random;
    private final Map<String, Held> held = new HashMap<>();
    private int repeats;
    boolean isWell;

    SimulatedPortal(Random random) {
        this.random = random;
    }

    private static final class Held {
        int state = -1;
        int status;
        int statusBefore;
        boolean isStateUnknown;
        int step = -1;
        boolean isStepUnknown;
    }

    /** What becomes of a call: its effect is at once, or never. */
    Outcome serve(Call call) {
        if (call.service() == Call.Service.LOOK_UP) {
            Held one = held.get(number(call.items().get(0)));
            return one == null ? Story.outcome(Kind.ABSENT) : Story.found(one.status);
        }
        Outcome wrong = misfit(call);
        if (wrong != null) {
            return wrong;
        }
        Kind kind = isWell ? Kind.DONE : draw();
        boolean arrives = kind == Kind.DONE || (kind == Kind.UNKNOWN && random.nextBoolean());
        if (arrives) {
            call.items().forEach(item -> take(call.service(), item, kind == Kind.UNKNOWN));
        }
        return kind == Kind.REFUSED
                ? Story.refused()
                : new Outcome(kind, "", "", Duration.ofSeconds(random.nextInt(5)));
    }

    private Outcome misfit(Call call) {
        boolean isCreate = call.service() == Call.Service.CREATE;
        boolean fits = call.items().stream().allMatch(item -> held.containsKey(number(item)) != isCreate);
        return fits ? null : Story.outcome(isCreate ? Kind.EXISTS : Kind.MISSING);
    }

    private Kind draw() {
        int chance = random.nextInt(100);
        if (chance < 75) {
            return Kind.DONE;
        }
        return chance < 88 ? Kind.UNKNOWN : chance < 98 ? Kind.POSTPONED : Kind.REFUSED;
    }

    private void take(Call.Service service, Call.Item item, boolean isUnknown) {
        Held one = held.computeIfAbsent(number(item), number -> new Held());
        if (service == Call.Service.STEPS) {
            takeStep(one, item, isUnknown);
        } else {
            takeState(one, item, isUnknown);
        }
    }

    private void takeState(Held one, Call.Item item, boolean isUnknown) {
        int nth = Integer.parseInt(item.status().subStatus());
        int status = item.status().status().code();
        boolean nobodyCouldKnow = nth == one.state && one.isStateUnknown && status == one.statusBefore;
        if (nobodyCouldKnow) {
            repeats++;
        } else {
            assertThat(nth)
                    .as("state of " + number(item) + " after " + one.state)
                    .isGreaterThan(one.state);
            one.statusBefore = one.status;
        }
        one.state = nth;
        one.status = status;
        one.isStateUnknown = isUnknown;
    }

    private void takeStep(Held one, Call.Item item, boolean isUnknown) {
        int nth = (int) Duration.between(Samples.BEGIN, item.step().at()).toHours();
        // Those behind a step of unknown outcome went with it in one call, and come again with it.
        if (one.isStepUnknown && nth <= one.step) {
            repeats++;
            one.isStepUnknown = isUnknown || nth < one.step;
            return;
        }
        assertThat(nth).as("step of " + number(item) + " after " + one.step).isGreaterThan(one.step);
        one.step = nth;
        one.isStepUnknown = isUnknown;
    }

    /** The caller was killed before it heard what came of it. */
    void forgetAnswer(Call call) {
        for (Call.Item item : call.items()) {
            Held one = held.get(number(item));
            if (one != null) {
                one.isStateUnknown |= item.status() != null;
                one.isStepUnknown |= item.step() != null;
            }
        }
    }

    int state(String number) {
        Held one = held.get(number);
        return one == null ? -1 : one.state;
    }

    int step(String number) {
        Held one = held.get(number);
        return one == null ? -1 : one.step;
    }

    int repeats() {
        return repeats;
    }

    private static String number(Call.Item item) {
        return item.number().value();
    }
}
