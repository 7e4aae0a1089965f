package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;

/** The first piece of a job: the source against the hub, by digests where it offers them, else by what it lists. */
final class Comparison {
    private final Ledger ledger;
    private final Parties parties;
    private final Request request;
    private final Runnable each;

    /** @param each is told of every dossier that it goes through */
    Comparison(Ledger ledger, Parties parties, Request request, Runnable each) {
        this.each = each;
        this.ledger = ledger;
        this.parties = parties;
        this.request = request;
    }

    Job run(Job job) {
        Optional<RemoteDigests.Question> service = parties.digests(request.source());
        return service.isPresent() ? byDigests(job, service.get()) : byListing(job);
    }

    private Job byDigests(Job job, RemoteDigests.Question question) {
        RemoteDigests remote = new RemoteDigests(question, request.window());
        try {
            Holding holding = Holding.scan(ledger, request, remote.fields(), each);
            DigestTree ours = holding.tree();
            Descent descent = new Descent(ours, remote);
            List<Suspicion> suspicions = descent.run();
            String trouble = descent.unexplained() == 0 ? "" : "digests-do-not-follow";
            return conclude(job, holding, suspicions, side(remote, trouble));
        } catch (PartyUnavailable e) {
            return conclude(job, holding(), List.of(), side(remote, e.code()));
        }
    }

    private static SourceSide side(RemoteDigests remote, String trouble) {
        List<String> fields = remote.known().stream().map(Fact::field).toList();
        return new SourceSide(
                SourceSide.How.DIGESTS, trouble.isEmpty(), remote.covered(), 0, remote.bytes(), fields, trouble);
    }

    private Job byListing(Job job) {
        Holding holding = holding();
        Listing listing = new Listing(request.window(), holding.tree());
        SourceSide side = parties.read(request.source(), request.window(), heard -> {
            each.run();
            listing.hear(heard);
        });
        boolean asked = side.how() != SourceSide.How.NOT_ASKED;
        List<String> fields =
                asked ? List.of(Fact.values()).stream().map(Fact::field).toList() : List.of();
        SourceSide told = new SourceSide(
                side.how(), side.whole(), listing.said(), listing.unread(), side.bytes(), fields, side.trouble());
        return conclude(job, holding, asked ? listing.suspicions(side.whole()) : List.of(), told);
    }

    private Holding holding() {
        return Holding.scan(ledger, request, List.of(Fact.values()), each);
    }

    private Job conclude(Job job, Holding holding, List<Suspicion> suspicions, SourceSide side) {
        List<Finding> found = new ArrayList<>();
        String usual = usual(holding.agencies());
        suspicions.forEach(one -> judge(one, usual).ifPresent(found::add));
        // Nobody knows the day of what cannot be read: it may be one of these, whenever it came since.
        long unread = ledger.countUnread(request.source(), request.window().begin());
        return job.compared(holding.agencies(), unread, side, holding.toAsk(found), found);
    }

    /** Looked at again: what the hub has heard meanwhile is no difference. */
    private Optional<Finding> judge(Suspicion suspicion, String usual) {
        Optional<DossierPage> page = ledger.find(suspicion.number());
        Optional<DossierStatus> believed = page.flatMap(DossierPage::believed);
        Said said = suspicion.said();
        if (believed.isEmpty() || !page.get().source().equals(request.source())) {
            String note = page.map(known ->
                            known.source().equals(request.source()) ? PortalVerdict.held(known) : "other-owner")
                    .orElse("");
            return said == null
                    ? Optional.empty()
                    : Optional.of(finding(
                            suspicion,
                            said.agency().isEmpty() ? usual : said.agency(),
                            Finding.Kind.MISSING,
                            List.of(),
                            Finding.Side.HUB,
                            note));
        }
        String agency = believed.get().agency().today().root();
        if (said == null) {
            return request.window().holds(believed.get())
                    ? Optional.of(finding(suspicion, agency, Finding.Kind.EXTRA, List.of(), Finding.Side.SOURCE, ""))
                    : Optional.empty();
        }
        List<Finding.Differs> differs = Finding.differs(Facts.of(believed.get()), said.facts());
        return differs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(suspicion, agency, Finding.Kind.DIFFERENT, differs, wrong(believed.get(), said), ""));
    }

    /** The source decides what is true of its dossiers, unless it lists an older state than it told before. */
    private static Finding.Side wrong(DossierStatus believed, Said said) {
        return said.event().order(believed.event()) < 0 ? Finding.Side.SOURCE : Finding.Side.HUB;
    }

    private static Finding finding(
            Suspicion of,
            String agency,
            Finding.Kind kind,
            Collection<Finding.Differs> differs,
            Finding.Side wrong,
            String note) {
        return new Finding(
                of.number().value(), agency, Finding.Between.SOURCE_HUB, kind, List.copyOf(differs), wrong, note);
    }

    /** Whose a dossier is of which only its number is known: most of this source's are. */
    private static String usual(Map<String, Counts> agencies) {
        return agencies.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().believed()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
