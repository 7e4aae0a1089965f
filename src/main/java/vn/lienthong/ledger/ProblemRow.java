package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Problem;

/**
 * A problem with its record. Position, index and part name it: {@code 48213:7} or, for a step, {@code 48213:7:2}.
 *
 * @param position the delivery in which the record stood
 * @param index the record within it, from 0
 * @param part 0 for the record itself, else the ordinal of the dossier's step that cannot go
 * @param number the dossier, where it is known
 * @param records how many records of the account it holds back; those of a discarded problem stay with it
 */
public record ProblemRow(
        long position,
        int index,
        int part,
        String source,
        Optional<DossierNumber> number,
        Problem problem,
        Instant openedAt,
        ProblemState state,
        int records) {}
