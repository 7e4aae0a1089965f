package vn.lienthong.corridor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;

/**
 * Dossiers that came before the catalogue knew their procedure wait as REQUIRED_MISSING (on a hub's first day, all of them).
 * When the catalogue has news they are released: by an entry of the journal like a person's decision, so that a rebuild does
 * the same at the same place.
 */
final class CatalogueRelease {
    private static final Logger log = LoggerFactory.getLogger(CatalogueRelease.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As many names as fit well into the facts of one entry. */
    private static final int PER_ENTRY = 1_000;
    /** What is beyond waits for the next news, or for a person. */
    private static final int MOST = 100_000;

    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;
    private long news;

    CatalogueRelease(Ledger ledger, Journal journal, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /** The catalogue has news at this position. */
    void noteNews(long position) {
        news = position;
    }

    /** Once the ledger has passed the news: releases what waited for it, in entries of bounded size. */
    void releaseIfDue() {
        if (news == 0 || ledger.bookmark() < news) {
            return;
        }
        List<ProblemKey> waiting = waiting(news);
        news = 0;
        for (int from = 0; from < waiting.size(); from += PER_ENTRY) {
            int to = Math.min(waiting.size(), from + PER_ENTRY);
            keep(new Decision(Decision.Action.RELEASE, waiting.subList(from, to)));
        }
    }

    private List<ProblemKey> waiting(long before) {
        ProblemQuery query = new ProblemQuery(
                Optional.empty(),
                Optional.of(ProblemState.OPEN),
                Optional.of(ProblemCode.REQUIRED_MISSING),
                before,
                MOST);
        return ledger.problems(query).stream().map(CatalogueRelease::key).toList();
    }

    private void keep(Decision decision) {
        try {
            byte[] why = JSON.writeValueAsBytes(Map.of("why", "the catalogue has news"));
            journal.append(new Draft(
                            Kind.DECISION,
                            "hub",
                            clock.instant(),
                            "application/json",
                            decision.facts(),
                            Payload.of(why)))
                    .join();
            log.atInfo()
                    .addKeyValue("problems", decision.problems().size())
                    .log("dossiers that waited for the catalogue are released");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a text to be written as JSON", e);
        }
    }

    private static ProblemKey key(ProblemRow row) {
        return new ProblemKey(row.position(), row.index(), row.part());
    }
}
