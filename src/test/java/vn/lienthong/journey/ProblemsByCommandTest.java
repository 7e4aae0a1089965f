package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Problems are listed, released and discarded by command, one by one and by cause, with the hub running or stopped. */
class ProblemsByCommandTest {
    @TempDir
    private Path folder;

    @Test
    void problems_of_one_cause_are_decided_at_once_while_the_hub_runs_and_when_it_is_stopped() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = UnknownCodes.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(folder)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                String bad = Records.array(List.of(Records.record(1, 77), Records.record(2, 77), Records.record(3, 4)));
                assertThat(Post.records(hub.address(), key, bad)).isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 2);

                assertThat(command(place, "list").out()).contains(" CODE_UNKNOWN ");
                assertThat(command(place, "list", "--code", "DATE_IMPOSSIBLE").out())
                        .isEmpty();
                String name = command(place, "list").out().split("\\s")[0];
                assertThat(command(place, "show", name).out())
                        .contains(
                                "CODE_UNKNOWN  open",
                                "source: " + Workplace.SOURCE,
                                "dossier: " + Records.number(1).substring(0, 13));
                assertThat(command(place, "show", "1:99").out()).startsWith("nothing-found");
                HubHere.Said none = command(place, "discard", "--why", "thử", "--code", "DATE_IMPOSSIBLE");
                assertThat(none.out()).startsWith("nothing-open");
                assertThat(none.code()).isEqualTo(1);
                HubHere.Said all = command(
                        place, "discard", "--why", "nguồn báo nhầm", "--who", "an.thu", "--code", "code_unknown");
                assertThat(all.out()).startsWith("Message ").contains("(2)");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 0);
                assertThat(hub.ledger().totals().account()).isEqualTo(new Account(3, 1, 0, 0, 2, 0));
                Entry decision = hub.journal().list(0, 1000, Long.MAX_VALUE).stream()
                        .filter(entry -> entry.kind() == Kind.DECISION)
                        .reduce((one, other) -> other)
                        .orElseThrow();
                assertThat(decision.party()).isEqualTo("an.thu");
                assertThat(decision.payload().text()).contains("nguồn báo nhầm");
                String again = Records.array(List.of(Records.record(4, 77)));
                assertThat(Post.records(hub.address(), key, again)).isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 1);
            }
            assertThat(command(place, "release", "--why", "thử", "--source", Workplace.SOURCE)
                            .code())
                    .isZero();
            assertThat(command(place, "discard", "--why", "thử").out()).startsWith("order-not-understood");
        }
    }

    @Test
    void those_of_one_cause_that_say_another_thing_or_came_later_are_not_decided_with_the_others() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = UnknownCodes.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(folder)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                String bad =
                        Records.array(List.of(Records.record(1, 77), Records.record(2, 77), Records.record(3, 76)));
                assertThat(Post.records(hub.address(), key, bad)).isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 3);

                List<String[]> causes = command(place, "list", "--by-cause")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith(Workplace.SOURCE))
                        .map(line -> line.split("\\s+"))
                        .toList();
                assertThat(causes).hasSize(2);
                assertThat(causes.get(0)[3]).isEqualTo("2");
                String mark = causes.get(0)[2];
                String last = causes.get(0)[4];
                assertThat(Post.records(hub.address(), key, Records.array(List.of(Records.record(4, 77)))))
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 4);

                assertThat(command(place, "discard", "--why", "thử", "--code", "CODE_UNKNOWN", "--like", mark)
                                .out())
                        .startsWith("order-not-understood");
                assertThat(command(
                                        place,
                                        "discard",
                                        "--why",
                                        "thử",
                                        "--code",
                                        "CODE_UNKNOWN",
                                        "--source",
                                        Workplace.SOURCE,
                                        "--like",
                                        mark,
                                        "--up-to",
                                        last)
                                .out())
                        .contains("(2)");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> hub.ledger().totals().openProblems() == 2);
                assertThat(hub.ledger().problems(ProblemQuery.open(10)))
                        .extracting(row -> row.number().orElseThrow().value())
                        .containsExactlyInAnyOrder(Records.number(3), Records.number(4));
                HubHere.Said rest =
                        command(place, "discard", "--why", "thử", "--code", "CODE_UNKNOWN", "--up-to", last);
                assertThat(rest.out()).startsWith("Message ").doesNotContain("(");
            }
        }
    }

    private static HubHere.Said command(Workplace place, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "problems";
        System.arraycopy(words, 0, all, 1, words.length);
        return HubHere.command(place.home, all);
    }
}
