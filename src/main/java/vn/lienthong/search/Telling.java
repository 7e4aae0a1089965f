package vn.lienthong.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Gist;
import vn.lienthong.ledger.Hindsight;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.Redelivery;

/** Makes chapters of messages, one after the other in the journal's order: what was decided about one hangs on those before it. */
final class Telling {
    private final Index index;
    private final Journal journal;
    private final Rereading reading;
    private final DossierNumber number;
    private final Hindsight hindsight;
    private final Admission admission;
    private boolean judges = true;

    Telling(Index index, Journal journal, Rereading reading, DossierNumber number) {
        this.index = index;
        this.journal = journal;
        this.reading = reading;
        this.number = number;
        this.hindsight = new Hindsight(number);
        this.admission = reading.admission();
    }

    /** Too much stands in front of what follows. */
    void judgeNoMore() {
        judges = false;
    }

    Chapter chapter(Entry entry, List<Line> lines) {
        Chapter chapter = Chapter.of(entry, lines);
        try {
            return switch (entry.kind()) {
                case DELIVERY -> delivery(chapter);
                case DECISION -> decision(chapter);
                case REQUEST -> chapter.asking(CallFacts.readRequest(entry.facts()));
                case ANSWER -> chapter.answering(CallFacts.readAnswer(entry.facts()));
                case INTERVAL, CATALOGUE, ACTIVATION, READING, LOOK -> chapter;
            };
        } catch (JournalUnavailable | SearchUnavailable away) {
            throw away;
        } catch (IllegalArgumentException e) {
            // Facts of another writer or version: the message is told by what every message has.
            return chapter;
        }
    }

    private Chapter delivery(Chapter chapter) {
        Entry entry = chapter.entry();
        List<Heard> heard = reading.read(entry, entry.position());
        List<Judgement> judged = judges
                ? hindsight.hear(entry.position(), entry.party(), entry.at(), gists(heard, entry.at()))
                : List.of();
        return chapter.hearing(mine(heard, chapter.lines()), judged);
    }

    private static List<Heard> mine(List<Heard> heard, List<Line> lines) {
        return heard.stream()
                .filter(one -> lines.stream().anyMatch(line -> line.index() == one.index()))
                .toList();
    }

    private Chapter decision(Chapter chapter) {
        Entry entry = chapter.entry();
        Optional<Redelivery> batch = Redelivery.find(entry);
        if (judges && batch.isPresent()) {
            return redelivery(chapter, batch.get());
        }
        if (!judges || !Decision.isAboutProblems(entry.facts())) {
            return chapter;
        }
        Decision decision = Decision.read(entry.facts());
        if (decision.action() != Decision.Action.RELEASE) {
            return chapter;
        }
        Released released = new Released(index, journal, reading, entry);
        List<Judgement> judged = new ArrayList<>();
        for (ProblemKey key : decision.problems()) {
            // Asked first: a decision about a thousand problems names a thousand deliveries.
            if (hindsight.knows(key) || index.isDecided(place(key), number.value(), entry.position())) {
                judged.addAll(judge(key, released, entry));
            }
        }
        return chapter.hearing(List.of(), judged);
    }

    private Chapter redelivery(Chapter chapter, Redelivery batch) {
        Entry entry = chapter.entry();
        Released released = new Released(index, journal, reading, entry);
        List<Judgement> judged = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            Version as = new Version(entry.position(), i);
            redeliver(as, batch.items().get(i), batch, released).ifPresent(judged::add);
        }
        return chapter.hearing(List.of(), judged);
    }

    private Optional<Judgement> redeliver(Version as, Redelivery.Item item, Redelivery batch, Released released) {
        Place place = new Place(item.record().position(), item.record().index());
        if (!hindsight.knows(new ProblemKey(place.position(), place.index(), 0))) {
            return Optional.empty();
        }
        return journal.find(place.position())
                .filter(delivery -> reading.agrees(batch, delivery.party(), as.position()))
                .flatMap(delivery -> hindsight.redeliver(as, item, gists(released.heard(place), delivery.at())));
    }

    private List<Gist> gists(List<Heard> heard, Instant at) {
        return heard.stream().map(one -> Gist.of(one, at, admission)).toList();
    }

    private List<Judgement> judge(ProblemKey key, Released released, Entry decision) {
        Optional<String> source = journal.find(key.position())
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .map(Entry::party);
        return source.map(party -> hindsight.release(
                        decision.position(),
                        key,
                        party,
                        decision.at(),
                        gists(released.heard(place(key)), decision.at())))
                .orElse(List.of());
    }

    private static Place place(ProblemKey key) {
        return new Place(key.position(), key.index());
    }
}
