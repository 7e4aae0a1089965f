package vn.lienthong;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.corridor.ActiveCredentials;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.source.Source;

/**
 * What files say takes effect by position: a new mapping, list or credential becomes an entry of the journal at start, and
 * holds for the entries behind it (design.md, decision 2). What is in force already is not journalled again.
 */
final class Activations {
    private static final Logger log = LoggerFactory.getLogger(Activations.class);

    private final House house;

    Activations(House house) {
        this.house = house;
    }

    /** Journals what is new in the mapping files and the built-in catalogue; they take effect from their position on. */
    void files() {
        Payload builtin = Catalogues.builtin();
        boolean known = house.ledger.activations().stream()
                .flatMap(position -> house.journal.find(position).stream())
                .filter(entry -> entry.kind() == Kind.CATALOGUE && entry.party().equals("builtin"))
                .reduce((before, last) -> last)
                .filter(last -> last.payload().equals(builtin))
                .isPresent();
        if (!known) {
            house.journal
                    .append(draft(Kind.CATALOGUE, "builtin", builtin, Map.of()))
                    .join();
        }
        for (Source source : house.sources.list()) {
            Bundle bundle = Bundle.load(house.options.mappings(), source.code());
            refuseIfWrong(source, Bundle.check(bundle));
            String active = house.mappings.findVersion(source.code()).orElse("");
            if (!active.equals(bundle.version())) {
                house.journal
                        .append(draft(
                                Kind.ACTIVATION, source.code(), bundle.text(), Map.of("version", bundle.version())))
                        .join();
                log.atInfo()
                        .addKeyValue("source", source.code())
                        .addKeyValue("version", bundle.version())
                        .log("a mapping takes effect");
            }
        }
    }

    /** Journals which agencies have a credential, when that has changed. */
    void credentials() {
        List<String> agencies = List.copyOf(house.settings.credentials().keySet());
        if (!agencies.isEmpty() && !house.credentials.are(agencies)) {
            house.journal
                    .append(draft(Kind.ACTIVATION, ActiveCredentials.PARTY, ActiveCredentials.text(agencies), Map.of()))
                    .join();
        }
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
