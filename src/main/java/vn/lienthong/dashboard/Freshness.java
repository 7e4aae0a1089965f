package vn.lienthong.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long a source has been quiet, in steps that a person can see from afar. Alarms are another room's. */
enum Freshness {
    FRESH,
    LATE,
    SILENT,
    NEVER;

    static final Duration LATE_AFTER = Duration.ofMinutes(15);
    static final Duration SILENT_AFTER = Duration.ofHours(24);

    /** @param contact the last delivery or interval without news; null before the first */
    static Freshness of(Instant contact, Instant now) {
        if (contact == null) {
            return NEVER;
        }
        Duration quiet = Duration.between(contact, now);
        if (quiet.compareTo(SILENT_AFTER) > 0) {
            return SILENT;
        }
        return quiet.compareTo(LATE_AFTER) > 0 ? LATE : FRESH;
    }

    /** As it stands in the API, in style classes and in text keys. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
