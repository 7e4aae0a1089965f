package vn.lienthong.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Arrival;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Hearing;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;

/** Applies what was heard: each record ends as news, unchanged, stale or a problem. */
final class HearReading {
    private final Group group;
    private final Admission admission;
    private final Credentials credentials;
    private final Repeats repeats;

    HearReading(Group group, Admission admission, Credentials credentials, Repeats repeats) {
        this.group = group;
        this.admission = admission;
        this.credentials = credentials;
        this.repeats = repeats;
    }

    /**
     * How a record came.
     *
     * @param version names the state if it wins
     * @param origin the record in its delivery; differs from the version when it was released
     * @param at when the entry was received
     * @param window how long news may wait for company, milliseconds; 0 for what a person released
     * @param sameDossier a person says that it speaks of the dossier that is known by its number
     */
    record Context(String source, Version version, Version origin, Instant at, long window, boolean sameDossier) {
        long millis() {
            return at.toEpochMilli();
        }
    }

    void hear(Heard heard, Context context) {
        group.tally(context.source()).records++;
        heard.fold(
                status -> hearStatus(status, context),
                step -> hearStep(step, context),
                failed -> refuse(context, failed.number(), failed.problem(), failed.content()));
    }

    private Void hearStatus(Heard.Status heard, Context context) {
        DossierStatus status = heard.status();
        if (!isStorable(status.number())) {
            return refuse(context, null, Refusals.notStorable(), null);
        }
        Encoded encoded = Encoded.of(heard);
        Row row = group.find(status.number().value()).orElse(null);
        boolean nothingBelieved = row == null || (row.isStub() && row.source.equals(context.source()));
        Hearing hearing = NewsRule.hear(
                nothingBelieved ? null : row.believed(),
                encoded.status(),
                encoded.content(),
                new Arrival(context.source(), context.origin(), context.at(), context.sameDossier()));
        noteEvent(context, encoded.status());
        if (row != null && row.source.equals(context.source())) {
            Absences.clear(group, row);
        }
        return hearing.fold(
                news -> believe(row, encoded, news, context),
                unchanged -> keep(row, encoded, unchanged, context),
                stale -> passOver(row, encoded, context),
                conflict -> refuse(context, status.number(), conflict.problem(), encoded.saying()));
    }

    private Void believe(Row known, Encoded encoded, Hearing.News news, Context context) {
        DossierStatus status = encoded.status();
        Row row = known == null ? group.add(status.number().value(), context.source()) : known;
        boolean wasParked = row.isParked();
        if (wasParked) {
            group.close(row.problemKey(), row.source, ProblemState.SUPERSEDED);
        }
        addSteps(row, encoded, context);
        row.news++;
        row.event = news.event();
        row.flags = (row.flags & Row.LASTING) | RemarkBits.of(news.remarks()) | history(row, status);
        // A state after a refused one goes alone, so that it cannot take others down with it.
        row.batchLimit = wasParked ? 1 : row.batchLimit;
        take(row, encoded, context);
        return null;
    }

    /** Makes a record the believed state of its dossier and sends it on its way, unless something is in it. */
    void take(Row row, Encoded encoded, Context context) {
        DossierStatus status = encoded.status();
        row.status = status.status().code();
        row.version = context.version();
        row.origin = context.origin();
        row.receivedAt = context.millis();
        row.content = encoded.content();
        row.subject = Subject.of(status);
        group.call(row, status.otherNumber());
        row.body = group.bodies.sealContent(row, encoded.body());
        row.hasNewBody = true;
        row.hint = hint(row, encoded.heard().hint());
        row.credential = credentials
                .find(status.agency().today(), row.begun(), context.at())
                .orElse(null);
        row.hold = Row.Hold.FREE;
        Optional<Problem> obstacle = admission.obstacle(status);
        if (obstacle.isPresent() || row.credential == null) {
            group.park(
                    row,
                    obstacle.orElseGet(
                            () -> Refusals.noCredential(status.agency().today())),
                    context.millis());
            return;
        }
        row.scheduleNews(context.millis(), isUrgent(row) ? 0 : context.window());
        group.touch(row);
    }

    /** Nothing more is to come, or what the portal shows is taken back: waiting for company would only make it late. */
    private static boolean isUrgent(Row row) {
        boolean stepsBack = (row.flags & RemarkBits.of(Remark.STEPS_BACK)) != 0;
        return stepsBack
                || MainStatus.find(row.status).filter(MainStatus::isEnd).isPresent();
    }

    /** A create that never went out is still to be made, though the source has gone on to say update. */
    private static Heard.Hint hint(Row row, Heard.Hint said) {
        boolean createIsDue = row.hint == Heard.Hint.CREATE && row.presence == Presence.UNASKED;
        return said == Heard.Hint.NONE || createIsDue ? row.hint : said;
    }

    private Void keep(Row row, Encoded encoded, Hearing.Unchanged unchanged, Context context) {
        int rewritten = history(row, encoded.status());
        boolean moved = !row.event.equals(unchanged.event()) || (row.flags & rewritten) != rewritten;
        row.flags |= rewritten;
        row.event = unchanged.event();
        if (carriesSteps(row, encoded, context)) {
            return carry(row, encoded.status().agency().today(), context);
        }
        group.tally(context.source()).unchanged++;
        if (moved) {
            group.touch(row);
        }
        return null;
    }

    private Void passOver(Row row, Encoded encoded, Context context) {
        if (carriesSteps(row, encoded, context)) {
            return carry(row, encoded.status().agency().today(), context);
        }
        group.tally(context.source()).stale++;
        return null;
    }

    /** A source that names all steps each time, from the first one on, and now leaves one out, has rewritten what was (FM-36). */
    private static int history(Row row, DossierStatus status) {
        if (status.steps().isEmpty() || row.steps == 0) {
            return 0;
        }
        Set<Long> said = new HashSet<>();
        status.steps().forEach(step -> said.add(Encoding.stepKey(step)));
        return row.stepsMissingFrom(said) > 0 ? RemarkBits.of(Remark.HISTORY_REWRITTEN) : 0;
    }

    /** Steps never coalesce: a record that brings one is not unchanged or stale, it ends when its last step does. */
    private boolean carriesSteps(Row row, Encoded encoded, Context context) {
        int before = row.steps;
        encoded.status().steps().forEach(step -> group.addStep(row, step, context.origin()));
        return row.steps > before;
    }

    /** @param agency the record's */
    private Void carry(Row row, AgencyCode agency, Context context) {
        group.letLastStepCarryRecord(row);
        row.scheduleNews(context.millis());
        group.touch(row);
        if (row.areStepsStranded()) {
            boolean agencyDecides = row.isStub() && row.credential == null;
            group.parkStranded(
                    row, agencyDecides ? Refusals.noCredential(agency) : Refusals.stranded(row), context.millis());
        }
        return null;
    }

    /** The source's own steps, or the one that its change of status gives. */
    void addSteps(Row row, Encoded encoded, Context context) {
        DossierStatus status = encoded.status();
        status.steps().forEach(step -> group.addStep(row, step, context.origin()));
        if (encoded.heard().derivesSteps()) {
            MainStatus before = MainStatus.find(row.status).orElse(null);
            NewsRule.derivedStep(before, status, context.at())
                    .ifPresent(step -> group.addStep(row, step, context.origin()));
        }
    }

    private Void hearStep(Heard.StepAlone heard, Context context) {
        if (!isStorable(heard.number())) {
            return refuse(context, null, Refusals.notStorable(), null);
        }
        Optional<Row> known = group.find(heard.number().value());
        Optional<Problem> claim = known.flatMap(row -> NewsRule.claim(row.source, context.source()));
        if (claim.isPresent()) {
            return refuse(context, heard.number(), claim.get(), Encoding.saying(heard.number(), heard.step()));
        }
        Row row = known.orElseGet(() -> addStub(heard, context));
        if (!group.addStep(row, heard.step(), context.origin())) {
            group.tally(context.source()).unchanged++;
            return null;
        }
        return carry(row, heard.agency(), context);
    }

    private Row addStub(Heard.StepAlone heard, Context context) {
        Row row = group.add(heard.number().value(), context.source());
        row.credential =
                credentials.find(heard.agency(), row.begun(), context.at()).orElse(null);
        return row;
    }

    /** The record is not believed: it waits for a person under the name of its place in its delivery. */
    private Void refuse(Context context, DossierNumber number, Problem problem, Fingerprint said) {
        String content = Repeats.name(said);
        if (repeats.isKnown(context.source(), content)) {
            group.tally(context.source()).unchanged++;
            return null;
        }
        ProblemKey key =
                new ProblemKey(context.origin().position(), context.origin().index(), 0);
        OpenProblem opened = group.open(key, OpenProblem.Scope.RECORD, context.source(), problem, context.millis());
        opened.number = number == null || !isStorable(number) ? null : number.value();
        opened.content = content;
        opened.records = 1;
        repeats.note(opened);
        group.tally(context.source()).problems++;
        return null;
    }

    private void noteEvent(Context context, DossierStatus status) {
        Instant at = status.event().at();
        if (at == null) {
            return;
        }
        group.beats.event(context.source(), at, context.at());
        if (at.isAfter(context.at())) {
            return;
        }
        Tally tally = group.tally(context.source());
        long micros = Micros.of(at);
        tally.lastEvent = tally.lastEvent == null ? micros : Math.max(tally.lastEvent, micros);
    }

    /** PostgreSQL refuses U+0000, and half a surrogate pair has no bytes: neither may stop the others. */
    private static boolean isStorable(DossierNumber number) {
        return number.value().codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF));
    }
}
