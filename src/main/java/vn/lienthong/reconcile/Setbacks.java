package vn.lienthong.reconcile;

/**
 * How often the next piece of a job was begun and did not come to its end, and why it did not the last time.
 *
 * @param begun how often in a row, kill and restart included
 * @param code stable, as in src/docs/reconcile.md; empty while nothing is wrong
 * @param vi what happened and what to do, without anything that a party said
 * @param en the same in English
 * @param place the piece, and where in the program
 */
public record Setbacks(int begun, String code, String vi, String en, String place) {
    /** So often a piece is begun; then the job is given up. */
    static final int MOST = 5;

    static final Setbacks NONE = new Setbacks(0, "", "", "", "");

    /** Once more; how it ends is not known yet, and if nobody says so, it was cut off. */
    Setbacks begun(Job.Phase phase) {
        return new Setbacks(
                begun + 1,
                "reconcile-cut-off",
                "Trục bị dừng giữa chừng mỗi khi làm bước " + phase + "; xem nhật ký chạy của trục, rồi chạy lại lệnh"
                        + " reconcile",
                "The hub was stopped in the middle of " + phase + " each time; see the hub's log, then give the command"
                        + " reconcile again",
                phase.name());
    }

    Setbacks back() {
        return begun <= 1 ? NONE : new Setbacks(begun - 1, code, vi, en, place);
    }

    /** It threw: our bug, or a party that no rule foresees. Says where, never what the exception says, which may quote a record. */
    Setbacks threw(Job.Phase phase, Throwable cause) {
        if (cause instanceof PartyUnavailable away) {
            return new Setbacks(begun, away.code(), away.vietnamese(), away.getMessage(), phase.name());
        }
        String where = where(cause);
        return new Setbacks(
                begun,
                "reconcile-failed",
                "Bước " + phase + " gặp lỗi " + where + "; xem nhật ký chạy của trục, rồi chạy lại lệnh reconcile",
                "Expected " + phase + " to come to its end, but found " + where
                        + "; see the hub's log, then give the command reconcile again",
                phase + " " + where);
    }

    boolean areTooMany() {
        return begun >= MOST;
    }

    private static String where(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String kind = cause.getClass().getSimpleName();
        return trace.length == 0
                ? kind
                : kind + " (" + trace[0].getClassName().replaceAll(".*\\.", "") + "." + trace[0].getMethodName() + ":"
                        + trace[0].getLineNumber() + ")";
    }
}
