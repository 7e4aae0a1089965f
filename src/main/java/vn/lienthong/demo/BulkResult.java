package vn.lienthong.demo;

import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * What a bulk run sent, and the status each dossier should end at, in one byte a dossier.
 */
public final class BulkResult {
    private final String prefix;
    private final List<BulkDossiers> lanes;
    private final List<BulkWorker.Sent> sent;
    private final int wanted;

    BulkResult(BulkSettings settings, List<BulkDossiers> lanes, List<BulkWorker.Sent> sent) {
        this.prefix = BulkTemplate.prefix(settings);
        this.wanted = settings.statuses();
        this.lanes = List.copyOf(lanes);
        this.sent = List.copyOf(sent);
    }

    /** Statuses that the hub acknowledged. */
    public int records() {
        return sent.stream().mapToInt(BulkWorker.Sent::records).sum();
    }

    public int deliveries() {
        return sent.stream().mapToInt(BulkWorker.Sent::deliveries).sum();
    }

    /** POSTs beyond one per delivery: 503s waited out, lost answers. */
    public int retries() {
        return sent.stream().mapToInt(BulkWorker.Sent::tries).sum() - deliveries();
    }

    public long bytes() {
        return sent.stream().mapToLong(BulkWorker.Sent::bytes).sum();
    }

    public int dossiers() {
        return lanes.stream().mapToInt(BulkDossiers::count).sum();
    }

    /** False when the hub refused a batch or was away for longer than the settings' patience. */
    public boolean complete() {
        return records() == wanted;
    }

    /** Every dossier's number with the portal code it should end at; right only when {@link #complete()}. */
    public void forEach(ObjIntConsumer<String> expected) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            BulkDossiers dossiers = lanes.get(lane);
            for (int i = 0; i < dossiers.count(); i++) {
                int status = BulkTemplate.PATH.get(dossiers.position(i));
                expected.accept(prefix + String.format("%07d", sequence(i, lane, lanes.size())), status);
            }
        }
    }

    /** Lanes interleave, so numbers rise together as an agency's do. */
    static int sequence(int dossier, int lane, int lanes) {
        return dossier * lanes + lane + 1;
    }
}
