package vn.lienthong;

import java.util.Optional;
import org.apache.camel.main.Main;
import vn.lienthong.corridor.ReconcileDoor;
import vn.lienthong.corridor.ReconcileOrders;
import vn.lienthong.corridor.ReconcileParties;
import vn.lienthong.corridor.Reconciling;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dashboard.ReconcilePages;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.Reconciler;
import vn.lienthong.reconcile.Statements;

/** Names the room reconcile for the routes. */
final class Reconciliations {
    private final House house;
    private final Steering steering;
    private final Evidence evidence;

    Reconciliations(House house, Steering steering, Evidence evidence) {
        this.house = house;
        this.steering = steering;
        this.evidence = evidence;
    }

    private Optional<String> sign(String text) {
        return Optional.of(evidence.sign("reconciliation", text).whole());
    }

    void bind(Main main) {
        Jobs jobs = new Jobs(house.options.data());
        Statements statements = new Statements(house.options.data(), this::sign);
        ReconcileParties parties = new ReconcileParties(
                house.journal, house.portal, steering, new SourceReadings(house), house.settings::digests, house.clock);
        Reconciler reconciler = new Reconciler(house.ledger, parties, jobs, statements, house.clock);
        Reconciling loop = new Reconciling(jobs, reconciler, parties, house.clock);
        steering.takes(new ReconcileOrders(jobs, reconciler, loop.nudge(), house.sources));
        RouteBeans.bind(main, "reconciling", loop);
        main.bind("reconcileLoop", loop);
        RouteBeans.bind(main, "reconcileDoor", new ReconcileDoor(new ReconcilePages(jobs, statements, house.clock)));
    }
}
