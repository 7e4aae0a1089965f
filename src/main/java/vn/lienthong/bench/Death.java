package vn.lienthong.bench;

import java.util.List;
import java.util.Random;

/**
 * How the life of a hub is to end.
 *
 * @param point where a thread of it stands still and it is killed; empty for a moment drawn by chance
 * @param after how often that point is passed before
 * @param millis killed at the latest so long after it has opened; or after its start, when {@code inStart}
 */
record Death(String point, int after, int millis, boolean inStart) {
    /** Passed once in seconds only: the life ends at the first time. */
    private static final String SAVE = "save-";

    /** Around everything that becomes durable, and around the call to the portal; the ground knows where they stand. */
    static final List<String> POINTS = List.of(
            "receive-before-journal",
            "receive-after-journal",
            "normalise-before-read",
            "normalise-before-settle",
            "normalise-after-settle",
            SAVE + "before-tables",
            SAVE + "after-tables",
            "deliver-before-intent",
            "deliver-before-call",
            "deliver-after-call",
            "deliver-after-answer");

    private static final int IN_START_PERCENT = 10;
    private static final int AT_A_POINT_PERCENT = 60;
    private static final int LATEST_IN_START = 1800;
    private static final int MOST_PASSED = 12;

    static Death draw(Random random, int longestMillis) {
        int lot = random.nextInt(100);
        if (lot < IN_START_PERCENT) {
            return new Death("", 0, random.nextInt(LATEST_IN_START), true);
        }
        if (lot < IN_START_PERCENT + AT_A_POINT_PERCENT) {
            String point = POINTS.get(random.nextInt(POINTS.size()));
            int after = 1 + random.nextInt(MOST_PASSED);
            return new Death(point, point.startsWith(SAVE) ? 1 : after, 2 * longestMillis, false);
        }
        return new Death("", 0, longestMillis / 5 + random.nextInt(longestMillis), false);
    }

    List<String> jvm() {
        return point.isEmpty()
                ? List.of()
                : List.of("-D" + KillPoint.AT + "=" + point, "-D" + KillPoint.AFTER + "=" + after);
    }

    /** In the report. */
    String name(boolean wasReached) {
        if (wasReached) {
            return point;
        }
        return inStart ? "in-start" : "any-moment";
    }
}
