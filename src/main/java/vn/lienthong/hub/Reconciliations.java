package vn.lienthong.hub;

import java.util.Optional;
import org.apache.camel.main.Main;
import vn.lienthong.corridor.ReconcileDoor;
import vn.lienthong.corridor.ReconcileOrders;
import vn.lienthong.corridor.ReconcileParties;
import vn.lienthong.corridor.Reconciling;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dashboard.ReconcilePages;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.reconcile.Daily;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.Reconciler;
import vn.lienthong.reconcile.Statements;

/** Names the room reconcile for the routes. */
final class Reconciliations {
    private final House house;
    private final Steering steering;
    private final Evidence evidence;
    private final Jobs jobs;

    Reconciliations(House house, Steering steering, Evidence evidence, Jobs jobs) {
        this.jobs = jobs;
        this.house = house;
        this.steering = steering;
        this.evidence = evidence;
    }

    private Optional<String> sign(String text) {
        return Optional.of(evidence.sign("reconciliation", text).whole());
    }

    void bind(Main main) {
        Statements statements = new Statements(house.options.data(), this::sign);
        ReconcileParties parties = new ReconcileParties(
                house.journal,
                house.portal,
                steering,
                new SourceReadings(house),
                house.settings::digests,
                house.ledger::placeBeside,
                house.clock);
        Reconciler reconciler = new Reconciler(house.ledger, parties, jobs, statements, house.clock);
        Daily daily =
                new Daily(jobs, reconciler, house.settings.dailyReconciliation(), house.settings::healsOf, house.clock);
        Reconciling loop = new Reconciling(jobs, reconciler, parties, daily, house.sources, house.clock);
        steering.takes(new ReconcileOrders(jobs, reconciler, loop.nudge(), house.sources));
        RouteBeans.bind(main, "reconciling", loop);
        main.bind("reconcileLoop", loop);
        RouteBeans.bind(main, "reconcileDoor", new ReconcileDoor(new ReconcilePages(jobs, statements, house.clock)));
    }
}
