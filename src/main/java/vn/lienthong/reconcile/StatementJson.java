package vn.lienthong.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A statement in JSON (src/docs/reconcile.md). Names are stable; no personal data: numbers of dossiers, codes and times. */
final class StatementJson {
    private static final int MOST = 1_000;

    private StatementJson() {}

    static ObjectNode of(Job job, String agency, String at) {
        Request request = job.request();
        List<Finding> findings = job.findings().stream()
                .filter(finding -> finding.agency().equals(agency))
                .toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("statement", 1).put("agency", agency).put("source", request.source());
        body.put("from", request.from()).put("to", request.to());
        body.put("startedAt", job.startedAt()).put("madeAt", at).put("by", request.who());
        Verdict verdict = job.verdict(agency);
        body.put("verdict", verdict.name()).put("agrees", verdict == Verdict.AGREES);
        failed(body, job);
        Counts counts = job.agencies().getOrDefault(agency, Counts.NONE);
        counts(body.putObject("counts"), counts);
        // Of the whole source: nobody knows whose they are.
        body.put("unreadRecords", job.unread());
        source(body.putObject("comparedWithSource"), job.source());
        portal(body.putObject("comparedWithPortal"), job, counts);
        body.set("nationalReport", report(job, agency, counts));
        ArrayNode list = body.putArray("findings");
        findings.stream().limit(MOST).forEach(finding -> finding(list.addObject(), finding));
        body.put("findingsInAll", findings.size()).put("findingsListed", list.size());
        ObjectNode healing = body.putObject("healing");
        request.heal().forEach(healing.putArray("ordered")::add);
        job.decisions().forEach(healing.putArray("decisions")::add);
        healing.put("sourceReadAgain", job.rePulled());
        return body;
    }

    /** Null for a job that came to its end. */
    private static void failed(ObjectNode to, Job job) {
        if (!job.isFailed()) {
            to.putNull("failed");
            return;
        }
        Setbacks why = job.setbacks();
        to.putObject("failed")
                .put("code", why.code())
                .put("vi", why.vi())
                .put("en", why.en())
                .put("place", why.place());
    }

    private static void counts(ObjectNode to, Counts counts) {
        to.put("believed", counts.believed())
                .put("confirmed", counts.confirmed())
                .put("waiting", counts.waiting())
                .put("held", counts.held());
    }

    private static void source(ObjectNode to, SourceSide side) {
        to.put("how", side.how().name())
                .put("vi", side.how().vi())
                .put("en", side.how().en());
        to.put("whole", side.whole())
                .put("said", side.said())
                .put("unread", side.unread())
                .put("bytes", side.bytes());
        side.fields().forEach(to.putArray("fields")::add);
        to.put("trouble", side.trouble());
    }

    /** Of the whole source, not of the agency alone: a sample is drawn from all. */
    private static void portal(ObjectNode to, Job job, Counts counts) {
        PortalSide side = job.portal();
        boolean none = side.answered() == 0 && side.notAskable() > 0;
        to.put("how", none ? "CONFIRMATIONS" : "CONFIRMATIONS_AND_LOOK_UPS");
        to.put("confirmedByJournal", counts.confirmed());
        to.put("dossiers", job.total().believed());
        to.put("suspects", side.suspects()).put("sampled", side.sampled());
        to.put("lookedUp", side.answered()).put("unanswered", side.unanswered()).put("notAskable", side.notAskable());
        to.put("suspectsNotAskable", side.suspectsNotAskable()).put("suspectsPassedOver", side.passedOver());
        to.put("seed", job.request().seed());
    }

    /** The national report's denominator (domain.md 5.2): the larger of what it says and what the portal holds. */
    private static ObjectNode report(Job job, String agency, Counts counts) {
        Long reported = job.request().report().get(agency);
        if (reported == null) {
            return null;
        }
        long denominator = Math.max(reported, counts.receivedConfirmed());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("reported", reported)
                .put("received", counts.received())
                .put("confirmed", counts.receivedConfirmed())
                .put("denominator", denominator)
                .put("agrees", job.reportAgrees(agency));
        // Nothing received is no rate: null is not 0 (domain.md 5.1).
        body.put(
                "rate",
                denominator == 0
                        ? null
                        : (Double) (Math.round(10_000.0 * counts.receivedConfirmed() / denominator) / 10_000.0));
        return body;
    }

    static void finding(ObjectNode to, Finding finding) {
        to.put("number", finding.number()).put("between", finding.between().name());
        to.put("kind", finding.kind().name())
                .put("wrong", finding.wrong().name())
                .put("note", finding.note());
        ArrayNode differs = to.putArray("differs");
        finding.differs().forEach(one -> differs.addObject()
                .put("field", one.field())
                .put("hub", one.hub())
                .put("other", one.other()));
    }
}
