package vn.lienthong.reconcile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.Resend;

/**
 * Does a job piece by piece: source and hub, then hub and portal, then what heals, then the statements. After each piece the job is
 * saved, so it goes on after a crash; a piece that was lost is done again, and nothing of it harms when repeated.
 */
public final class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int LOOK_UPS_AT_ONCE = 20;
    private static final int TRIES = 5;

    private final Ledger ledger;
    private final Parties parties;
    private final Jobs jobs;
    private final Statements statements;
    private final Clock clock;
    private final Map<String, LongAdder> heard = new ConcurrentHashMap<>();

    public Reconciler(Ledger ledger, Parties parties, Jobs jobs, Statements statements, Clock clock) {
        this.ledger = ledger;
        this.parties = parties;
        this.jobs = jobs;
        this.statements = statements;
        this.clock = clock;
    }

    /** Begins a job, or goes on with the one of the same source and days that was ordered alike and has not ended. */
    public Begun begin(Request request) {
        Optional<Job> open = jobs.find(request.id()).filter(job -> !job.isEnded());
        if (open.isPresent()) {
            return request.isAlike(open.get().request())
                    ? new Begun.Underway(open.get())
                    : new Begun.Otherwise(open.get());
        }
        Job job = Job.begin(request.drawn(clock), clock.instant().toString());
        jobs.save(job);
        return new Begun.Underway(job);
    }

    /**
     * The next piece of a job; false when somebody must be asked again later. That it is begun is durable before it is, so a piece
     * that ends the process each time is given up like one that throws each time.
     */
    public boolean step(Job job) {
        if (job.setbacks().areTooMany()) {
            jobs.save(giveUp(job));
            return true;
        }
        Job begun = job.begun();
        jobs.save(begun);
        Job next = piece(begun);
        jobs.save(next);
        log.atInfo()
                .addKeyValue("job", job.request().id())
                .addKeyValue("phase", next.phase())
                .addKeyValue("found", next.findings().size())
                .log("reconciled a piece");
        return next.portal().tries() == 0;
    }

    private Job piece(Job job) {
        return switch (job.phase()) {
            case COMPARE_SOURCE -> compare(job);
            case ASK_PORTAL -> ask(job);
            case HEAL -> heal(job);
            case CONCLUDE -> conclude(job);
            case DONE, FAILED -> job;
        };
    }

    /** A piece threw: it is begun again, but not for ever. Where a store is away, the job is not to blame. */
    public void failed(Job job, Throwable cause) {
        Job begun = jobs.find(job.request().id()).orElse(job);
        boolean passing = cause instanceof JournalUnavailable
                || cause instanceof LedgerUnavailable away && !away.isAboutContent();
        jobs.save(passing ? begun.notCounted() : begun.setBack(begun.setbacks().threw(begun.phase(), cause)));
    }

    private Job giveUp(Job job) {
        String at = clock.instant().toString();
        log.atError()
                .addKeyValue("job", job.request().id())
                .addKeyValue("code", job.setbacks().code())
                .addKeyValue("place", job.setbacks().place())
                .log("a reconciliation is given up; the others go on");
        Job failed = job.failed(at, List.of());
        try {
            return job.failed(at, statements.write(failed, at));
        } catch (RuntimeException e) {
            // It may be what failed all along; the job itself says that it did.
            return failed;
        }
    }

    private Job compare(Job job) {
        LongAdder count = new LongAdder();
        heard.put(job.request().id(), count);
        try {
            return new Comparison(ledger, parties, job.request(), count::increment).run(job);
        } finally {
            heard.remove(job.request().id());
        }
    }

    /** How many dossiers of hub and source the piece has gone through that compares them; 0 while none does. */
    public long heard(Job job) {
        LongAdder count = heard.get(job.request().id());
        return count == null ? 0 : count.sum();
    }

    private Job ask(Job job) {
        PortalSide side = job.portal();
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < LOOK_UPS_AT_ONCE && !side.isDone(); i++) {
            DossierNumber number = new DossierNumber(side.queue().get(side.next()));
            side = ask(side, ledger.find(number), found);
            if (side.tries() > 0) {
                break;
            }
        }
        return job.asked(side, found);
    }

    private PortalSide ask(PortalSide side, Optional<DossierPage> before, List<Finding> found) {
        boolean askable = before.filter(page -> page.believed().isPresent())
                .flatMap(DossierPage::credential)
                .filter(credential -> !Protocol.of(credential).issuesNumbers())
                .isPresent();
        if (!askable) {
            before.flatMap(PortalVerdict::unasked).ifPresent(found::add);
            return side.notAskableOne();
        }
        DossierPage page = before.get();
        PortalSaid said = parties.lookUp(page.credential().get(), page.number());
        if (said instanceof PortalSaid.NoAnswer) {
            PortalSide tried = side.triedInVain(TRIES);
            if (tried.next() > side.next()) {
                PortalVerdict.unasked(page).ifPresent(found::add);
            }
            return tried;
        }
        // Read again: what came, or was delivered, meanwhile is no difference.
        ledger.find(page.number())
                .filter(now -> now.version().equals(page.version()))
                .flatMap(now -> PortalVerdict.of(now, said))
                .ifPresent(found::add);
        return side.answeredOne();
    }

    private Job heal(Job job) {
        Request request = job.request();
        String why = "reconcile " + request.id();
        List<Long> positions = new ArrayList<>();
        if (request.heals(Request.RE_PUSH)) {
            Set<String> older = job.findings().stream()
                    .filter(Reconciler::isHubBehind)
                    .map(Finding::number)
                    .collect(Collectors.toSet());
            // What the hub is behind with itself must not be told over what the portal may know already.
            List<DossierNumber> wrong = job.findings().stream()
                    .filter(finding -> finding.wrong() == Finding.Side.PORTAL && !older.contains(finding.number()))
                    .map(finding -> new DossierNumber(finding.number()))
                    .toList();
            for (int from = 0; from < wrong.size(); from += Resend.MOST) {
                int to = Math.min(wrong.size(), from + Resend.MOST);
                positions.add(parties.rePush(wrong.subList(from, to), request.who(), why));
            }
        }
        boolean behind = job.findings().stream().anyMatch(Reconciler::isHubBehind);
        boolean pulled = behind
                && request.heals(Request.RE_PULL)
                && parties.rePull(request.source(), request.from(), request.who(), why);
        return job.healed(positions, pulled);
    }

    private static boolean isHubBehind(Finding finding) {
        return finding.between() == Finding.Between.SOURCE_HUB && finding.wrong() == Finding.Side.HUB;
    }

    private Job conclude(Job job) {
        String at = clock.instant().toString();
        return job.ended(at, statements.write(job, at));
    }
}
