package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Step;
import vn.lienthong.ledger.Decision.Action;

/**
 * How calls about a dossier and calls about its steps follow each other: interleavings.csv. Acts: {@code hears:4+2.4} a record with status 4
 * and steps 2 and 4, {@code step:4} a step alone, {@code ask} a call that is not answered yet, {@code answer:DONE} its answer, {@code
 * REFUSED} a call and its answer, {@code rest} all that is due, waited for, {@code now} what is due now, {@code window:600} news
 * wait for company so many seconds from here on (an act is a minute), {@code release} and {@code discard} what a person decides; {@code B:} of another
 * dossier.
 */
class InterleavingTest {
    private final JdbcConnectionPool store = JdbcConnectionPool.create(
            "jdbc:h2:mem:interleaving-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Story story = Story.begin(store);
    private final List<String> calls = new ArrayList<>();
    private long asked;
    private int hour;

    @AfterEach
    void close() {
        store.dispose();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/ledger/interleavings.csv", numLinesToSkip = 1)
    void calls_follow_each_other_as_the_table_says(String what, String acts, String expected, String problems) {
        for (String act : acts.split(" ")) {
            act(act);
        }

        assertThat(String.join("; ", calls)).as(what).isEqualTo(expected);
        assertThat(openCodes()).isEqualTo(problems == null ? "" : problems);
        assertThat(story.account("ha-noi").balances()).isTrue();
        Books.audit(store);
    }

    private void act(String act) {
        if (act.startsWith("B:")) {
            act("B", act.substring(2).split(":"));
        } else {
            act("A", act.split(":"));
        }
    }

    private void act(String name, String... act) {
        switch (act[0]) {
            case "hears" -> story.deliver("ha-noi", heard(name, act[1]));
            case "step" -> story.deliver("ha-noi", Samples.stepAlone(0, name, step(act[1])));
            case "ask" -> asked = story.ask(next());
            case "answer" -> story.answer(asked, outcome(act));
            case "window" -> story.window(Duration.ofSeconds(Long.parseLong(act[1])));
            case "now" -> calls.addAll(story.run(Story.outcome(Outcome.Kind.DONE)));
            case "rest" -> rest(Story.outcome(Outcome.Kind.DONE));
            case "rest-found" -> rest(Story.found(4));
            case "release" -> release(act);
            case "discard" -> story.decide(Action.DISCARD, open());
            default -> story.answer(next(), outcome(act));
        }
    }

    private Heard heard(String name, String said) {
        String[] parts = said.split("\\+");
        hour++;
        Step[] steps = parts.length < 2
                ? new Step[0]
                : Arrays.stream(parts[1].split("\\.")).map(this::step).toArray(Step[]::new);
        return Samples.withSteps(0, name, Integer.parseInt(parts[0]), hour, steps);
    }

    private Step step(String status) {
        return Samples.step(Integer.parseInt(status), Integer.parseInt(status), "bước " + status);
    }

    private Call next() {
        waitUntilDue();
        Call call = story.next();
        calls.add(Story.describe(call));
        return call;
    }

    private void waitUntilDue() {
        Instant due = story.ledger.nextDue().orElse(story.now);
        story.now = due.isAfter(story.now) ? due : story.now;
    }

    private void rest(Outcome outcome) {
        while (story.ledger.nextDue().isPresent()) {
            assertThat(calls).as("it comes to rest").hasSizeLessThan(100);
            story.answer(next(), outcome);
        }
    }

    private void release(String... act) {
        ProblemKey problem = open();
        if (act.length == 1) {
            story.decide(Action.RELEASE, problem);
        } else {
            hour--;
            story.release(problem.position(), problem.index(), heard("A", act[1]));
        }
    }

    private ProblemKey open() {
        ProblemRow row = story.ledger.problems(ProblemQuery.open(1)).get(0);
        return new ProblemKey(row.position(), row.index(), row.part());
    }

    private String openCodes() {
        return String.join(
                " ",
                story.ledger.problems(ProblemQuery.open(10)).stream()
                        .map(row -> row.problem().code().name())
                        .toList());
    }

    private static Outcome outcome(String... act) {
        String kind = act[act[0].equals("answer") ? 1 : 0];
        return kind.equals("FOUND")
                ? Story.found(Integer.parseInt(act[act.length - 1]))
                : kind.equals("REFUSED") ? Story.refused() : Story.outcome(Outcome.Kind.valueOf(kind));
    }
}
