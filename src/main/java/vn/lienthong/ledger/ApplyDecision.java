package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Arrival;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Hearing;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;

/** Applies what a person decided about open problems. A problem that is no longer open is passed over. */
final class ApplyDecision {
    private final Group group;
    private final HearReading hear;
    private final Credentials credentials;
    private final Entry entry;
    private final List<Reading> readings;
    private int heardHere;

    ApplyDecision(Group group, HearReading hear, Credentials credentials, Entry entry, List<Reading> readings) {
        this.group = group;
        this.hear = hear;
        this.credentials = credentials;
        this.entry = entry;
        this.readings = readings;
    }

    void apply(Decision decision) {
        for (ProblemKey key : decision.problems()) {
            OpenProblem problem = group.problems.get(key);
            if (problem == null || problem.state != ProblemState.OPEN) {
                continue;
            }
            if (decision.action() == Decision.Action.RELEASE) {
                decision.portalId().ifPresent(id -> isThere(problem, id));
                release(problem);
            } else {
                discard(problem);
            }
        }
    }

    /** What its creation left open, a person knows: it is at the portal under this id. */
    private void isThere(OpenProblem problem, String portalId) {
        if (problem.problem.code() == ProblemCode.DOSSIER_OUTCOME_UNKNOWN) {
            Row row = group.rows.get(problem.number);
            row.created(portalId);
            group.touch(row);
        }
    }

    private void release(OpenProblem problem) {
        switch (problem.scope) {
            case RECORD -> releaseRecord(problem);
            case DOSSIER -> releaseDossier(problem, group.rows.get(problem.number));
            case STEP -> releaseSteps(problem, group.rows.get(problem.number));
        }
    }

    private void releaseRecord(OpenProblem problem) {
        List<Heard> heard = reread(problem);
        if (heard.isEmpty()) {
            return;
        }
        group.close(problem.key, problem.source, ProblemState.RELEASED);
        Tally tally = group.tally(problem.source);
        tally.records -= problem.records;
        tally.problems -= problem.records;
        for (Heard record : heard) {
            hear.hear(record, context(problem, record.index()));
        }
    }

    /** What the mapping reads now where the problem's record stood; of an unreadable delivery, or one set aside, all of it. */
    private List<Heard> reread(OpenProblem problem) {
        ProblemCode code = problem.problem.code();
        boolean whole = code == ProblemCode.UNREADABLE_DELIVERY || code == ProblemCode.NOT_APPLIED;
        return readings.stream()
                .filter(reading -> reading.position() == problem.key.position())
                .flatMap(reading -> reading.heard().stream())
                .filter(record -> whole || record.index() == problem.key.index())
                .toList();
    }

    /** The believed record is read again and tried again, alone; it stays one record of the account. */
    private void releaseDossier(OpenProblem problem, Row row) {
        Optional<Heard> heard = reread(problem).stream().findFirst();
        if (heard.isEmpty() || !(heard.get() instanceof Heard.Status again)) {
            heard.filter(Heard.Failed.class::isInstance)
                    .ifPresent(failed -> renew(problem, ((Heard.Failed) failed).problem()));
            return;
        }
        HearReading.Context context = context(problem, again.index());
        Encoded encoded = Encoded.of(again);
        boolean sameDossier = again.status().number().value().equals(row.number);
        if (!sameDossier || contradicts(problem, encoded, context)) {
            return;
        }
        group.close(problem.key, problem.source, ProblemState.RELEASED);
        hear.addSteps(row, encoded, context);
        row.batchLimit = 1;
        row.attempts = 0;
        hear.take(row, encoded, context);
    }

    private boolean contradicts(OpenProblem problem, Encoded encoded, HearReading.Context context) {
        Arrival arrival = new Arrival(context.source(), context.origin(), context.at(), context.sameDossier());
        if (NewsRule.hear(null, encoded.status(), encoded.content(), arrival) instanceof Hearing.Conflict conflict) {
            renew(problem, conflict.problem());
            return true;
        }
        return false;
    }

    /** It stays open, and says what is in the way now. */
    private static void renew(OpenProblem problem, Problem now) {
        problem.problem = now;
        problem.isChanged = true;
    }

    /** The same steps are sent again. For a dossier without a credential the settings are asked again. */
    private void releaseSteps(OpenProblem problem, Row row) {
        group.freeSteps(row, ProblemState.RELEASED);
        Optional<AgencyCode> agency = row.isStub() || row.areStepsStranded() ? agency(problem, row) : Optional.empty();
        agency.ifPresent(code ->
                row.credential = credentials.find(code, row.begun(), entry.at()).orElse(null));
        if (row.areStepsStranded()) {
            boolean none = row.credential == null;
            Problem why = none ? agency.map(Refusals::noCredential).orElse(problem.problem) : Refusals.stranded(row);
            group.parkStranded(row, why, at());
            return;
        }
        row.presence = row.presence == Presence.ABSENT ? Presence.UNSURE : row.presence;
        row.batchLimit = 1;
        row.attempts = 0;
        row.schedule(at());
        group.touch(row);
    }

    /** Whose dossier it is; of one that only its steps tell of, as the mapping reads them now. */
    private Optional<AgencyCode> agency(OpenProblem problem, Row row) {
        if (!row.isStub()) {
            return Optional.of(Encoding.decode(new DossierNumber(row.number), row.event, group.bodies.content(row))
                    .agency()
                    .today());
        }
        return reread(problem).stream()
                .filter(Heard.StepAlone.class::isInstance)
                .map(step -> ((Heard.StepAlone) step).agency())
                .findFirst();
    }

    private void discard(OpenProblem problem) {
        group.close(problem.key, problem.source, ProblemState.DISCARDED);
        if (problem.scope == OpenProblem.Scope.RECORD) {
            return;
        }
        Row row = group.rows.get(problem.number);
        if (problem.scope == OpenProblem.Scope.DOSSIER) {
            discardState(problem, row);
        } else {
            discardSteps(problem, row);
        }
        row.schedule(at());
        group.touch(row);
        if (row.areStepsStranded()) {
            group.parkStranded(row, Refusals.stranded(row), at());
        }
    }

    private void discardState(OpenProblem problem, Row row) {
        problem.records = row.news - row.ended;
        row.dropped += row.news - row.ended;
        row.ended = row.news;
        row.hold = Row.Hold.DISCARDED;
    }

    private void discardSteps(OpenProblem problem, Row row) {
        problem.records = group.endSteps(row, row.stepParked, StepRow.DISCARDED, at());
        group.tally(row.source).problems += problem.records;
        row.stepParked = 0;
        row.parkedOrigin = Version.NONE;
        row.flags &= ~Row.STEPS_NEED_DOSSIER;
        row.batchLimit = 0;
    }

    private HearReading.Context context(OpenProblem problem, int index) {
        Version origin = new Version(problem.key.position(), index);
        Version version = new Version(entry.position(), heardHere++);
        Instant receivedAt = entry.at();
        boolean sameDossier = problem.problem.code() == ProblemCode.NUMBER_TWICE;
        return new HearReading.Context(problem.source, version, origin, receivedAt, 0, sameDossier);
    }

    private long at() {
        return entry.at().toEpochMilli();
    }
}
