package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import vn.lienthong.hub.HubHere;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.Totals;
import vn.lienthong.sandbox.Sandbox;

/** When a journey is over. */
final class Settled {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Settled() {}

    /** Waits until so many records were heard, each has ended, and no step is on its way. */
    static void await(HubHere hub, Sandbox portal, long records) {
        await(hub, portal, records, 0);
    }

    /** Waits until so many records were heard and each has ended, some perhaps with steps that wait for a person. */
    static void awaitEnded(HubHere hub, Sandbox portal, long records) {
        await(hub, portal, records, -1);
    }

    /** The same, with so many steps that wait for a person. */
    static void await(HubHere hub, Sandbox portal, long records, int parkedSteps) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            Totals totals = hub.ledger().totals();
            String scene = totals + " of message " + hub.journal().last() + "; "
                    + hub.ledger().problems(ProblemQuery.open(3)) + "; " + portal.report();
            assertThat(hub.ledger().bookmark())
                    .as(scene)
                    .isEqualTo(hub.journal().last());
            assertThat(totals.account().records()).as(scene).isEqualTo(records);
            assertThat(totals.account().pending()).as(scene).isZero();
            if (parkedSteps >= 0) {
                assertThat(totals.waitingSteps()).as(scene).isEqualTo(parkedSteps);
            }
            assertThat(totals.account().balances()).as(scene).isTrue();
        });
    }
}
