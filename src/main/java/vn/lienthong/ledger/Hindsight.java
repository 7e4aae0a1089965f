package vn.lienthong.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Arrival;
import vn.lienthong.dossier.Believed;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Hearing;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;

/**
 * Decides again, for one dossier and from its first message on, what the ledger decided about each of its records: by the same rule on the
 * same readings. Keeps nothing, changes nothing. Messages are told in the journal's order. Differs from the ledger in one thing: a record
 * that fails again and again is a problem each time here, and "unchanged" in the ledger's account.
 */
public final class Hindsight {
    private static final Believed NOTHING =
            new Believed("", null, EventTime.NONE, Fingerprint.NONE, Version.NONE, Subject.UNKNOWN);

    private final DossierNumber number;
    private final Set<Long> steps = new HashSet<>();
    private final Map<Version, Judgement> judged = new HashMap<>();
    private Believed believed = NOTHING;

    public Hindsight(DossierNumber number) {
        this.number = number;
    }

    /** A delivery. @return a judgement for each record about this dossier */
    public List<Judgement> hear(long position, String source, Instant at, List<Heard> heard) {
        List<Judgement> judgements = new ArrayList<>();
        for (Heard one : heard) {
            if (isMine(one)) {
                Version place = new Version(position, one.index());
                judgements.add(judge(one, new Arrival(source, place, at, false)));
            }
        }
        return judgements;
    }

    /** Whether a record there was about this dossier. */
    public boolean knows(ProblemKey key) {
        return judged.containsKey(new Version(key.position(), key.index()));
    }

    /**
     * One problem that a person released.
     *
     * @param source of the delivery
     * @param again what is heard again as the mapping reads it now: its record, or all of a delivery that could not be read before
     * @return a judgement for each record about this dossier
     */
    public List<Judgement> release(ProblemKey key, String source, Instant at, List<Heard> again) {
        List<Judgement> judgements = new ArrayList<>();
        for (Heard heard : again) {
            if (isMine(heard)) {
                judgements.add(release(new Version(key.position(), heard.index()), source, at, heard));
            }
        }
        return judgements;
    }

    private Judgement release(Version place, String source, Instant at, Heard heard) {
        Judgement before = judged.get(place);
        if (before != null && before.problem().isEmpty()) {
            return Judgement.of(place, Judgement.Verdict.RELEASED, 0);
        }
        boolean same = before != null && before.problem().get().code() == ProblemCode.NUMBER_TWICE;
        return judge(heard, new Arrival(source, place, at, same));
    }

    /** One record of a guarded re-delivery, as the mapping read it then: believed, where nothing newer stood in its way. */
    public Optional<Judgement> redeliver(Version record, Instant at, List<Heard> again) {
        Optional<Heard.Status> heard = again.stream()
                .filter(one -> one.index() == record.index() && isMine(one) && one instanceof Heard.Status)
                .map(Heard.Status.class::cast)
                .findFirst();
        if (heard.isEmpty() || believed.origin().compareTo(record) > 0 || !judged.containsKey(record)) {
            return Optional.empty();
        }
        Encoded encoded = Encoded.of(heard.get());
        boolean isLater = encoded.status().event().order(believed.event()) > 0;
        EventTime event = isLater ? encoded.status().event() : believed.event();
        believe(encoded, event, new Arrival(believed.owner(), record, at, true));
        return Optional.of(Judgement.of(record, Judgement.Verdict.RELEASED, 0));
    }

    private boolean isMine(Heard heard) {
        return number.equals(heard.<DossierNumber>fold(
                status -> status.status().number(), Heard.StepAlone::number, Heard.Failed::number));
    }

    private Judgement judge(Heard heard, Arrival arrival) {
        Judgement made = heard.fold(
                status -> status(status, arrival),
                step -> step(step, arrival),
                failed -> Judgement.problem(arrival.origin(), failed.problem()));
        judged.put(arrival.origin(), made);
        return made;
    }

    private Judgement status(Heard.Status heard, Arrival arrival) {
        Encoded encoded = Encoded.of(heard);
        Version place = arrival.origin();
        Hearing hearing =
                NewsRule.hear(isOpenTo(arrival) ? null : believed, encoded.status(), encoded.content(), arrival);
        return hearing.fold(
                news -> {
                    int fresh = addSteps(encoded, arrival.at());
                    believe(encoded, news.event(), arrival);
                    return new Judgement(
                            place, Judgement.Verdict.NEWS, news.remarks(), Optional.empty(), Optional.empty(), fresh);
                },
                unchanged -> {
                    believed = with(unchanged.event());
                    return repeated(place, Judgement.Verdict.UNCHANGED, Optional.empty(), encoded.status());
                },
                stale -> repeated(place, Judgement.Verdict.STALE, Optional.of(stale.known()), encoded.status()),
                conflict -> Judgement.problem(place, conflict.problem()));
    }

    /** Nothing is believed, or only steps of the same source are known. */
    private boolean isOpenTo(Arrival arrival) {
        boolean unknown = believed.owner().isEmpty();
        return unknown || (believed.status() == null && believed.owner().equals(arrival.source()));
    }

    private Judgement repeated(
            Version place, Judgement.Verdict verdict, Optional<EventTime> known, DossierStatus status) {
        int fresh = add(status.steps());
        Judgement.Verdict ended = fresh > 0 ? Judgement.Verdict.STEPS : verdict;
        return new Judgement(place, ended, Set.of(), known, Optional.empty(), fresh);
    }

    private void believe(Encoded encoded, EventTime event, Arrival arrival) {
        DossierStatus status = encoded.status();
        believed = new Believed(
                arrival.source(), status.status(), event, encoded.content(), arrival.origin(), Subject.of(status));
    }

    private Believed with(EventTime event) {
        return new Believed(
                believed.owner(), believed.status(), event, believed.content(), believed.origin(), believed.subject());
    }

    private int addSteps(Encoded encoded, Instant at) {
        MainStatus before = believed.status();
        int fresh = add(encoded.status().steps());
        boolean derives = encoded.heard().derivesSteps();
        Optional<Step> derived = derives ? NewsRule.derivedStep(before, encoded.status(), at) : Optional.empty();
        return fresh + add(derived.stream().toList());
    }

    private int add(List<Step> said) {
        int before = steps.size();
        said.forEach(step -> steps.add(Encoding.stepKey(step)));
        return steps.size() - before;
    }

    private Judgement step(Heard.StepAlone heard, Arrival arrival) {
        Optional<Problem> claim =
                believed.owner().isEmpty() ? Optional.empty() : NewsRule.claim(believed.owner(), arrival.source());
        if (claim.isPresent()) {
            return Judgement.problem(arrival.origin(), claim.get());
        }
        if (believed.owner().isEmpty()) {
            believed = new Believed(
                    arrival.source(), null, EventTime.NONE, Fingerprint.NONE, Version.NONE, Subject.UNKNOWN);
        }
        int fresh = add(List.of(heard.step()));
        return Judgement.of(arrival.origin(), fresh > 0 ? Judgement.Verdict.STEPS : Judgement.Verdict.UNCHANGED, fresh);
    }
}
