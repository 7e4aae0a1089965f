package vn.lienthong;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.corridor.ActiveCredentials;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.FailureRules;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.source.Source;

/**
 * What files say takes effect by position: a new mapping, list or credential becomes an entry of the journal at start, and
 * holds for the entries behind it (design.md, decision 2). What is in force already
 * is not journalled again.
 */
final class Activations {
    private static final Logger log = LoggerFactory.getLogger(Activations.class);

    private final House house;
    private final Map<String, Entry> inForce = new HashMap<>();

    /** To be made before anything is applied: what is in force is what the journal's end says, not what the ledger has read. */
    Activations(House house) {
        this.house = house;
        house.ledger
                .activations()
                .forEach(position -> house.journal.find(position).ifPresent(this::note));
        house.ahead.listLatest().forEach(this::note);
    }

    /**
     * Journals what is new in the files; it takes effect from its position on.
     *
     * @param credentials the agencies that have one in the settings; none says nothing
     */
    void take(Set<String> credentials) {
        rules();
        credentials(credentials);
        builtin();
        house.sources.list().forEach(this::mapping);
    }

    private void rules() {
        Payload rules = house.rules().text();
        if (!isInForce(Kind.ACTIVATION, FailureRules.PARTY, rules)) {
            append(draft(Kind.ACTIVATION, FailureRules.PARTY, rules, Map.of()));
        }
    }

    private void credentials(Set<String> credentials) {
        Payload agencies = ActiveCredentials.text(List.copyOf(credentials));
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

    private void mapping(Source source) {
        Bundle bundle = Bundle.load(house.options.mappings(), source.code());
        refuseIfWrong(source, Bundle.check(bundle));
        Entry active = inForce.get(name(Kind.ACTIVATION, source.code()));
        if (active == null || !bundle.version().equals(active.facts().get("version"))) {
            append(draft(Kind.ACTIVATION, source.code(), bundle.text(), Map.of("version", bundle.version())));
            log.atInfo()
                    .addKeyValue("source", source.code())
                    .addKeyValue("version", bundle.version())
                    .log("a mapping takes effect");
        }
    }

    private boolean isInForce(Kind kind, String party, Payload payload) {
        Entry last = inForce.get(name(kind, party));
        return last != null && last.payload().equals(payload);
    }

    private void append(Draft draft) {
        house.journal.append(draft).join();
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

    private void refuseIfWrong(Source source, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        StringBuilder vi = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (Finding finding : findings) {
            String place = "mappings/" + source.code() + "/" + finding.file() + ":" + finding.line() + ":"
                    + finding.column() + "  " + finding.code() + "  ";
            vi.append(place).append(finding.vi()).append('\n');
            en.append(place).append(finding.en()).append('\n');
        }
        throw new UsageException(vi.toString().strip(), en.toString().strip());
    }
}
