package vn.lienthong.bench;

import java.util.Locale;

/** What may befall a hub. Each has a documented state: src/docs/bench.md. */
public enum Hardship {
    DISK_FULL,
    LEDGER_DISK_FULL,
    CLOCK_WRONG,
    SMALL_HEAP,
    JOURNAL_CUT,
    HALF_RECORD;

    /** As it is named in commands and reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
