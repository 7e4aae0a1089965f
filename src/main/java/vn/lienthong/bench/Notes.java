package vn.lienthong.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is seen while a hub is in hardship, and what is not as it should be. */
final class Notes {
    private static final int LOOK_MILLIS = 50;

    private final List<String> seen = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private String missing = "";

    /** Something that may fail. */
    @FunctionalInterface
    interface Look {
        boolean isSo() throws Exception;
    }

    void saw(String what) {
        seen.add(what);
    }

    void missing(String why) {
        missing = why;
    }

    void expect(String what, boolean isSo) {
        (isSo ? seen : surprises).add(what + (isSo ? "" : ": not so"));
    }

    /** Waits for it; says how long it took, or that it never came. */
    void await(String what, Duration most, Look look) throws Exception {
        long begun = System.nanoTime();
        while (!look.isSo()) {
            if (System.nanoTime() - begun > most.toNanos()) {
                surprises.add(what + ": not within " + most.toSeconds() + " s");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        seen.add(what + " (" + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms)");
    }

    List<String> seen() {
        return seen;
    }

    List<String> surprises() {
        return surprises;
    }

    String missing() {
        return missing;
    }
}
