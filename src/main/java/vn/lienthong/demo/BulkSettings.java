package vn.lienthong.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * One bulk run.
 *
 * @param code the source's code at the hub
 * @param agency whose dossiers they are; its numbers have seven digits a day
 * @param statuses how many statuses to push
 * @param batch how many in one POST
 * @param connections how many POSTs at once; a dossier always stays on one, so its order is kept
 * @param seed the same seed gives the same statuses
 * @param now the dossiers are of the day before
 * @param patience how long one POST is tried again before the run gives up
 */
public record BulkSettings(
        String code,
        Agency agency,
        int statuses,
        int batch,
        int connections,
        long seed,
        Instant now,
        Duration patience) {
    /** The numbers of an agency and a day have seven digits. */
    private static final int MOST = 15_000_000;

    public BulkSettings {
        if (statuses < 1 || statuses > MOST || batch < 1 || connections < 1) {
            throw new IllegalArgumentException(
                    "Expected 1 to " + MOST + " statuses in batches over connections, but found " + statuses + ", "
                            + batch + ", " + connections);
        }
    }

    public static BulkSettings of(String code, int statuses, Instant now) {
        return new BulkSettings(code, Agencies.TAX.get(0), statuses, 100, 8, 1, now, Duration.ofMinutes(2));
    }

    /** How many of the {@code statuses} connection {@code worker} sends. */
    int share(int worker) {
        return statuses / connections + (worker < statuses % connections ? 1 : 0);
    }
}
