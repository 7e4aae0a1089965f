package vn.lienthong.demo;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One connection's dossiers, one byte each: how far along its path each is. 60 % of statuses open a new one. */
final class BulkDossiers {
    private static final int LAST = BulkTemplate.PATH.size() - 1;
    private static final int NEW_PERCENT = 60;
    private static final int TRIES = 4;

    private final SplittableRandom random;
    private final int window;
    private byte[] positions = new byte[1024];
    private int count;

    /** @param window among how many of the latest dossiers the next status falls */
    BulkDossiers(long seed, int window) {
        this.random = new SplittableRandom(seed);
        this.window = Math.max(1, window);
    }

    /** Picks the dossier of the next status and moves it on. */
    int next() {
        if (count > 0 && random.nextInt(100) >= NEW_PERCENT) {
            for (int i = 0; i < TRIES; i++) {
                int candidate = count - 1 - random.nextInt(Math.min(window, count));
                if (positions[candidate] < LAST) {
                    positions[candidate]++;
                    return candidate;
                }
            }
        }
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count * 2);
        }
        return count++;
    }

    int position(int dossier) {
        return positions[dossier];
    }

    int count() {
        return count;
    }
}
