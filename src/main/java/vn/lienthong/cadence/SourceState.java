package vn.lienthong.cadence;

import java.util.Locale;

/** How a source stands, in steps that a person can see from afar. The words are stable (src/docs/silence.md). */
public enum SourceState {
    ON_TIME(false),
    /** Never heard at all. */
    NEVER(false),
    /** A person has paused it. */
    PAUSED(false),
    /** Its file says that nothing is expected of it. */
    UNWATCHED(false),
    LATE(true),
    /** A file that is expected has not come. */
    LATE_FILE(true),
    /** The looks go well, but there is nothing in them where there always was something. */
    ZERO_ROWS(true),
    /** Rows come, but they never lead further. */
    FROZEN_CURSOR(true),
    /** A list that always changed, and has stood still for too long: a cached page, a stopped export. */
    UNCHANGING_PAGE(true),
    SILENT(true);

    private final boolean alarm;

    SourceState(boolean alarm) {
        this.alarm = alarm;
    }

    /** True when a person must look (guarantee G9). */
    public boolean isAlarm() {
        return alarm;
    }

    /** As it stands in the API, in metrics, in style classes and in text keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
