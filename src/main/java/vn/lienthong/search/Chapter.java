package vn.lienthong.search;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.Judgement;

/**
 * One message of a dossier's story.
 *
 * @param lines what the index knows of it
 * @param heard of a delivery or a release: what the mapping read of this dossier
 * @param judged what was decided about that
 * @param asked of a request: what the portal was asked
 * @param answered of an answer: what the portal said
 */
public record Chapter(
        Entry entry,
        List<Line> lines,
        List<Heard> heard,
        List<Judgement> judged,
        Optional<CallFacts.Asked> asked,
        Optional<CallFacts.Answered> answered) {
    public Chapter {
        lines = List.copyOf(lines);
        heard = List.copyOf(heard);
        judged = List.copyOf(judged);
    }

    static Chapter of(Entry entry, List<Line> lines) {
        return new Chapter(entry, lines, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    Chapter asking(CallFacts.Asked call) {
        return new Chapter(entry, lines, heard, judged, Optional.of(call), answered);
    }

    Chapter answering(CallFacts.Answered answer) {
        return new Chapter(entry, lines, heard, judged, asked, Optional.of(answer));
    }

    Chapter hearing(List<Heard> said, List<Judgement> judgements) {
        return new Chapter(entry, lines, said, judgements, asked, answered);
    }
}
