package vn.lienthong.cadence;

import java.time.Duration;

/**
 * How a source's deliveries come, as far as silence is concerned.
 *
 * @param period how often it is asked; zero when it is not
 * @param expect what its file declares ({@link Declared})
 */
public record Carrier(Kind kind, Duration period, String expect) {
    public enum Kind {
        /** It sends by itself. */
        PUSHED,
        /** It is asked what changed. */
        CHANGES,
        /** Its whole list is read every time. */
        LISTING,
        /** It leaves files. */
        FILES
    }

    boolean isAsked() {
        return kind == Kind.CHANGES || kind == Kind.LISTING;
    }
}
