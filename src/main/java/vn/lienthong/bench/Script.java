package vn.lienthong.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * What a source will say, in batches, drawn from a seed: lives of dossiers side by side, with honest steps back, changes that keep
 * the status, records that come late, and batches that are sent again.
 */
final class Script {
    private static final List<List<Integer>> LIVES =
            List.of(List.of(2, 4, 9, 10), List.of(2, 4, 4, 9, 10), List.of(2, 4, 9, 4, 9, 10), List.of(2, 2, 4, 9, 10));
    private static final int LATE_PERCENT = 6;
    private static final int AGAIN_PERCENT = 5;
    private static final int LARGEST_BATCH = 12;

    private final Random random;

    private Script(long seed) {
        this.random = new Random(seed);
    }

    /** @param agency what the numbers begin with */
    static List<List<Said>> draw(long seed, String agency, int dossiers) {
        return new Script(seed).batches(agency, dossiers);
    }

    private List<List<Said>> batches(String agency, int dossiers) {
        List<Said> all = inTurn(lives(agency, dossiers));
        List<List<Said>> batches = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            batches.add(List.copyOf(all.subList(from, to)));
            from = to;
            if (random.nextInt(100) < AGAIN_PERCENT) {
                batches.add(batches.get(random.nextInt(batches.size())));
            }
        }
        return batches;
    }

    private List<List<Said>> lives(String agency, int dossiers) {
        List<List<Said>> lives = new ArrayList<>();
        for (int n = 0; n < dossiers; n++) {
            String number = String.format("%s.98-261012-%04d", agency, n);
            List<Integer> statuses = LIVES.get(random.nextInt(LIVES.size()));
            List<Said> life = new ArrayList<>();
            for (int nth = 0; nth < statuses.size(); nth++) {
                life.add(new Said(number, nth, statuses.get(nth)));
            }
            for (int nth = 1; nth < life.size(); nth++) {
                if (random.nextInt(100) < LATE_PERCENT) {
                    Collections.swap(life, nth - 1, nth);
                }
            }
            lives.add(life);
        }
        return lives;
    }

    /** The lives side by side, a dozen at a time, so that a dossier is spoken of again while its calls are on their way. */
    private List<Said> inTurn(List<List<Said>> lives) {
        List<Said> all = new ArrayList<>();
        Deque<List<Said>> waiting = new ArrayDeque<>(lives);
        List<List<Said>> open = new ArrayList<>();
        while (!waiting.isEmpty() || !open.isEmpty()) {
            while (open.size() < LARGEST_BATCH && !waiting.isEmpty()) {
                open.add(new ArrayList<>(waiting.removeFirst()));
            }
            List<Said> one = open.get(random.nextInt(open.size()));
            all.add(one.remove(0));
            open.removeIf(List::isEmpty);
        }
        return all;
    }
}
