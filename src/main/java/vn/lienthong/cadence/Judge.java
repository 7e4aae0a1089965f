package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the state of one source. Pure: the same signs, calendar and moment give the same state, on every machine and after
 * every restart; so nothing about it is written down (src/docs/decisions/0013-silence-is-derived.md).
 */
final class Judge {
    private static final double USUALLY_UP = 0.5;

    private final Observed seen;
    private final Carrier carrier;
    private final Expectation news;
    private final Expectation answers;
    private final String basis;
    private final Instant now;
    private final boolean watched;

    /**
     * @param news what the past says about its news
     * @param contacts what it says about its signs of life
     * @param summary how often looks without news are written down
     */
    Judge(
            Observed seen,
            Carrier carrier,
            Optional<Week> news,
            Optional<Week> contacts,
            WorkCalendar calendar,
            Duration summary,
            Instant now) {
        this.seen = seen;
        this.carrier = carrier;
        this.now = now;
        this.watched = !carrier.expect().equals(Declared.OFF);
        Optional<Expectation> declared = Declared.of(carrier.expect(), calendar);
        Optional<Expectation> learnt = news.filter(Week::isEnough).map(Learnt::new);
        this.news = declared.or(() -> learnt).orElseGet(() -> Usual.news(calendar));
        this.basis = declared.isPresent() ? "declared" : learnt.isPresent() ? "learnt" : "usual";
        Duration asked = carrier.period().compareTo(summary) > 0 ? carrier.period() : summary;
        this.answers = Usual.answers(asked, up(contacts.filter(Week::isEnough)));
    }

    private static Predicate<ZonedDateTime> up(Optional<Week> contacts) {
        return at -> contacts.map(week -> week.presence(at) >= USUALLY_UP).orElse(true);
    }

    Verdict verdict(boolean paused) {
        if (paused) {
            return says(SourceState.PAUSED, null, null);
        }
        if (!watched) {
            return says(SourceState.UNWATCHED, null, null);
        }
        if (seen.contact() == null) {
            return says(SourceState.NEVER, null, null);
        }
        return carrier.isAsked() ? asked() : unasked();
    }

    private Verdict asked() {
        Instant answerBy = answers.lateAt(seen.contact());
        if (isPast(answerBy)) {
            boolean silent = isPast(answers.silentAt(seen.contact()));
            return says(silent ? SourceState.SILENT : SourceState.LATE, answerBy, answerBy);
        }
        if (carrier.kind() == Carrier.Kind.LISTING && seen.lastWasEmpty() && seen.news() != null) {
            return says(SourceState.ZERO_ROWS, seen.delivery(), seen.delivery());
        }
        Instant newsBy = news.lateAt(seen.news() == null ? seen.first() : seen.news());
        if (isPast(newsBy)) {
            boolean stands = carrier.kind() == Carrier.Kind.LISTING && seen.news() != null;
            return says(stands ? SourceState.UNCHANGING_PAGE : SourceState.ZERO_ROWS, newsBy, newsBy);
        }
        return cursor().orElseGet(() -> onTime(newsBy));
    }

    /** Rows went on coming beyond the time by which their cursor should have moved. */
    private Optional<Verdict> cursor() {
        if (carrier.kind() != Carrier.Kind.CHANGES || seen.cursorSince() == null || seen.news() == null) {
            return Optional.empty();
        }
        Instant moveBy = news.lateAt(seen.cursorSince());
        return seen.news().isAfter(moveBy)
                ? Optional.of(says(SourceState.FROZEN_CURSOR, moveBy, moveBy))
                : Optional.empty();
    }

    private Verdict unasked() {
        Instant last = seen.news() == null ? seen.first() : seen.news();
        Instant newsBy = news.lateAt(last);
        if (!isPast(newsBy)) {
            return onTime(newsBy);
        }
        if (seen.delivery() != null && seen.lastWasEmpty() && !isPast(news.lateAt(seen.delivery()))) {
            return says(SourceState.ZERO_ROWS, newsBy, newsBy);
        }
        if (isPast(news.silentAt(last))) {
            return says(SourceState.SILENT, newsBy, newsBy);
        }
        return says(carrier.kind() == Carrier.Kind.FILES ? SourceState.LATE_FILE : SourceState.LATE, newsBy, newsBy);
    }

    private Verdict onTime(Instant newsBy) {
        return says(SourceState.ON_TIME, null, newsBy.equals(Instant.MAX) ? null : newsBy);
    }

    private boolean isPast(Instant time) {
        return !time.isAfter(now);
    }

    private Verdict says(SourceState state, Instant since, Instant expectedBy) {
        boolean byAnswers = (state == SourceState.LATE || state == SourceState.SILENT) && carrier.isAsked();
        Expectation expected = byAnswers ? answers : news;
        boolean none = state == SourceState.PAUSED || state == SourceState.UNWATCHED || state == SourceState.NEVER;
        return new Verdict(
                state,
                since,
                expectedBy,
                none ? "none" : byAnswers ? "usual" : basis,
                Sentences.vi(state, carrier.kind(), expected.vi(), expectedBy),
                Sentences.en(state, carrier.kind(), expected.en(), expectedBy));
    }
}
