package vn.lienthong.hub;

import java.util.Map;
import java.util.Set;
import org.apache.camel.main.Main;
import vn.lienthong.asking.FileDrops;
import vn.lienthong.asking.Listings;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.asking.Polling;
import vn.lienthong.asking.Receiving;
import vn.lienthong.asking.Tables;
import vn.lienthong.asking.Topics;
import vn.lienthong.corridor.AuditDoor;
import vn.lienthong.corridor.Cataloguing;
import vn.lienthong.corridor.Delivering;
import vn.lienthong.corridor.DeskDoor;
import vn.lienthong.corridor.Door;
import vn.lienthong.corridor.DropInDoor;
import vn.lienthong.corridor.Indexing;
import vn.lienthong.corridor.Indicating;
import vn.lienthong.corridor.IndicatorDoor;
import vn.lienthong.corridor.LookDoor;
import vn.lienthong.corridor.Normalising;
import vn.lienthong.corridor.Notary;
import vn.lienthong.corridor.ReconcileDoor;
import vn.lienthong.corridor.Reconciling;
import vn.lienthong.corridor.Redelivering;
import vn.lienthong.corridor.ReplayDoor;
import vn.lienthong.corridor.Saving;
import vn.lienthong.corridor.SearchDoor;
import vn.lienthong.corridor.Show;
import vn.lienthong.corridor.SignInDoor;
import vn.lienthong.corridor.Signatures;
import vn.lienthong.corridor.Steering;
import vn.lienthong.corridor.WorkbenchDoor;

/** Every bean and loop that a YAML file may name. {@code check} reads this table without starting anything. */
public final class RouteBeans {
    public static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("door", Door.class),
            Map.entry("show", Show.class),
            Map.entry("workbench", WorkbenchDoor.class),
            Map.entry("desk", DeskDoor.class),
            Map.entry("signIn", SignInDoor.class),
            Map.entry("looking", LookDoor.class),
            Map.entry("receiving", Receiving.class),
            Map.entry("dropinDoor", DropInDoor.class),
            Map.entry("polling", Polling.class),
            Map.entry("pollFailures", PollFailures.class),
            Map.entry("tables", Tables.class),
            Map.entry("files", FileDrops.class),
            Map.entry("listings", Listings.class),
            Map.entry("signatures", Signatures.class),
            Map.entry("topics", Topics.class),
            Map.entry("steering", Steering.class),
            Map.entry("cataloguing", Cataloguing.class),
            Map.entry("normalising", Normalising.class),
            Map.entry("saving", Saving.class),
            Map.entry("reload", Reload.class),
            Map.entry("notary", Notary.class),
            Map.entry("indexing", Indexing.class),
            Map.entry("searching", SearchDoor.class),
            Map.entry("indicating", Indicating.class),
            Map.entry("indicatorDoor", IndicatorDoor.class),
            Map.entry("reconciling", Reconciling.class),
            Map.entry("reconcileDoor", ReconcileDoor.class),
            Map.entry("replayDoor", ReplayDoor.class),
            Map.entry("auditDoor", AuditDoor.class),
            Map.entry("redelivering", Redelivering.class),
            Map.entry("delivering", Delivering.class));

    public static final Set<String> LOOPS =
            Set.of("normalise", "save", "deliver", "reconcile", "search", "redeliver", "indicate");

    private RouteBeans() {}

    /** Binds a bean under a name of the table; a name or type that is not there is our bug. */
    static void bind(Main main, String name, Object bean) {
        if (!bean.getClass().equals(TYPES.get(name))) {
            throw new IllegalStateException("Expected bean '" + name + "' with its type in RouteBeans.TYPES");
        }
        main.bind(name, bean);
    }
}
