package vn.lienthong.dashboard;

import java.util.Map;
import java.util.Optional;
import vn.lienthong.cadence.Skew;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dossier.Remark;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.SourcePage;

/**
 * Everything the house knows of one source.
 *
 * @param code of the source
 * @param template the route template that carries it; empty when no file in routes/sources declares it (any more)
 * @param page what the ledger knows; all zero before the first delivery
 * @param repeats deliveries recognised as repeats, and polls without news, since the start
 * @param cursor up to where it has been read; empty for a source that pushes
 * @param mapping the version of its mapping that is active; empty when it has none
 * @param drift unknown source paths since the start, with how many deliveries showed them
 * @param failedLook of a source that is polled, the last look that failed since the start
 * @param verdict whether it keeps to its cadence
 * @param skew how far its clock is off
 * @param absent how many of its dossiers it no longer lists
 * @param remarks how many of its dossiers carry each remark, now
 * @param refusedEdit a change of its mapping that stands in the folder and is not in force
 */
record SourceSight(
        String code,
        Optional<String> template,
        SourcePage page,
        long repeats,
        Optional<String> cursor,
        Optional<String> mapping,
        Map<String, Long> drift,
        Optional<FailedLook> failedLook,
        Verdict verdict,
        Skew skew,
        int absent,
        Map<Remark, Long> remarks,
        Optional<RefusedEdit> refusedEdit) {
    SourceSight {
        remarks = Map.copyOf(remarks);
        drift = Map.copyOf(drift);
    }

    static SourcePage unheard(String code) {
        return new SourcePage(code, 0, new Account(0, 0, 0, 0, 0, 0), 0, 0, 0, null, null, null, 0, 0);
    }
}
