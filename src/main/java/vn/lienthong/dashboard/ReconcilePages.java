package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.reconcile.Counts;
import vn.lienthong.reconcile.Finding;
import vn.lienthong.reconcile.Job;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.PortalSide;
import vn.lienthong.reconcile.Setbacks;
import vn.lienthong.reconcile.Statements;

/** {@code /doi-soat}: the last reconciliation of each source, its differences and statements. Changes nothing; safe from any thread. */
public final class ReconcilePages {
    static final String ADDRESS = "/doi-soat";
    private static final int SHOWN = 200;

    private final Jobs jobs;
    private final Statements statements;
    private final Notice notice;

    public ReconcilePages(Jobs jobs, Statements statements, Clock clock) {
        this.jobs = jobs;
        this.statements = statements;
        this.notice = new Notice(clock);
    }

    /**
     * {@code GET /doi-soat}, and with {@code ?bien-ban=} one statement as it is printed.
     *
     * @param numbers whether this person may see numbers of dossiers
     */
    public Page page(String lang, String statement, boolean numbers) {
        if (statement != null && !statement.isBlank()) {
            Optional<String> page = numbers ? statements.findPage(statement) : Optional.empty();
            return page.map(body -> Page.html(200, body)).orElseGet(() -> notice.of(404, lang, "noPage"));
        }
        Wording wording = notice.wording(lang);
        Map<String, Object> values = Frame.of(wording, wording.get("reconcileTitle"), ADDRESS, "", "");
        List<Job> last = List.copyOf(jobs.lastBySource().values());
        values.put("jobs", last.stream().map(job -> line(wording, job, numbers)).toList());
        values.put("none", last.isEmpty());
        return Page.html(200, Templates.render("reconcile", values));
    }

    private static Map<String, Object> line(Wording wording, Job job, boolean numbers) {
        Map<String, Object> values = new LinkedHashMap<>();
        Counts sum = job.total();
        values.put("source", job.request().source());
        values.put("from", job.request().from());
        values.put("to", job.request().to());
        String state = state(job);
        values.put("state", state);
        values.put("stateText", wording.get("reconcile_" + state));
        values.put("at", wording.moment(Instant.parse(job.isEnded() ? job.endedAt() : job.startedAt())));
        Setbacks why = job.setbacks();
        values.put("failed", job.isFailed());
        values.put("code", why.code());
        values.put("why", wording.choose(why.vi(), why.en()));
        values.put("place", why.place());
        values.put("believed", wording.number(sum.believed()));
        values.put("confirmed", wording.number(sum.confirmed()));
        values.put("waiting", wording.number(sum.waiting()));
        values.put("held", wording.number(sum.held()));
        values.put("unread", wording.number(job.unread()));
        values.put("anyUnread", job.unread() > 0);
        values.put(
                "how",
                wording.choose(job.source().how().vi(), job.source().how().en()));
        values.put("lookedUp", wording.number(job.portal().answered()));
        values.put("notAsked", wording.number(notAsked(job.portal())));
        values.put("anyNotAsked", notAsked(job.portal()) > 0);
        values.put("found", wording.number(job.findings().size()));
        values.put(
                "findings",
                job.findings().stream()
                        .limit(numbers ? SHOWN : 0)
                        .map(one -> finding(wording, one))
                        .toList());
        values.put("anyFindings", numbers && !job.findings().isEmpty());
        values.put(
                "statements",
                job.statements().stream()
                        .filter(name -> numbers)
                        .map(name -> Map.of("name", name, "link", wording.link(ADDRESS, "bien-ban", name)))
                        .toList());
        return values;
    }

    static String state(Job job) {
        if (!job.isEnded()) {
            return "running";
        }
        return job.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Suspects, and those of the sample, that were to be looked up and of whom the portal said nothing. */
    private static long notAsked(PortalSide side) {
        return (long) side.unanswered() + side.notAskable() + side.passedOver();
    }

    private static Map<String, Object> finding(Wording wording, Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", finding.number());
        values.put("link", wording.dossierLink(finding.number()));
        values.put("between", wording.get("reconcile_" + finding.between().name()));
        values.put("kind", wording.get("reconcile_" + finding.kind().name()));
        values.put("wrong", wording.get("reconcile_" + finding.wrong().name()));
        values.put(
                "fields",
                String.join(
                        ", ",
                        finding.differs().stream().map(Finding.Differs::field).toList()));
        values.put("note", finding.note());
        return values;
    }
}
