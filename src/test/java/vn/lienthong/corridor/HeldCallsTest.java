package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Sent;
import vn.lienthong.dossier.Version;
import vn.lienthong.dossier.Wait;

class HeldCallsTest {
    private static final Instant AT = Instant.parse("2026-11-23T03:00:00Z");

    private final HeldCalls held = new HeldCalls();

    private static Call call(String number) {
        return new Call(
                "H60",
                Call.Service.LOOK_UP,
                List.of(new Call.Item(
                        new DossierNumber(number),
                        new Sent(new Version(7, 0), 1, 4, Fingerprint.NONE),
                        null,
                        null,
                        0,
                        null)));
    }

    private void hold(String number, Instant since, int seconds) {
        held.hold(call(number), new Wait(since, Duration.ofSeconds(seconds)), 7);
    }

    private List<String> take(Instant now) {
        return held.take(now).stream()
                .map(one -> one.call().items().get(0).number().value())
                .toList();
    }

    @Test
    void each_is_let_go_once_when_its_time_has_come() {
        hold("H60.98-261012-0002", AT, 8);
        hold("H60.98-261012-0001", AT, 2);

        assertThat(held.next()).contains(AT.plusSeconds(2));
        assertThat(take(AT.plusSeconds(1))).isEmpty();
        assertThat(take(AT.plusSeconds(2))).containsExactly("H60.98-261012-0001");
        assertThat(take(AT.plusSeconds(9))).containsExactly("H60.98-261012-0002");
        assertThat(take(AT.plusSeconds(99))).isEmpty();
        assertThat(held.next()).isEmpty();
    }

    @Test
    void the_dossiers_of_a_call_do_not_stay_claimed_for_an_hour_that_the_clock_has_left() {
        hold("H60.98-261012-0001", AT.plusSeconds(3600), 2);
        hold("H60.98-261012-0002", AT, 8);

        assertThat(take(AT)).containsExactly("H60.98-261012-0001");
    }
}
