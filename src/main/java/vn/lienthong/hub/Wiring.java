package vn.lienthong.hub;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.main.Main;
import vn.lienthong.access.Access;
import vn.lienthong.access.Accounts;
import vn.lienthong.asking.FileDrops;
import vn.lienthong.asking.Listings;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.asking.Polling;
import vn.lienthong.asking.Receiving;
import vn.lienthong.asking.SourceClocks;
import vn.lienthong.asking.Tables;
import vn.lienthong.asking.Topics;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.corridor.BoundedAnswers;
import vn.lienthong.corridor.Cataloguing;
import vn.lienthong.corridor.Delivering;
import vn.lienthong.corridor.DeskDoor;
import vn.lienthong.corridor.Door;
import vn.lienthong.corridor.DropInDoor;
import vn.lienthong.corridor.EvidenceFigures;
import vn.lienthong.corridor.EvidenceHealth;
import vn.lienthong.corridor.Figures;
import vn.lienthong.corridor.Indicating;
import vn.lienthong.corridor.IndicatorDoor;
import vn.lienthong.corridor.JournalHealth;
import vn.lienthong.corridor.LoopComponent;
import vn.lienthong.corridor.LoopsHealth;
import vn.lienthong.corridor.MappingsHealth;
import vn.lienthong.corridor.Notary;
import vn.lienthong.corridor.Outsiders;
import vn.lienthong.corridor.Pauses;
import vn.lienthong.corridor.PortalCalls;
import vn.lienthong.corridor.ProblemOrders;
import vn.lienthong.corridor.Pulse;
import vn.lienthong.corridor.ReplayDoor;
import vn.lienthong.corridor.Saving;
import vn.lienthong.corridor.Show;
import vn.lienthong.corridor.SignInDoor;
import vn.lienthong.corridor.Signatures;
import vn.lienthong.corridor.SourcesHealth;
import vn.lienthong.corridor.Steering;
import vn.lienthong.corridor.WorkbenchDoor;
import vn.lienthong.dashboard.Dashboard;
import vn.lienthong.dashboard.Desk;
import vn.lienthong.dashboard.IndicatorPages;
import vn.lienthong.dashboard.ReplayPages;
import vn.lienthong.dashboard.SignInPages;
import vn.lienthong.dashboard.Workbench;
import vn.lienthong.dropin.DropIn;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.operator.CodeTables;
import vn.lienthong.operator.Decisions;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Keys;

/** Names the rooms for the routes: every bean that a YAML file may call. */
final class Wiring {
    private final House house;
    private final Intake intake;
    private final Keys keys;

    private final Cataloguing cataloguing;
    private final DropIn dropIn;
    private final Pauses pauses;
    private final Activations activations;
    private final Evidence evidence;
    private final Accounts accounts;
    private final Access access;
    private final Dashboard dashboard;
    private final Door door;
    private final long most;
    private final PollFailures pollFailures;
    private final SourceClocks clocks = new SourceClocks();
    private final SourceWatch watch;
    private final PortalCalls calls = new PortalCalls();
    private final Pulse pulse = new Pulse();
    private final Jobs reconciliations;
    private final Redeliveries redeliveries;

    Wiring(
            House house,
            Intake intake,
            Keys keys,
            Cataloguing cataloguing,
            DropIn dropIn,
            Pauses pauses,
            Activations activations,
            Evidence evidence) {
        this.house = house;
        this.evidence = evidence;
        this.accounts = new Accounts(house.options.data(), house.clock);
        this.access = new Access(accounts, house.settings.access(), house.clock);
        this.intake = intake;
        this.keys = keys;
        this.cataloguing = cataloguing;
        this.dropIn = dropIn;
        this.pauses = pauses;
        this.most = house.settings.mebibytes(SettingKey.RECEIVE_MOST);
        this.door = new Door(house.sources, keys, pauses, most);
        this.activations = activations;
        this.pollFailures = new PollFailures(house.clock);
        this.watch = watch(house, pauses);
        this.redeliveries = Redeliveries.open(house);
        this.reconciliations = new Jobs(house.options.data());
        this.dashboard = new Dashboard(
                house.ledger,
                house.journal,
                house.sources,
                intake,
                house.mappings,
                pollFailures::find,
                watch,
                activations::refused,
                reconciliations::findLast,
                house.clock);
    }

    private SourceWatch watch(House house, Pauses pauses) {
        return new SourceWatch(
                house.ledger,
                house.settings.calendar(),
                Carriers.of(house.sources, house.options, house.settings.sourceParameters()),
                house.settings.seconds(SettingKey.RECEIVE_SUMMARY),
                pauses::isPaused,
                clocks::find,
                house.clock);
    }

    Dashboard dashboard() {
        return dashboard;
    }

    Access access() {
        return access;
    }

    Door door() {
        return door;
    }

    void bind(Main main) {
        Receiving receiving = new Receiving(intake, house.sources);
        Delivering delivering =
                new Delivering(house.ledger, house.portal, house.clock, house.settled, house.journal::last, calls);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Figures figures = new Figures(house.ledger, house.journal, watch, house.clock);
        figures.bind(metrics, house.sources, pollFailures, calls, pulse);
        figures.bind(
                metrics,
                house.settings.accounts().stream()
                        .map(account -> account.protocol().credential(account.agency()))
                        .toList());
        main.bind("metricsRegistry", metrics);
        main.bind("journalHealth", new JournalHealth(house.journal));
        main.bind("evidenceHealth", new EvidenceHealth(evidence));
        EvidenceFigures.bind(metrics, evidence);
        RouteBeans.bind(main, "notary", new Notary(evidence));
        main.bind("loopsHealth", new LoopsHealth(pulse));
        main.bind("mappingsHealth", new MappingsHealth(() -> house.sources.list().stream()
                .flatMap(source -> activations.refused(source.code()).stream())
                .toList()));
        main.bind("sourcesHealth", new SourcesHealth(watch, house.ledger));
        main.bind("loop", new LoopComponent(pulse));
        main.bind("outsiders", new Outsiders());
        main.bind("portalAnswers", new BoundedAnswers(house.settings.mebibytes(SettingKey.PORTAL_ANSWER)));
        // One byte more than a look at a source takes: it says itself that a page is too large.
        main.bind("sourceAnswers", new BoundedAnswers(most + 1));
        RouteBeans.bind(main, "door", door);
        RouteBeans.bind(main, "show", new Show(dashboard));
        RouteBeans.bind(
                main,
                "workbench",
                new WorkbenchDoor(new Workbench(house.options.mappings(), house.journal, house.mappings, house.clock)));
        RouteBeans.bind(main, "desk", new DeskDoor(desk()));
        RouteBeans.bind(
                main,
                "signIn",
                new SignInDoor(new SignInPages(access, house.clock), () -> accounts.journal(house.journal)));
        RouteBeans.bind(main, "receiving", receiving);
        RouteBeans.bind(main, "dropinDoor", new DropInDoor(dropIn));
        RouteBeans.bind(main, "polling", new Polling(most, intake, house.clock, pollFailures, clocks));
        RouteBeans.bind(main, "tables", new Tables(intake, house.clock, pollFailures));
        RouteBeans.bind(main, "files", new FileDrops(house.journal, house.reader(), most));
        RouteBeans.bind(
                main, "listings", new Listings(house.journal, house.ledger::eachOpen, house.reader(), house.clock));
        ProblemOrders problems =
                new ProblemOrders(house.ledger, new Decisions(house.journal, house.ledger, house.clock));
        main.bind("pauses", pauses);
        Steering steering =
                new Steering(house.journal, intake, house.sources, pauses, pollFailures, problems, house.clock);
        RouteBeans.bind(main, "steering", steering);
        new Reconciliations(house, steering, evidence, reconciliations).bind(main);
        house.search.bind(main, house, steering, evidence, access);
        Indicating indicating = new Indicating(house.indicators.counting());
        RouteBeans.bind(main, "indicating", indicating);
        main.bind("indicateLoop", indicating);
        RouteBeans.bind(
                main,
                "indicatorDoor",
                new IndicatorDoor(new IndicatorPages(house.indicators, house.catalogues::active, house.clock)));
        Auditing.bind(main, house, steering, evidence, access);
        Runnable nudge = redeliveries.bind(main, steering);
        ReplayPages replays = new ReplayPages(house.runs, redeliveries.desk(), access, house.clock);
        RouteBeans.bind(main, "replayDoor", new ReplayDoor(replays, nudge));
        RouteBeans.bind(main, "topics", new Topics(intake, pollFailures));
        RouteBeans.bind(main, "signatures", new Signatures(house.clock));
        RouteBeans.bind(main, "pollFailures", pollFailures);
        RouteBeans.bind(main, "cataloguing", cataloguing);
        RouteBeans.bind(main, "normalising", house.normalising);
        main.bind("normaliseLoop", house.normalising);
        Saving saving = new Saving(house.journal, house.ledger, house.settings.number(SettingKey.NORMALISE_ENTRIES));
        RouteBeans.bind(main, "saving", saving);
        main.bind("saveLoop", saving);
        RouteBeans.bind(main, "delivering", delivering);
        main.bind("deliverLoop", delivering);
    }

    private Desk desk() {
        Decisions decisions = new Decisions(house.journal, house.ledger, house.clock);
        CodeTables tables = new CodeTables(house.options.mappings(), decisions, activations::takes, house.clock);
        return new Desk(house.ledger, access, decisions, tables, house.clock);
    }
}
