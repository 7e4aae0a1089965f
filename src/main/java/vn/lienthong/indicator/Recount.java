package vn.lienthong.indicator;

import java.time.Instant;
import java.util.Optional;

/**
 * All dossiers counted again from the ledger: at the first start, after a crash, and every night as a proof.
 *
 * @param isFirst there was nothing to compare with
 * @param counted dossiers so far
 * @param corrected dossiers whose fact was another than the ledger says, though nothing of them had changed meanwhile
 * @param ended empty while it goes on
 */
public record Recount(Instant begun, boolean isFirst, long counted, long corrected, Optional<Instant> ended) {
    Recount on(long more) {
        return new Recount(begun, isFirst, counted + more, corrected, ended);
    }

    Recount end(Instant at, long wrong) {
        return new Recount(begun, isFirst, counted, corrected + wrong, Optional.of(at));
    }
}
