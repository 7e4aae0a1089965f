package vn.lienthong.cadence;

import java.time.Instant;

/** When a source that was heard should be heard again. Pure: the same last sign gives the same times. */
interface Expectation {
    /** Quiet from here on is worth a look; {@link Instant#MAX} when nothing is expected. */
    Instant lateAt(Instant last);

    /** Quiet from here on is an alarm. */
    Instant silentAt(Instant last);

    /** What is expected, as part of a sentence: "mỗi 30 phút". */
    String vi();

    String en();
}
