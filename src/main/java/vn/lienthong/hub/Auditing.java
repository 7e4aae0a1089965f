package vn.lienthong.hub;

import java.util.SortedSet;
import org.apache.camel.main.Main;
import vn.lienthong.access.Access;
import vn.lienthong.access.Looks;
import vn.lienthong.audit.Checks;
import vn.lienthong.audit.Exports;
import vn.lienthong.corridor.AuditDoor;
import vn.lienthong.corridor.ExportOrders;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dashboard.AuditPages;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceSettings;

/** Names the room audit for the routes. */
final class Auditing {
    private Auditing() {}

    static void bind(Main main, House house, Steering steering, Evidence evidence, Access access) {
        EvidenceSettings settings = EvidenceKeys.settings(house.settings, house.options.data());
        Checks checks = new Checks(house.options.data(), house.journal, settings, house.clock);
        Exports exports = new Exports(
                house.options.data(), house.journal, evidence, settings, numbers(house.search), house.clock);
        steering.takes(new ExportOrders(exports));
        AuditPages pages = new AuditPages(
                access,
                new Looks(house.journal, house.clock),
                checks,
                exports,
                () -> evidence.key().line(),
                house.clock);
        RouteBeans.bind(main, "auditDoor", new AuditDoor(pages));
    }

    private static Exports.Numbers numbers(Search search) {
        return new Exports.Numbers() {
            @Override
            public SortedSet<Long> messages(String number) {
                return search.index().messages(number);
            }

            @Override
            public long reach() {
                return search.index().bookmark();
            }
        };
    }
}
