package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Samples.withSteps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;

/** The portal is away, for as long as it likes, on a clock that the test moves. */
class OutageTest {
    private static final Duration LONGEST =
            Backoff.DEFAULT.most().multipliedBy(9).dividedBy(8);
    private static final int CAP = 5;
    private static final int BATCH = 10;
    private static final Outcome AWAY =
            new Outcome(Outcome.Kind.POSTPONED, "", "ConnectException: refused", Duration.ZERO);
    private static final Outcome DONE = Story.outcome(Outcome.Kind.DONE);

    private final JdbcConnectionPool store = JdbcConnectionPool.create(
            "jdbc:h2:mem:outage-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Story story = Story.begin(store, new LedgerSettings(BATCH, 4, Backoff.DEFAULT, true, CAP));
    private final List<Instant> calls = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    OutageTest() {
        story.pace = Duration.ZERO;
    }

    @AfterEach
    void close() {
        store.dispose();
    }

    private static String name(int n) {
        return String.format(Locale.ROOT, "%05d", n);
    }

    private void tell(int n) {
        story.deliver("ha-noi", create(0, dossier(name(n), 2, 1, "told")));
    }

    /** Makes the calls that are due until a time; each is answered at once. */
    private void run(Instant until, Outcome outcome) {
        for (Optional<Instant> due = due(until); due.isPresent(); due = due(until)) {
            story.now = due.get().isAfter(story.now) ? due.get() : story.now;
            Optional<Call> call = story.ledger.nextCall(story.now);
            call.ifPresent(one -> made(one, outcome));
        }
        story.now = until;
    }

    private Optional<Instant> due(Instant until) {
        return story.ledger.nextDue().filter(due -> !due.isAfter(until));
    }

    private void made(Call call, Outcome outcome) {
        calls.add(story.now);
        made.add(Story.describe(call));
        story.answer(call, outcome);
    }

    /** The most calls in any second. */
    private int peak() {
        Deque<Instant> second = new ArrayDeque<>();
        int peak = 0;
        for (Instant call : calls) {
            second.addLast(call);
            while (!call.minusSeconds(1).isBefore(second.peekFirst())) {
                second.removeFirst();
            }
            peak = Math.max(peak, second.size());
        }
        return peak;
    }

    private LaneState state() {
        return story.ledger.lanes(story.now).get(0).state();
    }

    @Test
    void a_day_without_the_portal_loses_nothing_and_it_is_felt_every_five_minutes() {
        Instant down = story.now;
        int told = 24 * 60;
        for (int minute = 0; minute < told; minute++) {
            tell(minute);
            run(down.plus(Duration.ofMinutes(minute + 1L)), AWAY);
        }
        assertThat(state()).isNotEqualTo(LaneState.CLOSED);
        assertThat(calls.size()).as("calls in a day").isBetween(24 * 60 * 60 / 338, 24 * 60 * 60 / 262 + 12);

        calls.clear();
        Instant back = story.now;
        run(back.plus(LONGEST).plusSeconds(1), DONE);
        assertThat(calls.get(0)).as("felt that it is back").isBeforeOrEqualTo(back.plus(LONGEST));
        assertThat(state()).isEqualTo(LaneState.CLOSED);
        run(calls.get(0).plusSeconds(told / BATCH / CAP + 5), DONE);
        assertThat(peak()).as("calls in a second").isLessThanOrEqualTo(CAP);
        assertThat(story.account("ha-noi")).isEqualTo(new Account(told, told, 0, 0, 0, 0));
        for (int n = 0; n < told; n++) {
            assertThat(story.page(name(n)).deliveredStatus()).contains(MainStatus.RECEIVED);
        }
    }

    @Test
    void after_an_outage_fresh_news_do_not_wait_for_the_backlog_and_the_oldest_still_get_every_second_call() {
        Instant down = story.now;
        for (int n = 0; n < 1000; n++) {
            tell(n);
        }
        run(down.plusSeconds(30), AWAY);
        made.clear();
        while (made.size() < 20) {
            run(story.now.plusSeconds(1), DONE);
        }
        int drained = made.size();
        assertThat(drained).as("the drain has begun and is not over").isBetween(10, 90);

        tell(5000);
        run(story.now.plusMillis(400), DONE);
        List<String> next = made.subList(drained, made.size());
        assertThat(next).hasSizeLessThanOrEqualTo(3).anyMatch(call -> call.contains(name(5000)));
        assertThat(String.join(" ", made)).as("the one that waits longest").contains(name(90));
        run(story.now.plusSeconds(60), DONE);
        assertThat(story.account("ha-noi").pending()).isZero();
    }

    @Test
    void of_what_happened_to_a_dossier_meanwhile_only_the_last_state_is_sent_and_every_step() {
        story.deliver("ha-noi", withSteps(0, "A", 2, 1, Samples.step(2, 1, "tiếp nhận")));
        run(story.now.plusSeconds(30), AWAY);
        story.deliver("ha-noi", withSteps(0, "A", 4, 2, Samples.step(4, 2, "xử lý")));
        story.deliver("ha-noi", withSteps(0, "A", 9, 3, Samples.step(9, 3, "có kết quả")));
        run(story.now.plusSeconds(30), AWAY);
        made.clear();
        run(story.now.plus(LONGEST), DONE);

        assertThat(made).containsExactly("CREATE A=9", "STEPS A#1 A#2 A#3");
    }

    @Test
    void once_the_portal_is_felt_no_dossier_waits_for_a_time_of_its_own() {
        for (int n = 0; n < 3 * BATCH; n++) {
            tell(n);
        }
        run(story.now.plus(Duration.ofHours(6)), AWAY);
        calls.clear();
        run(story.now.plus(LONGEST).plusSeconds(10), DONE);

        assertThat(calls).hasSize(3);
        assertThat(Duration.between(calls.get(0), calls.get(2))).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void an_outage_with_one_credential_leaves_the_others_open() {
        tell(1);
        run(story.now.plusSeconds(30), AWAY);
        story.deliver("hcm", heard(0, dossier("H27.11", Samples.number("B"), 2, 1, "other", List.of())));
        made.clear();
        Call call = story.ledger.nextCall(story.now).orElseThrow();

        assertThat(call.credential()).isEqualTo("H27");
        assertThat(story.ledger.lanes(story.now))
                .extracting(LanePage::state)
                .contains(LaneState.CLOSED, LaneState.OPEN);
    }

    @Test
    void a_call_that_could_not_be_sent_opens_the_lane_and_its_dossiers_go_again() {
        tell(1);
        Call call = story.ledger.nextCall(story.now).orElseThrow();
        Outcome closed = new Outcome(Outcome.Kind.POSTPONED, "login-unreachable", "", Duration.ofSeconds(5));
        story.ledger.notSent(call, closed, story.now);

        assertThat(state()).isEqualTo(LaneState.OPEN);
        assertThat(story.ledger.lanes(story.now).get(0).cause()).isEqualTo("login-unreachable");
        assertThat(story.ledger.nextCall(story.now.plusSeconds(4))).isEmpty();
        assertThat(story.ledger.nextCall(story.now.plusSeconds(6))).isPresent();
    }
}
