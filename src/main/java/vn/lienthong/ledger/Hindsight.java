package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import vn.lienthong.dossier.Arrival;
import vn.lienthong.dossier.Believed;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Hearing;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;

/**
 * Decides again, for one dossier and from its first message on, what the ledger decided about each of its records: by the same rule on the
 * same readings. Keeps no contents, changes nothing elsewhere. Messages are told in the journal's order. Differs from the ledger in two things: a
 * record that fails again and again is a problem each time here, and "unchanged" in the ledger's account; and of what the portal answered it knows
 * nothing.
 */
public final class Hindsight {
    private static final Believed NOTHING =
            new Believed("", null, EventTime.NONE, Fingerprint.NONE, Version.NONE, Subject.UNKNOWN);
    /** Of a release: which of the decision's records it was is known to the ledger only. */
    private static final int SOME = -1;

    private final DossierNumber number;
    private final Predicate<Version> recalls;
    private final Map<Version, Judgement> judged;
    private long[] steps;
    private Believed believed;
    private Version version;
    private boolean isHeld;

    public Hindsight(DossierNumber number) {
        this(number, place -> true);
    }

    /** @param recalls the records that somebody will speak of again; what was decided about others is not kept */
    public Hindsight(DossierNumber number, Predicate<Version> recalls) {
        this(number, recalls, new HashMap<>(2), new long[0], NOTHING, Version.NONE, false);
    }

    private Hindsight(
            DossierNumber number,
            Predicate<Version> recalls,
            Map<Version, Judgement> judged,
            long[] steps,
            Believed believed,
            Version version,
            boolean isHeld) {
        this.number = number;
        this.recalls = recalls;
        this.judged = judged;
        this.steps = steps;
        this.believed = believed;
        this.version = version;
        this.isHeld = isHeld;
    }

    /** From here on two may be told otherwise. */
    public Hindsight copy() {
        return new Hindsight(number, recalls, new HashMap<>(judged), steps.clone(), believed, version, isHeld);
    }

    /** A delivery. @return a judgement for each record about this dossier */
    public List<Judgement> hear(long position, String source, Instant at, List<Gist> heard) {
        return heard.stream()
                .filter(this::isMine)
                .map(one -> judge(
                        one, new Arrival(source, new Version(position, one.index()), at, false), position, one.index()))
                .toList();
    }

    /** Whether a record there was about this dossier, as far as it is recalled. */
    public boolean knows(ProblemKey key) {
        return judged.containsKey(new Version(key.position(), key.index()));
    }

    /** What is believed of the dossier by now; its status is null where nothing is. */
    public Believed believed() {
        return believed;
    }

    /**
     * One problem that a person released.
     *
     * @param decision where the release stands
     * @param key the problem's
     * @param source of the delivery
     * @param again what is heard again as the mapping reads it then: its record, or all of a delivery that could not be read before
     * @return a judgement for each record about this dossier
     */
    public List<Judgement> release(long decision, ProblemKey key, String source, Instant at, List<Gist> again) {
        return again.stream()
                .filter(this::isMine)
                .map(one -> release(decision, new Version(key.position(), one.index()), source, at, one))
                .toList();
    }

    private Judgement release(long decision, Version place, String source, Instant at, Gist heard) {
        Judgement before = judged.get(place);
        if (before != null && before.problem().isEmpty()) {
            return Judgement.of(place, Judgement.Verdict.RELEASED, takeAgain(decision, place, heard));
        }
        boolean same = before != null && before.problem().get().code() == ProblemCode.NUMBER_TWICE;
        return judge(heard, new Arrival(source, place, at, same), decision, SOME);
    }

    /** Believed, but the portal could not take it: it is tried again as it is read now. Returns how many steps are new. */
    private int takeAgain(long decision, Version place, Gist heard) {
        boolean isBelieved = believed.status() != null && believed.origin().equals(place);
        if (!isBelieved || heard.state() == null || heard.state().impossible().isPresent()) {
            return 0;
        }
        int fresh = addSteps(heard);
        believe(heard.state(), believed.event(), believed.owner(), place, new Version(decision, SOME));
        return fresh;
    }

    /**
     * One record of a guarded re-delivery, as the mapping read it then: believed where all that the ledger asks for holds, as far as it can be
     * known without the portal's answers.
     *
     * @param as the name that the state gets
     * @param again heard when its delivery was received
     */
    public Optional<Judgement> redeliver(Version as, Redelivery.Item item, List<Gist> again) {
        Optional<Gist.State> heard = again.stream()
                .filter(one -> one.index() == item.record().index() && isMine(one) && one.state() != null)
                .map(Gist::state)
                .findFirst();
        if (heard.isEmpty() || !isAsBefore(item.believed()) || !isTakeable(heard.get())) {
            return Optional.empty();
        }
        boolean isLater = heard.get().event().order(believed.event()) > 0;
        EventTime event = isLater ? heard.get().event() : believed.event();
        believe(heard.get(), event, believed.owner(), item.record(), as);
        return Optional.of(Judgement.of(item.record(), Judgement.Verdict.RELEASED, 0));
    }

    private boolean isAsBefore(Version known) {
        boolean same =
                version.position() == known.position() && (version.index() == SOME || version.index() == known.index());
        return same && believed.status() != null && !isHeld;
    }

    private boolean isTakeable(Gist.State heard) {
        return !heard.subject().isAnother(believed.subject())
                && !heard.content().equals(believed.content())
                && heard.impossible().isEmpty()
                && heard.obstacle().isEmpty();
    }

    private boolean isMine(Gist heard) {
        return number.equals(heard.number());
    }

    /** @param position where the entry stands under which it is heard: with the index the name of the state, if it is one */
    private Judgement judge(Gist heard, Arrival arrival, long position, int index) {
        Version as = new Version(position, index);
        Judgement made = heard.problem() != null
                ? Judgement.problem(arrival.origin(), heard.problem())
                : heard.state() == null ? step(heard, arrival) : status(heard, arrival, as);
        if (recalls.test(arrival.origin())) {
            judged.put(arrival.origin(), made);
        }
        return made;
    }

    private Judgement status(Gist heard, Arrival arrival, Version as) {
        Version place = arrival.origin();
        Hearing hearing = NewsRule.hear(isOpenTo(arrival) ? null : believed, heard.state(), arrival);
        return hearing.fold(
                news -> {
                    int fresh = addSteps(heard);
                    believe(heard.state(), news.event(), arrival.source(), place, as);
                    return new Judgement(
                            place, Judgement.Verdict.NEWS, news.remarks(), Optional.empty(), Optional.empty(), fresh);
                },
                unchanged -> {
                    believed = with(unchanged.event());
                    return repeated(place, Judgement.Verdict.UNCHANGED, Optional.empty(), heard);
                },
                stale -> repeated(place, Judgement.Verdict.STALE, Optional.of(stale.known()), heard),
                conflict -> Judgement.problem(place, conflict.problem()));
    }

    /** Nothing is believed, or only steps of the same source are known. */
    private boolean isOpenTo(Arrival arrival) {
        boolean unknown = believed.owner().isEmpty();
        return unknown || (believed.status() == null && believed.owner().equals(arrival.source()));
    }

    private Judgement repeated(Version place, Judgement.Verdict verdict, Optional<EventTime> known, Gist heard) {
        int fresh = add(heard.steps());
        Judgement.Verdict ended = fresh > 0 ? Judgement.Verdict.STEPS : verdict;
        return new Judgement(place, ended, Set.of(), known, Optional.empty(), fresh);
    }

    private void believe(Gist.State state, EventTime event, String owner, Version origin, Version as) {
        believed = new Believed(owner, state.status(), event, state.content(), origin, state.subject());
        version = as;
        isHeld = state.obstacle().isPresent();
    }

    private Believed with(EventTime event) {
        return new Believed(
                believed.owner(), believed.status(), event, believed.content(), believed.origin(), believed.subject());
    }

    private int addSteps(Gist heard) {
        MainStatus before = believed.status();
        int fresh = add(heard.steps());
        OptionalLong derived = heard.state().derived();
        boolean changes = derived.isPresent() && heard.state().status() != before;
        return fresh + (changes ? add(List.of(derived.getAsLong())) : 0);
    }

    /** In order: of millions of dossiers, each has a few. */
    private int add(List<Long> said) {
        int before = steps.length;
        for (long key : said) {
            int place = Arrays.binarySearch(steps, key);
            if (place < 0) {
                long[] more = Arrays.copyOf(steps, steps.length + 1);
                System.arraycopy(steps, -place - 1, more, -place, steps.length + place + 1);
                more[-place - 1] = key;
                steps = more;
            }
        }
        return steps.length - before;
    }

    private Judgement step(Gist heard, Arrival arrival) {
        Optional<Problem> claim =
                believed.owner().isEmpty() ? Optional.empty() : NewsRule.claim(believed.owner(), arrival.source());
        if (claim.isPresent()) {
            return Judgement.problem(arrival.origin(), claim.get());
        }
        if (believed.owner().isEmpty()) {
            believed = new Believed(
                    arrival.source(), null, EventTime.NONE, Fingerprint.NONE, Version.NONE, Subject.UNKNOWN);
        }
        int fresh = add(heard.steps());
        return Judgement.of(arrival.origin(), fresh > 0 ? Judgement.Verdict.STEPS : Judgement.Verdict.UNCHANGED, fresh);
    }
}
