package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.ledger.DossierLine;
import vn.lienthong.ledger.Ledger;

/** What the hub holds of a source in the window: one scan of the ledger, from which everything else follows. */
final class Holding {
    private final Request request;
    private final Random random;
    private final DigestTree.Builder tree;
    private final Map<String, Counts> agencies = new TreeMap<>();
    private final List<String> suspects = new ArrayList<>();
    private final List<String> sample = new ArrayList<>();
    private int confirmed;
    private int passedOver;

    private Holding(Request request, Collection<Fact> fields) {
        this.request = request;
        this.random = new Random(request.seed());
        this.tree = new DigestTree.Builder(fields);
    }

    /**
     * @param fields what the digests cover
     * @param each is told of every dossier
     */
    static Holding scan(Ledger ledger, Request request, Collection<Fact> fields, Runnable each) {
        Holding holding = new Holding(request, fields);
        Window window = request.window();
        ledger.eachBelieved(request.source(), line -> {
            each.run();
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
        if (line.delivery() == DossierLine.Delivery.HELD) {
            suspect(number);
        }
        if (line.delivery() == DossierLine.Delivery.CONFIRMED) {
            draw(number);
        }
    }

    private void suspect(String number) {
        if (suspects.size() < PortalSide.MOST_SUSPECTS) {
            suspects.add(number);
        } else {
            passedOver++;
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
        Set<String> queue = new LinkedHashSet<>(suspects);
        List<String> doubtful = more.stream()
                .filter(finding -> finding.kind() != Finding.Kind.MISSING)
                .map(Finding::number)
                .filter(number -> !queue.contains(number))
                .distinct()
                .toList();
        doubtful.stream().limit(PortalSide.MOST_SUSPECTS).forEach(queue::add);
        int asked = queue.size();
        queue.addAll(sample);
        int left = passedOver + Math.max(0, doubtful.size() - PortalSide.MOST_SUSPECTS);
        return PortalSide.toAsk(List.copyOf(queue), asked, left);
    }
}
