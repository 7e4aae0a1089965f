package vn.lienthong.dossier;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a heard record means for what is believed of its dossier. Pure: no storage, no clock. */
public final class NewsRule {
    private NewsRule() {}

    /**
     * Decides whether a record is news. Newer is what has the later event time, then the higher sequence, then (where
     * these do not decide) the later arrival, with a remark. Equal content is never news.
     *
     * @param believed null when nothing is believed of the dossier yet
     * @param content of {@code heard}
     */
    public static Hearing hear(Believed believed, DossierStatus heard, Fingerprint content, Arrival arrival) {
        return hear(believed, Said.of(heard, content), arrival);
    }

    /** The same, where of a record only that is at hand on which decisions hang. */
    public static Hearing hear(Believed believed, Said heard, Arrival arrival) {
        Optional<Problem> claim = believed == null ? Optional.empty() : claim(believed.owner(), arrival.source());
        if (claim.isPresent()) {
            return new Hearing.Conflict(claim.get());
        }
        Optional<Problem> contradiction = heard.contradiction(arrival.at());
        if (contradiction.isPresent()) {
            return new Hearing.Conflict(contradiction.get());
        }
        if (believed == null) {
            return new Hearing.News(heard.remarks(arrival.at()), heard.event());
        }
        if (!arrival.sameDossier() && heard.subject().isAnother(believed.subject())) {
            return new Hearing.Conflict(NumberTwice.problem());
        }
        return compare(believed, heard, arrival);
    }

    /** What is wrong with a source speaking of a dossier that another one owns; empty when it owns it itself. */
    public static Optional<Problem> claim(String owner, String source) {
        return owner.equals(source) ? Optional.empty() : Optional.of(OtherOwner.problem(owner, source));
    }

    private static Hearing compare(Believed believed, Said heard, Arrival arrival) {
        int byEvent = heard.event().order(believed.event());
        int order = byEvent != 0 ? byEvent : arrival.origin().compareTo(believed.origin());
        if (order < 0) {
            return new Hearing.Stale(believed.event());
        }
        EventTime event = latest(believed.event(), heard.event());
        if (heard.content().equals(believed.content())) {
            return new Hearing.Unchanged(event);
        }
        return new Hearing.News(remarks(believed, heard, byEvent, arrival), event);
    }

    private static Set<Remark> remarks(Believed believed, Said heard, int byEvent, Arrival arrival) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        remarks.addAll(heard.remarks(arrival.at()));
        if (stage(heard.status()) < stage(believed.status())) {
            remarks.add(Remark.STEPS_BACK);
        }
        if (byEvent == 0) {
            boolean timed = heard.event().at() != null && believed.event().at() != null;
            remarks.add(timed ? Remark.SAME_EVENT_TIME : Remark.NO_EVENT_TIME);
        }
        return remarks;
    }

    /** A state without a time does not erase the time that is known: an older state must stay recognisable. */
    private static EventTime latest(EventTime known, EventTime heard) {
        if (heard.at() == null && known.at() != null) {
            return known;
        }
        if (heard.order(known) == 0 && heard.at() != null && heard.at().equals(known.at())) {
            return heard.sequence() == 0 ? known : heard;
        }
        return heard;
    }

    /**
     * The step that a source without steps of its own gives by changing a dossier's status (decision 7); empty when the
     * status is the one seen before.
     *
     * @param before the status seen before; null at the first sight
     * @param receivedAt the step's time when the source gives no event time
     */
    public static Optional<Step> derivedStep(MainStatus before, DossierStatus now, Instant receivedAt) {
        if (now.status() == before) {
            return Optional.empty();
        }
        Instant at = now.event().at() == null ? receivedAt : now.event().at();
        String officer = now.officer() == null ? now.agency().name() : now.officer();
        String content = now.status().nameVi();
        return Optional.of(new Step(at, now.status(), officer, null, null, content, null, null, true));
    }

    /** How far a status lies in the procedure; pauses (5, 6) lie beside processing, so returning from one is no step back. */
    private static int stage(MainStatus status) {
        return switch (status) {
            case REGISTERED -> 0;
            case RECEIVED -> 1;
            case PROCESSING, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> 2;
            case REFUSED_AT_RECEPTION, WITHDRAWN, STOPPED -> 3;
            case FINISHED -> 4;
            case RETURNED -> 5;
        };
    }
}
