package vn.lienthong.hub;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.corridor.ActiveCredentials;
import vn.lienthong.corridor.ActiveCredentials.Account;
import vn.lienthong.dashboard.RefusedEdit;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.FailureRules;
import vn.lienthong.ledger.Windows;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.Difference;
import vn.lienthong.workbench.Rehearsal;

/**
 * What files say takes effect by position: a new mapping, list or credential becomes an entry of the journal at start, and
 * holds for the entries behind it (design.md, decision 2). What is in force already
 * is not journalled again.
 */
public final class Activations {
    private static final Logger log = LoggerFactory.getLogger(Activations.class);

    private final House house;
    private final Map<String, Entry> inForce = new HashMap<>();
    private final Map<String, RefusedEdit> refused = new ConcurrentHashMap<>();

    /** To be made before anything is applied: what is in force is what the journal's end says, not what the ledger has read. */
    public Activations(House house) {
        this.house = house;
        house.ledger
                .activations()
                .forEach(position -> house.journal.find(position).ifPresent(this::note));
        house.ahead.listLatest().forEach(this::note);
    }

    /**
     * Journals what is new in the files; it takes effect from its position on.
     *
     * @param credentials those in the settings; none says nothing
     */
    public void take(Collection<Account> credentials) {
        rules();
        windows();
        credentials(credentials);
        builtin();
        house.sources
                .list()
                .forEach(source -> offer(source.code(), refusal -> {
                    throw refusal;
                }));
    }

    /**
     * As {@link #take}, but a new version that is wrong or fails its examples is left out with a line in the log, and the one
     * in force stays: a bad edit stops nothing. A source that never had a version must have a right one.
     */
    public void takeOrKeep(Collection<Account> credentials) {
        rules();
        windows();
        credentials(credentials);
        builtin();
        house.sources.list().forEach(source -> offerOrKeep(source.code()));
    }

    private void rules() {
        Payload rules = house.rules().text();
        if (!isInForce(Kind.ACTIVATION, FailureRules.PARTY, rules)) {
            append(draft(Kind.ACTIVATION, FailureRules.PARTY, rules, Map.of()));
        }
    }

    /** A journal in which no source ever had one says nothing of windows. */
    private void windows() {
        Windows windows = house.windows();
        boolean ever = inForce.containsKey(name(Kind.ACTIVATION, Windows.PARTY));
        boolean news = ever || !windows.bySource().isEmpty();
        if (news && !isInForce(Kind.ACTIVATION, Windows.PARTY, windows.text())) {
            append(draft(Kind.ACTIVATION, Windows.PARTY, windows.text(), Map.of()));
        }
    }

    private void credentials(Collection<Account> credentials) {
        Payload agencies = ActiveCredentials.text(credentials);
        if (!credentials.isEmpty() && !isInForce(Kind.ACTIVATION, ActiveCredentials.PARTY, agencies)) {
            append(draft(Kind.ACTIVATION, ActiveCredentials.PARTY, agencies, Map.of()));
        }
    }

    private void builtin() {
        Payload builtin = Catalogues.builtin();
        if (!isInForce(Kind.CATALOGUE, "builtin", builtin)) {
            append(draft(Kind.CATALOGUE, "builtin", builtin, Map.of()));
        }
    }

    /** For one source; a refusal is thrown if it never had a version, else told: the version in force stays. */
    synchronized void offerOrKeep(String code) {
        Entry active = inForce.get(name(Kind.ACTIVATION, code));
        refused.remove(code);
        offer(code, refusal -> {
            if (active == null) {
                throw refusal;
            }
            String running = active.facts().getOrDefault("version", "");
            refused.put(code, new RefusedEdit(code, house.clock.instant(), place(refusal), running));
            log.atError()
                    .addKeyValue("source", code)
                    .addKeyValue("active", active.facts().getOrDefault("version", ""))
                    .addKeyValue("because", place(refusal))
                    .addKeyValue("more", "mapping test " + code)
                    .log("a changed mapping is refused; the version in force stays");
        });
    }

    /** The edit of a source's mapping that was refused last and still stands in its folder; for pages and health. */
    Optional<RefusedEdit> refused(String code) {
        return Optional.ofNullable(refused.get(code));
    }

    /** The first place and its code; the sentence may quote an example. */
    private static String place(UsageException refusal) {
        return refusal.getMessage().lines().findFirst().orElse("").replaceFirst("^(\\S+  [a-z-]+)  .*", "$1");
    }

    /** Offers what stands in the folder; whether it is in force then. For a person who has just changed it. */
    synchronized boolean takes(String code) {
        offerOrKeep(code);
        Entry active = inForce.get(name(Kind.ACTIVATION, code));
        String version = Bundle.load(house.options.mappings(), code).version();
        return active != null && version.equals(active.facts().get("version"));
    }

    private void offer(String code, Consumer<UsageException> refused) {
        Bundle bundle = Bundle.load(house.options.mappings(), code);
        Entry active = inForce.get(name(Kind.ACTIVATION, code));
        if (active != null && bundle.version().equals(active.facts().get("version"))) {
            return;
        }
        Optional<UsageException> refusal = refusal(bundle);
        if (refusal.isPresent()) {
            refused.accept(refusal.get());
            return;
        }
        append(draft(Kind.ACTIVATION, code, bundle.text(), Map.of("version", bundle.version())));
        log.atInfo()
                .addKeyValue("source", code)
                .addKeyValue("version", bundle.version())
                .log("a mapping takes effect");
    }

    /** A version that was in force once may come back: its examples may have grown past it. */
    private Optional<UsageException> refusal(Bundle bundle) {
        if (house.mappings.knows(bundle.code(), bundle.version())) {
            return wrong(bundle.code(), Bundle.check(bundle), List.of());
        }
        Rehearsal.Result result = new Rehearsal(house.options.mappings()).run(bundle);
        return wrong(bundle.code(), result.findings(), result.failures());
    }

    private boolean isInForce(Kind kind, String party, Payload payload) {
        Entry last = inForce.get(name(kind, party));
        return last != null && last.payload().equals(payload);
    }

    private void append(Draft draft) {
        long position = house.journal.append(draft).join();
        house.journal.find(position).ifPresent(this::note);
    }

    private void note(Entry entry) {
        inForce.put(name(entry.kind(), entry.party()), entry);
    }

    private static String name(Kind kind, String party) {
        return kind + " " + party;
    }

    private Draft draft(Kind kind, String party, Payload payload, Map<String, String> facts) {
        return new Draft(kind, party, house.clock.instant(), "application/json", facts, payload);
    }

    private static Optional<UsageException> wrong(String code, List<Finding> findings, List<Difference> differences) {
        if (findings.isEmpty() && differences.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder vi = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Finding finding : findings) {
            String place = "mappings/" + code + "/" + finding.file() + ":" + finding.line() + ":" + finding.column()
                    + "  " + finding.code() + "  ";
            vi.append(place).append(finding.vi()).append('\n');
            en.append(place).append(finding.en()).append('\n');
        }
        for (Difference difference : differences) {
            vi.append("mappings/").append(difference.text(true)).append('\n');
            en.append("mappings/").append(difference.text(false)).append('\n');
        }
        return Optional.of(
                new UsageException(vi.toString().strip(), en.toString().strip()));
    }
}
