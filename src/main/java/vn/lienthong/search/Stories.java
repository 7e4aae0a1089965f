package vn.lienthong.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Hindsight;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.ledger.ProblemKey;

/** Tells what happened to one dossier, from the journal: what each message said, what was decided, what was sent and answered. Writes nothing. */
public final class Stories {
    /** So many lines of one dossier are told, the first ones. */
    public static final int MOST = 2_000;

    private static final int PAGE = 500;

    /** Of payloads; what comes behind is not told. */
    private static final long MOST_BYTES = 32L << 20;

    private final Index index;
    private final Journal journal;
    private final Rereading reading;
    private final Following following;

    /** @param following with the same readings */
    public Stories(Index index, Journal journal, Rereading reading, Following following) {
        this.following = following;
        this.index = index;
        this.journal = journal;
        this.reading = reading;
    }

    /** @param number any number of the dossier; one that no message names has a story without chapters */
    public Story tell(String number) {
        following.remember();
        List<Line> lines = lines(number);
        boolean whole = lines.size() <= MOST;
        List<Line> told = whole ? lines : lines.subList(0, MOST);
        String own = own(number, told);
        Hindsight hindsight = new Hindsight(new DossierNumber(own));
        NavigableMap<Long, List<Line>> byMessage = new TreeMap<>();
        told.forEach(line -> byMessage
                .computeIfAbsent(line.position(), key -> new ArrayList<>())
                .add(line));
        List<Chapter> chapters = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<Long, List<Line>> one : byMessage.entrySet()) {
            Optional<Entry> entry = journal.find(one.getKey());
            bytes += entry.map(found -> (long) found.payload().size()).orElse(0L);
            if (bytes > MOST_BYTES) {
                return new Story(own, index.numbers(number), chapters, false, index.bookmark());
            }
            entry.ifPresent(found -> chapters.add(chapter(found, one.getValue(), hindsight)));
        }
        return new Story(own, index.numbers(number), chapters, whole, index.bookmark());
    }

    /** Oldest first. */
    private List<Line> lines(String number) {
        List<Line> lines = new ArrayList<>();
        Query query = Query.of(Query.Filter.DOSSIER, number, PAGE);
        Found page = index.find(query);
        lines.addAll(page.lines());
        while (page.next().isPresent() && lines.size() < MOST * 10) {
            page = index.find(query.before(page.next().get(), PAGE));
            lines.addAll(page.lines());
        }
        Collections.reverse(lines);
        return lines;
    }

    /** The number asked for where messages have it as theirs, else that of the dossier which is called so. */
    private static String own(String number, List<Line> lines) {
        boolean known = lines.stream().anyMatch(line -> line.number().equals(number));
        return known
                ? number
                : lines.stream()
                        .map(Line::number)
                        .filter(one -> !one.isEmpty())
                        .findFirst()
                        .orElse(number);
    }

    private Chapter chapter(Entry entry, List<Line> lines, Hindsight hindsight) {
        Chapter chapter = Chapter.of(entry, lines);
        try {
            return switch (entry.kind()) {
                case DELIVERY -> delivery(chapter, hindsight);
                case DECISION -> decision(chapter, hindsight);
                case REQUEST ->
                    new Chapter(
                            entry,
                            lines,
                            List.of(),
                            List.of(),
                            Optional.of(CallFacts.readRequest(entry.facts())),
                            Optional.empty());
                case ANSWER ->
                    new Chapter(
                            entry,
                            lines,
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.of(CallFacts.readAnswer(entry.facts())));
                case INTERVAL, CATALOGUE, ACTIVATION, READING, LOOK -> chapter;
            };
        } catch (IllegalArgumentException e) {
            // Facts of another writer or version: the message is told by what every message has.
            return chapter;
        }
    }

    private Chapter delivery(Chapter chapter, Hindsight hindsight) {
        Entry entry = chapter.entry();
        List<Heard> heard = reading.read(entry, entry.position());
        List<Judgement> judged = hindsight.hear(entry.position(), entry.party(), entry.at(), heard);
        return chapter.hearing(mine(heard, chapter.lines()), judged);
    }

    private static List<Heard> mine(List<Heard> heard, List<Line> lines) {
        return heard.stream()
                .filter(one -> lines.stream().anyMatch(line -> line.index() == one.index()))
                .toList();
    }

    private Chapter decision(Chapter chapter, Hindsight hindsight) {
        Entry entry = chapter.entry();
        if (!Decision.isAboutProblems(entry.facts())) {
            return chapter;
        }
        Decision decision = Decision.read(entry.facts());
        if (decision.action() != Decision.Action.RELEASE) {
            return chapter;
        }
        List<Judgement> judged = new ArrayList<>();
        for (ProblemKey key : decision.problems()) {
            journal.find(key.position())
                    .filter(delivery -> delivery.kind() == Kind.DELIVERY && hindsight.knows(key))
                    .flatMap(delivery -> hindsight.release(key, entry.at(), reading.read(delivery, entry.position())))
                    .ifPresent(judged::add);
        }
        return chapter.hearing(List.of(), judged);
    }
}
