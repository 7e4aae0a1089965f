package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.lienthong.ledger.DossierLine;
import vn.lienthong.ledger.Ledger;

/** What the hub holds of a source in the window: one scan of the ledger, from which everything else follows. */
final class Holding {
    /** Suspects beyond these are not looked up one by one; the statement says so. */
    static final int MOST_SUSPECTS = 10_000;

    private final Request request;
    private final Random random;
    private final DigestTree.Builder tree;
    private final Map<String, Counts> agencies = new TreeMap<>();
    private final List<String> suspects = new ArrayList<>();
    private final List<String> sample = new ArrayList<>();
    private int confirmed;

    private Holding(Request request, Collection<Fact> fields) {
        this.request = request;
        this.random = new Random(request.seed());
        this.tree = new DigestTree.Builder(fields);
    }

    /** @param fields what the digests cover */
    static Holding scan(Ledger ledger, Request request, Collection<Fact> fields) {
        Holding holding = new Holding(request, fields);
        Window window = request.window();
        ledger.eachBelieved(request.source(), line -> {
            if (window.holds(line.believed())) {
                holding.take(line);
            }
        });
        return holding;
    }

    private void take(DossierLine line) {
        tree.add(Facts.of(line.believed()));
        agencies.merge(line.believed().agency().today().root(), Counts.NONE.plus(line), Counts::plus);
        String number = line.believed().number().value();
        if (line.delivery() == DossierLine.Delivery.HELD && suspects.size() < MOST_SUSPECTS) {
            suspects.add(number);
        }
        if (line.delivery() == DossierLine.Delivery.CONFIRMED) {
            draw(number);
        }
    }

    /** Each confirmed dossier has the same chance, however many there are; the same seed draws the same ones. */
    private void draw(String number) {
        confirmed++;
        if (sample.size() < request.sample()) {
            sample.add(number);
            return;
        }
        int place = random.nextInt(confirmed);
        if (place < request.sample()) {
            sample.set(place, number);
        }
    }

    DigestTree tree() {
        return tree.build();
    }

    Map<String, Counts> agencies() {
        return agencies;
    }

    /** @param more of whom something else made doubt */
    PortalSide toAsk(List<Finding> more) {
        List<String> queue = new ArrayList<>(suspects);
        more.stream()
                .filter(finding -> finding.kind() != Finding.Kind.MISSING)
                .map(Finding::number)
                .filter(number -> !queue.contains(number))
                .limit(MOST_SUSPECTS)
                .forEach(queue::add);
        int doubtful = queue.size();
        sample.stream()
                .filter(number -> !queue.subList(0, doubtful).contains(number))
                .forEach(queue::add);
        return new PortalSide(queue, doubtful, 0, 0, 0, 0, 0);
    }
}
