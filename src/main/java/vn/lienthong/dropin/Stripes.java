package vn.lienthong.dropin;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.lienthong.dossier.DossierNumber;

/**
 * One call at a time per dossier, many at once over all: a dossier has one of {@value #COUNT} stripes. Semaphores and not
 * locks, because the journal's thread gives a stripe free when the caller has given up waiting.
 */
final class Stripes {
    static final int COUNT = 1024;

    private final Semaphore[] stripes = new Semaphore[COUNT];

    Stripes() {
        for (int i = 0; i < COUNT; i++) {
            stripes[i] = new Semaphore(1);
        }
    }

    /** Taken in one order by everybody, so that two batches never wait for each other. Empty when the time is over. */
    Optional<Held> take(Collection<DossierNumber> numbers, Duration wait) {
        int[] wanted = numbers.stream()
                .mapToInt(number -> Math.floorMod(number.hashCode(), COUNT))
                .sorted()
                .distinct()
                .toArray();
        long end = System.nanoTime() + wait.toNanos();
        for (int taken = 0; taken < wanted.length; taken++) {
            if (!taken(stripes[wanted[taken]], end - System.nanoTime())) {
                new Held(wanted, taken).release();
                return Optional.empty();
            }
        }
        return Optional.of(new Held(wanted, wanted.length));
    }

    private static boolean taken(Semaphore stripe, long nanos) {
        try {
            return stripe.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stripes that are taken; released once, from any thread. */
    final class Held {
        private final int[] which;
        private final int count;

        private Held(int[] which, int count) {
            this.which = which;
            this.count = count;
        }

        void release() {
            for (int i = 0; i < count; i++) {
                stripes[which[i]].release();
            }
        }
    }
}
