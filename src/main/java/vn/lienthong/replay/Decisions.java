package vn.lienthong.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.Gist;
import vn.lienthong.ledger.Hindsight;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Reader;

/**
 * What was decided about each record, decided again twice, on a scratch state of its own: for each dossier what is believed by the readings of the
 * time, and by the others. As long as both were told the same they are one. Of one thread, in the journal's order, from its first message on.
 */
final class Decisions {
    /** Of the heap, this part; a dossier takes some three hundred bytes, both sides of one that was told two things twice that. */
    private static final long BYTES_EACH = 1_000;

    private final Asked asked;
    private final Pins pins;
    private final Reader then;
    private final long most;
    private final Map<DossierNumber, Sides> dossiers = new HashMap<>();
    private final Map<Long, Map<Long, Heard>> later = new HashMap<>();
    private final Set<DossierNumber> mine = new HashSet<>();
    private long heardTo;
    private long undecided;

    /** @param most dossiers of which a state is kept: what is said of others is counted as undecided */
    Decisions(Asked asked, Pins pins, Reader then, long most) {
        this.asked = asked;
        this.pins = pins;
        this.then = then;
        this.most = most;
    }

    static long mostFor(long heap) {
        return Math.max(10_000, heap / BYTES_EACH);
    }

    /** A record about which something else would have been decided. */
    record Decided(String at, String source, DossierNumber number, List<String> changes) {
        /** Said of the same record once more. */
        Decided and(Decided more) {
            List<String> all = new ArrayList<>(changes);
            all.addAll(more.changes);
            return new Decided(at, source, number, all);
        }
    }

    private record Heard(String source, boolean isAsked, Passage.Told told) {}

    /** What two hindsights made of one record. */
    private record Judged(Judgement judgement, String words) {}

    private static final class Sides {
        private Hindsight then;
        private Hindsight now;

        private Sides(Hindsight one) {
            then = one;
            now = one;
        }

        private boolean isOne() {
            return then == now;
        }

        private void part() {
            now = isOne() ? then.copy() : now;
        }
    }

    long undecided() {
        return undecided;
    }

    /** What persons decided in front of it, and then what it says itself. */
    List<Decided> hear(Passage.Compared delivery) {
        List<Decided> decided = upTo(delivery.position());
        mine.addAll(delivery.mine());
        delivery.later().forEach((decision, told) -> later.computeIfAbsent(decision, none -> new TreeMap<>())
                .put(delivery.position(), new Heard(delivery.source(), delivery.isAsked(), told)));
        Heard first = new Heard(delivery.source(), delivery.isAsked(), delivery.first());
        decided.addAll(each(
                first,
                (side, gists) ->
                        words(side.hear(delivery.position(), delivery.source(), delivery.at(), gists), gists)));
        return decided;
    }

    /** What persons decided in front of a message about what was heard before. */
    List<Decided> upTo(long position) {
        List<Decided> decided = new ArrayList<>();
        for (Pins.Word word : pins.words(heardTo, position)) {
            Map<Long, Heard> heard =
                    Optional.ofNullable(later.remove(word.position())).orElse(Map.of());
            word.released().forEach(key -> decided.addAll(release(word, key, heard.get(key.position()))));
            word.batch().ifPresent(batch -> decided.addAll(redeliver(word, batch, heard)));
        }
        heardTo = Math.max(heardTo, position - 1);
        return decided;
    }

    private List<Decided> release(Pins.Word word, ProblemKey key, Heard heard) {
        if (heard == null || key.part() != 0) {
            return List.of();
        }
        boolean isWhole = heard.told().isWhole();
        Heard named = new Heard(heard.source(), heard.isAsked(), isWhole ? heard.told() : only(heard, key.index()));
        return each(
                named,
                (side, gists) -> words(side.release(word.position(), key, heard.source(), word.at(), gists), gists));
    }

    private static Passage.Told only(Heard heard, int index) {
        return new Passage.Told(
                false,
                heard.told().was().stream().filter(one -> one.index() == index).toList(),
                heard.told().is().stream().filter(one -> one.index() == index).toList());
    }

    private List<Decided> redeliver(Pins.Word word, Redelivery batch, Map<Long, Heard> heard) {
        List<Decided> decided = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            Redelivery.Item item = batch.items().get(i);
            Version as = new Version(word.position(), i);
            Heard one = heard.get(item.record().position());
            if (one == null || !pins.agrees(batch, one.source(), word.position(), then)) {
                continue;
            }
            Heard named = new Heard(
                    one.source(), one.isAsked(), only(one, item.record().index()));
            decided.addAll(each(named, (side, gists) -> {
                Optional<Judgement> made = side.redeliver(as, item, gists);
                return List.of(new Judged(made.orElse(null), made.isPresent() ? "sent again" : "not sent again"));
            }));
        }
        return decided;
    }

    private List<Decided> each(Heard heard, BiFunction<Hindsight, List<Gist>, List<Judged>> telling) {
        Map<DossierNumber, List<Gist>> was = byNumber(heard.told().was());
        boolean isSame = heard.told().was() == heard.told().is();
        Map<DossierNumber, List<Gist>> is = isSame ? was : byNumber(heard.told().is());
        Set<DossierNumber> numbers = new LinkedHashSet<>(was.keySet());
        numbers.addAll(is.keySet());
        List<Decided> decided = new ArrayList<>();
        for (DossierNumber number : numbers) {
            List<Gist> one = was.getOrDefault(number, List.of());
            List<Gist> other = is.getOrDefault(number, List.of());
            Sides sides = sides(number);
            if (sides == null) {
                undecided += Math.max(one.size(), other.size());
                continue;
            }
            if (!one.equals(other)) {
                sides.part();
            }
            List<Judged> before = telling.apply(sides.then, one);
            List<Judged> after = sides.isOne() ? before : telling.apply(sides.now, other);
            if (heard.isAsked() && isAsked(number)) {
                decided.addAll(sentThen(heard.source(), number, before));
            }
            if (!sides.isOne() && heard.isAsked() && isAsked(number)) {
                decided.addAll(compare(heard.source(), number, before, after));
            }
        }
        return decided;
    }

    /** The requests of then are the other witness: what was sent had been news. With the readings of the time, anything else is a bug of the hub. */
    private List<Decided> sentThen(String source, DossierNumber number, List<Judged> before) {
        List<Decided> decided = new ArrayList<>();
        for (Judged one : before) {
            boolean isNoNews = one.judgement() != null
                    && one.judgement().verdict() != Judgement.Verdict.NEWS
                    && one.judgement().verdict() != Judgement.Verdict.RELEASED;
            if (isNoNews && pins.wasSent(one.judgement().place())) {
                decided.add(new Decided(
                        one.judgement().place().toString(), source, number, List.of("sent " + one.words())));
            }
        }
        return decided;
    }

    private boolean isAsked(DossierNumber number) {
        return asked.dossier().isEmpty()
                || mine.contains(number)
                || number.value().equals(asked.dossier());
    }

    private Sides sides(DossierNumber number) {
        Sides known = dossiers.get(number);
        if (known == null && dossiers.size() < most) {
            known = new Sides(new Hindsight(number, pins::isRecalled));
            dossiers.put(number, known);
        }
        return known;
    }

    private static Map<DossierNumber, List<Gist>> byNumber(List<Gist> gists) {
        Map<DossierNumber, List<Gist>> byNumber = new LinkedHashMap<>();
        for (Gist gist : gists) {
            if (gist.number() != null) {
                byNumber.computeIfAbsent(gist.number(), none -> new ArrayList<>(1))
                        .add(gist);
            }
        }
        return byNumber;
    }

    private static List<Judged> words(List<Judgement> judgements, List<Gist> gists) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            judged.add(new Judged(judgements.get(i), word(judgements.get(i), gists.get(i))));
        }
        return judged;
    }

    private static String word(Judgement made, Gist gist) {
        boolean isHeld = gist.state() != null && gist.state().obstacle().isPresent();
        return switch (made.verdict()) {
            case NEWS -> isHeld ? "held " + gist.state().obstacle().get().name() : "news";
            case UNCHANGED -> "unchanged";
            case STALE -> "stale";
            case STEPS -> "steps";
            case RELEASED -> "released";
            case PROBLEM -> "problem " + made.problem().orElseThrow().code().name();
        };
    }

    /** The first of a dossier's records in one delivery with the first, and so on: where records came or went, the readings say so. */
    private static List<Decided> compare(String source, DossierNumber number, List<Judged> before, List<Judged> after) {
        List<Decided> decided = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            List<String> changes = new ArrayList<>();
            Judged was = before.get(i);
            Judged is = after.get(i);
            if (!was.words().equals(is.words())) {
                changes.add("decision " + was.words() + " → " + is.words());
            }
            if (fresh(was) != fresh(is)) {
                changes.add("steps " + fresh(was) + " → " + fresh(is));
            }
            if (!changes.isEmpty()) {
                decided.add(new Decided(place(was, is), source, number, changes));
            }
        }
        return decided;
    }

    private static int fresh(Judged one) {
        return one.judgement() == null ? 0 : one.judgement().steps();
    }

    private static String place(Judged was, Judged is) {
        return (is.judgement() == null ? was : is).judgement().place().toString();
    }

    /** Dossiers of which something else would be believed in the end: by cause, with the record that would have brought it. */
    List<Cause> standing() {
        Map<String, Cause> causes = new TreeMap<>();
        dossiers.entrySet().stream()
                .filter(one -> !one.getValue().isOne() && isAsked(one.getKey()))
                .map(one -> standing(one.getValue()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(cause -> Version.parse(cause.at().get(0))))
                .forEach(cause -> causes.merge(cause.key(), cause, Cause::and));
        return List.copyOf(causes.values());
    }

    private static Optional<Cause> standing(Sides sides) {
        Fingerprint said = sides.now.believed().content();
        if (said.equals(sides.then.believed().content())) {
            return Optional.empty();
        }
        String source = sides.now.believed().owner().isEmpty()
                ? sides.then.believed().owner()
                : sides.now.believed().owner();
        Version at = said.equals(Fingerprint.NONE)
                ? sides.then.believed().origin()
                : sides.now.believed().origin();
        String was = status(sides.then);
        String is = status(sides.now);
        String cause = was.equals(is) ? "other content" : was + " → " + is;
        return Optional.of(new Cause(source, "stands", cause, 1, List.of(at.toString()), ""));
    }

    /** The portal's own code; nothing else of what is believed is said. */
    private static String status(Hindsight side) {
        return side.believed().status() == null
                ? "-"
                : Integer.toString(side.believed().status().code());
    }
}
