package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;

/** A request without an answer, with what it was about. */
record OpenIntent(long position, String credential, CallFacts.Asked asked, String items, long madeAt) {
    static OpenIntent of(long position, String credential, Map<String, String> facts, long madeAt) {
        return new OpenIntent(position, credential, CallFacts.readRequest(facts), facts.get("items"), madeAt);
    }

    List<DossierNumber> numbers() {
        return asked.items().stream().map(CallFacts.Item::number).distinct().toList();
    }

    /** The same request as if it had been about these dossiers alone. */
    OpenIntent only(Collection<DossierNumber> numbers) {
        List<CallFacts.Item> kept = asked.items().stream()
                .filter(item -> numbers.contains(item.number()))
                .toList();
        CallFacts.Asked less = new CallFacts.Asked(asked.service(), kept);
        return new OpenIntent(position, credential, less, CallFacts.lines(kept), madeAt);
    }

    Intent page() {
        return new Intent(position, credential, asked.service(), numbers(), Instant.ofEpochMilli(madeAt));
    }
}
