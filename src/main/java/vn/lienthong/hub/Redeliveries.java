package vn.lienthong.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;
import vn.lienthong.access.Accounts;
import vn.lienthong.corridor.RedeliverOrders;
import vn.lienthong.corridor.Redelivering;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Kind;
import vn.lienthong.redeliver.OrderBook;
import vn.lienthong.redeliver.OrderDesk;
import vn.lienthong.redeliver.Redeliverer;
import vn.lienthong.search.Found;
import vn.lienthong.search.Line;
import vn.lienthong.search.Query;
import vn.lienthong.settings.SettingKey;

/** Names the room redeliver for the routes, and opens it for commands on a stopped hub. */
public final class Redeliveries {
    private final House house;
    private final OrderDesk desk;

    private Redeliveries(House house, OrderDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** With the orders that the journal knows: those before the ledger's bookmark by its marks, the others by reading on. */
    public static Redeliveries open(House house) {
        OrderBook book = new OrderBook(house.journal, house.clock);
        house.ledger
                .activations()
                .forEach(position -> house.journal.find(position).ifPresent(book::remember));
        house.ahead
                .listOrders()
                .forEach(position -> house.journal.find(position).ifPresent(book::remember));
        Accounts accounts = new Accounts(house.options.data(), house.clock);
        return new Redeliveries(
                house,
                new OrderDesk(
                        book,
                        house.runs,
                        house.mappings,
                        () -> house.catalogues.version(Long.MAX_VALUE),
                        () -> !accounts.isEmpty(),
                        house.settings.number(SettingKey.REDELIVER_RATE)));
    }

    public OrderDesk desk() {
        return desk;
    }

    /** @return to be rung when somebody said something about an order */
    Runnable bind(Main main, Steering steering) {
        Redeliverer redeliverer = new Redeliverer(
                desk.book(),
                house.journal,
                house.ledger,
                house.mappings,
                house.reader(),
                this::from,
                () -> house.catalogues.version(Long.MAX_VALUE),
                house.readAhead,
                house.settings.number(SettingKey.REDELIVER_RATE),
                this::cap,
                house.clock);
        Redelivering loop = new Redelivering(desk.book(), redeliverer, house.clock);
        steering.takes(new RedeliverOrders(desk, loop.nudge()::ring));
        RouteBeans.bind(main, "redelivering", loop);
        main.bind("redeliverLoop", loop);
        return loop.nudge()::ring;
    }

    /** Each dossier is a call at most, and half of a credential's calls stay with the news. */
    private int cap(int asked) {
        int calls = house.settings.number(SettingKey.PORTAL_RATE);
        return calls == 0 ? asked : Math.min(asked, 30 * calls);
    }

    private Optional<List<Version>> from(String number, Version place) {
        if (house.search.index().bookmark() < house.ledger.bookmark()) {
            return Optional.empty();
        }
        List<Version> places = new ArrayList<>();
        Query query = Query.of(Query.Filter.DOSSIER, number, Query.MOST);
        Found page = house.search.index().find(query);
        boolean more = add(page, number, place, places);
        while (more && page.next().isPresent()) {
            page = house.search.index().find(query.before(page.next().get(), Query.MOST));
            more = add(page, number, place, places);
        }
        return Optional.of(places);
    }

    /** Newest first; false once what is in front of the place has been reached. */
    private static boolean add(Found page, String number, Version place, List<Version> places) {
        for (Line line : page.lines()) {
            Version one = new Version(line.position(), line.index());
            if (one.compareTo(place) < 0) {
                return false;
            }
            if (line.kind() == Kind.DELIVERY && line.number().equals(number)) {
                places.add(one);
            }
        }
        return true;
    }
}
