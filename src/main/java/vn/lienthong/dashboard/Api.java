package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.cadence.Skew;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.LanePage;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.ledger.Totals;
import vn.lienthong.reconcile.Job;

/**
 * The read-only API in JSON (src/docs/api.md, openapi.json). Names and meanings are stable; times are ISO 8601 in UTC;
 * what is not known is null, never left out.
 */
final class Api {
    private Api() {}

    static ObjectNode sources(Totals totals, List<SourceSight> sources, List<LanePage> lanes, Instant now) {
        ObjectNode body = object();
        body.put("asOf", now.toString());
        ObjectNode all = body.putObject("totals");
        all.put("deliveries", totals.deliveries());
        account(all, totals.account());
        all.put("dossiers", totals.dossiers());
        all.put("waitingSteps", totals.waitingSteps());
        all.put("openProblems", totals.openProblems());
        ArrayNode list = body.putArray("sources");
        sources.forEach(source -> list.add(source(source)));
        ArrayNode portal = body.putArray("portal");
        lanes.forEach(lane -> portal.add(lane(lane)));
        return body;
    }

    private static ObjectNode lane(LanePage lane) {
        ObjectNode body = object();
        body.put("credential", lane.credential());
        body.put("state", lane.state().word());
        time(body, "since", lane.since());
        time(body, "until", lane.until());
        body.put("cause", Mask.sentence(lane.cause()));
        body.put("failed", lane.failed());
        body.put("inFlight", lane.inFlight());
        return body;
    }

    /** One source with its latest open problems, and the reconciliation that was begun last. */
    static ObjectNode source(SourceSight source, List<ProblemRow> problems, Optional<Job> reconciliation) {
        ObjectNode body = source(source);
        ArrayNode list = body.putArray("lastProblems");
        problems.forEach(row -> list.add(problem(row)));
        body.set("lastReconciliation", reconciliation.map(Api::reconciliation).orElse(null));
        return body;
    }

    static ObjectNode entry(Entry entry) {
        ObjectNode body = object();
        body.put("position", entry.position());
        body.put("kind", entry.kind().name());
        body.put("party", entry.party());
        time(body, "at", entry.at());
        body.put("contentType", entry.contentType());
        ObjectNode facts = body.putObject("facts");
        EntryFacts.shown(entry).forEach(facts::put);
        ObjectNode seal = body.putObject("seal");
        seal.put("keyId", entry.seal().keyId());
        seal.put("commitment", entry.seal().commitment());
        seal.put("leaf", entry.seal().leaf());
        seal.put("chain", entry.seal().chain());
        MaskedPayload masked = MaskedPayload.of(entry.contentType(), entry.payload());
        ObjectNode payload = body.putObject("payload");
        payload.put("size", entry.payload().size());
        payload.put("form", masked.form().word());
        payload.put("masked", masked.text());
        payload.put("whole", masked.whole());
        EntryFacts.Mentions mentions = EntryFacts.mentions(entry);
        ArrayNode dossiers = body.putArray("dossiers");
        mentions.dossiers().forEach(dossiers::add);
        ArrayNode positions = body.putArray("positions");
        mentions.positions().forEach(positions::add);
        return body;
    }

    static ObjectNode problem(ProblemRow row) {
        ObjectNode body = object();
        body.put("key", new ProblemKey(row.position(), row.index(), row.part()).toString());
        body.put("position", row.position());
        body.put("index", row.index());
        body.put("part", row.part());
        body.put("source", row.source());
        body.put("number", row.number().map(DossierNumber::value).orElse(null));
        body.put("code", row.problem().code().name());
        body.put("place", row.problem().place());
        body.put("vi", Mask.sentence(row.problem().vi()));
        body.put("en", Mask.sentence(row.problem().en()));
        time(body, "openedAt", row.openedAt());
        body.put("state", row.state().name());
        body.put("records", row.records());
        return body;
    }

    private static ObjectNode source(SourceSight source) {
        SourcePage page = source.page();
        ObjectNode body = object();
        body.put("code", source.code());
        body.put("configured", source.template().isPresent());
        body.put("template", source.template().orElse(null));
        body.set("silence", silence(source.verdict()));
        body.set("clock", clock(source.skew()));
        body.put("absent", source.absent());
        ObjectNode remarks = body.putObject("remarks");
        new TreeMap<>(source.remarks()).forEach((remark, dossiers) -> remarks.put(remark.name(), dossiers));
        time(body, "lastContact", page.lastContact());
        time(body, "lastDelivery", page.lastDelivery());
        time(body, "lastEvent", page.lastEvent());
        body.put("deliveries", page.deliveries());
        body.put("repeats", source.repeats());
        account(body, page.account());
        body.put("dossiers", page.dossiers());
        body.put("waitingSteps", page.waitingSteps());
        body.put("openProblems", page.openProblems());
        body.put("cursor", source.cursor().map(Mask::address).orElse(null));
        body.set("lastFailedLook", source.failedLook().map(Api::failedLook).orElse(null));
        body.put("mapping", source.mapping().orElse(null));
        ObjectNode drift = body.putObject("drift");
        new TreeMap<>(source.drift()).forEach((path, count) -> drift.put(Mask.key(path), count));
        return body;
    }

    private static ObjectNode reconciliation(Job job) {
        ObjectNode body = object();
        body.put("from", job.request().from()).put("to", job.request().to());
        body.put("state", ReconcilePages.state(job));
        body.put("startedAt", job.startedAt());
        body.put("endedAt", job.endedAt().isEmpty() ? null : job.endedAt());
        body.put("by", job.request().who());
        body.put("comparedBy", job.source().how().name());
        body.put("lookedUp", job.portal().answered());
        body.put("findings", job.findings().size());
        body.put(
                "trouble",
                job.isFailed()
                        ? job.setbacks().code()
                        : emptyIsNull(job.source().trouble()));
        ArrayNode statements = body.putArray("statements");
        job.statements().forEach(statements::add);
        return body;
    }

    private static String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ObjectNode silence(Verdict verdict) {
        ObjectNode body = object();
        body.put("state", verdict.state().word());
        body.put("alarm", verdict.state().isAlarm());
        time(body, "since", verdict.since());
        time(body, "expectedBy", verdict.expectedBy());
        body.put("basis", verdict.basis());
        body.put("vi", verdict.vi());
        body.put("en", verdict.en());
        return body;
    }

    private static ObjectNode clock(Skew skew) {
        ObjectNode body = object();
        seconds(body, "aheadByEvents", skew.byEvents());
        seconds(body, "aheadByAnswers", skew.byAnswers());
        body.put("off", skew.isOff());
        return body;
    }

    private static void seconds(ObjectNode body, String name, Duration ahead) {
        body.put(name, ahead == null ? null : (Double) (ahead.toMillis() / 1000.0));
    }

    private static ObjectNode failedLook(FailedLook look) {
        ObjectNode body = object();
        time(body, "at", look.at());
        body.put("code", look.code());
        body.put("vi", look.vi());
        body.put("en", look.en());
        body.put("times", look.times());
        return body;
    }

    private static void account(ObjectNode body, Account account) {
        body.put("records", account.records());
        body.put("settled", account.settled());
        body.put("unchanged", account.unchanged());
        body.put("stale", account.stale());
        body.put("problems", account.problems());
        body.put("pending", account.pending());
        body.put("balances", account.balances());
    }

    static void time(ObjectNode body, String name, Instant at) {
        body.put(name, at == null ? null : at.toString());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
