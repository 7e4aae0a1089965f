package vn.lienthong.ledger;

import java.util.Locale;

/** Whether calls with one credential may go to the portal (src/docs/portal.md, "When the portal is away"). */
public enum LaneState {
    /** The portal answers. */
    CLOSED,
    /** It cannot be used: no call until a time. */
    OPEN,
    /** The time has come, and one call feels whether the portal is back. */
    HALF_OPEN;

    /** As API and metrics say it: {@code closed}, {@code open}, {@code half-open}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
